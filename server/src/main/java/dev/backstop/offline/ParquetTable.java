package dev.backstop.offline;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import dev.backstop.exchange.Column;
import dev.backstop.exchange.NamedRows;
import dev.backstop.offline.TableInput.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** A Parquet file of a flat table, read row by row. Its cells become the texts that a CSV file would have, so that one set of rules reads both. */
final class ParquetTable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private ParquetTable() {}

    /** Whether what follows is Parquet; nothing is taken from it. */
    static boolean begins(InputStream bytes) throws IOException {
        bytes.mark(MAGIC.length);
        var start = bytes.readNBytes(MAGIC.length);
        bytes.reset();
        return Arrays.equals(start, MAGIC);
    }

    /**
     * Reads every row; lines count from 2 on, as below headings.
     *
     * @param name by which faults call the file
     */
    static void read(Path file, String name, List<Column> columns, BadLines bad, Reader reader) throws CannotRead, IOException {
        var headings = headings(file, name);
        var table = NamedRows.under(headings, columns);
        if (!table.headings().faults().isEmpty()) {
            throw new CannotRead("%s: %s".formatted(name, table.headings().faults().getFirst().reason()));
        }
        bad.leaveOut(name, table.headings().ignored());
        var line = 1L;
        try (var rows = ParquetReader.streamContent(file.toFile(), described -> new Texts(headings, described))) {
            for (var cells : (Iterable<String[]>) rows::iterator) {
                var row = table.row(++line, List.of(cells));
                reader.read(row);
                bad.add(name, row.faults());
            }
        } catch (RuntimeException broken) {
            throw new CannotRead("%s cannot be read on after line %d: %s. Only flat tables are understood.".formatted(name, line,
                    broken.getMessage()));
        }
    }

    private static List<String> headings(Path file, String name) throws CannotRead {
        try {
            return ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema().getColumns().stream()
                    .map(column -> column.getPath()[0]).toList();
        } catch (IOException | RuntimeException broken) {
            throw new CannotRead("%s begins as a Parquet file but is none, or is cut off: %s.".formatted(name, broken.getMessage()));
        }
    }

    /** Puts the values of a row under their headings, as texts. */
    private static final class Texts implements Hydrator<String[], String[]> {
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<String, PrimitiveType> types = new HashMap<>();

        Texts(List<String> headings, List<ColumnDescriptor> described) {
            for (var place = 0; place < headings.size(); place++) {
                places.put(headings.get(place), place);
            }
            described.forEach(column -> types.put(column.getPath()[0], column.getPrimitiveType()));
        }

        @Override
        public String[] start() {
            var cells = new String[places.size()];
            Arrays.fill(cells, "");
            return cells;
        }

        @Override
        public String[] add(String[] cells, String heading, @Nullable Object value) {
            var place = places.get(heading);
            var type = types.get(heading);
            if (value != null && place != null && type != null) {
                cells[place] = text(value, type);
            }
            return cells;
        }

        private static String text(Object value, PrimitiveType type) {
            return switch (value) {
                case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : "";
                case Float number -> Float.isFinite(number) ? new BigDecimal(Float.toString(number)).toPlainString() : "";
                case Integer number -> type.stringifier().stringify(number);
                case Long number -> type.stringifier().stringify(number);
                default -> String.valueOf(value);
            };
        }

        @Override
        public String[] finish(String[] cells) {
            return cells;
        }
    }
}
