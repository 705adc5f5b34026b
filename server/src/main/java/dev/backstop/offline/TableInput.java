package dev.backstop.offline;

import dev.backstop.exchange.Column;
import dev.backstop.exchange.CsvTable;
import dev.backstop.exchange.CsvTable.BrokenFile;
import dev.backstop.exchange.Fault;
import dev.backstop.exchange.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A table to read: Parquet if it begins as Parquet does, else CSV. {@code -} is the standard input, and a name that ends in {@code .gz} is
 * unpacked.
 */
record TableInput(String name) {

    /** What to do with a row. It gives back nothing where a cell was unreadable; the row has noted why. */
    interface Reader {
        void read(Row row);
    }

    /**
     * Reads every row. Faulty rows are named; the reader has to leave them out, see {@link Row#isFaulty}.
     *
     * @throws CannotRead if a column is missing, or the file breaks off
     */
    void read(List<Column> columns, BadLines bad, Reader reader) throws CannotRead, IOException {
        try (var bytes = new BufferedInputStream(open())) {
            if (ParquetTable.begins(bytes)) {
                parquet(bytes, columns, bad, reader);
            } else {
                csv(bytes, columns, bad, reader);
            }
        }
    }

    private void csv(InputStream bytes, List<Column> columns, BadLines bad, Reader reader) throws CannotRead, IOException {
        try (var table = CsvTable.open(bytes, columns, ZoneOffset.UTC)) {
            refuse(table.headings().faults());
            bad.leaveOut(name, table.headings().ignored());
            for (var row = table.next(); row != null; row = table.next()) {
                reader.read(row);
                bad.add(name(), row.faults());
            }
        } catch (BrokenFile broken) {
            refuse(List.of(broken.fault()));
        }
    }

    /** Its directory stands at its end, so what comes as a stream is kept in a file until it is read. */
    private void parquet(InputStream bytes, List<Column> columns, BadLines bad, Reader reader) throws CannotRead, IOException {
        if (!name.equals("-") && !name.endsWith(".gz")) {
            ParquetTable.read(Path.of(name), name, columns, bad, reader);
            return;
        }
        var kept = Files.createTempFile("backstop-", ".parquet");
        try {
            Files.copy(bytes, kept, StandardCopyOption.REPLACE_EXISTING);
            ParquetTable.read(kept, name, columns, bad, reader);
        } finally {
            Files.delete(kept);
        }
    }

    private void refuse(List<Fault> faults) throws CannotRead {
        if (!faults.isEmpty()) {
            throw new CannotRead("%s, line %d: %s".formatted(name, faults.getFirst().line(), faults.getFirst().reason()));
        }
    }

    private InputStream open() throws CannotRead, IOException {
        if (name.equals("-")) {
            return System.in;
        }
        var path = Path.of(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CannotRead("There is no file %s that can be read.".formatted(name));
        }
        return name.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(path)) : Files.newInputStream(path);
    }

    /** The first text that is not empty. */
    static String either(@Nullable String text, String other) {
        return text == null ? other : text;
    }
}
