package dev.backstop.exchange;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file being read, row by row: UTF-8 with or without a mark, divided by comma, semicolon or tab, cells in quotes where they hold a divider
 * or a line break. Empty lines do not count as rows.
 */
public final class CsvTable implements AutoCloseable {
    private static final int LOOK_AHEAD = 64 * 1024;
    private static final int LONGEST_CELL = 1024 * 1024;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Manner manner;
    private final Headings headings;
    private long lastLine = 1;

    /**
     * How its cells are meant.
     *
     * @param commas whether the decimal mark is a comma
     * @param zone   of times without an offset
     */
    record Manner(boolean commas, ZoneId zone) {}

    private CsvTable(CsvReader<CsvRecord> reader, Manner manner, List<Column> columns) throws BrokenFile {
        this.reader = reader;
        this.records = reader.iterator();
        this.manner = manner;
        var first = record();
        this.headings = first == null
                ? new Headings(java.util.Map.of(), 0, List.of(), List.of(new Fault(1, null, null, "The file is empty. The first line must name the columns.")))
                : Headings.read(first.getStartingLineNumber(), first.getFields(), columns);
    }

    /** The file cannot be read on from here. */
    public static final class BrokenFile extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        BrokenFile(Fault fault) {
            super(fault.reason());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    public static CsvTable open(InputStream file, List<Column> columns, ZoneId zone) throws IOException, BrokenFile {
        var bytes = file.markSupported() ? file : new BufferedInputStream(file, LOOK_AHEAD);
        bytes.mark(LOOK_AHEAD);
        var start = bytes.readNBytes(LOOK_AHEAD);
        bytes.reset();
        if (isMarked(start)) {
            bytes.skipNBytes(3);
        }
        var divider = dividerOf(new String(start, StandardCharsets.UTF_8));
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = CsvReader.builder()
                .fieldSeparator(divider)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(new InputStreamReader(bytes, decoder));
        return new CsvTable(reader, new Manner(divider == ';', zone), columns);
    }

    public Headings headings() {
        return headings;
    }

    /** The next row with anything in it; null at the end. */
    public @Nullable Row next() throws BrokenFile {
        for (var record = record(); record != null; record = record()) {
            if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                return new Row(record.getStartingLineNumber(), record.getFields(), headings, manner);
            }
        }
        return null;
    }

    private @Nullable CsvRecord record() throws BrokenFile {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var record = records.next();
            lastLine = record.getStartingLineNumber();
            return record;
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new BrokenFile(new Fault(lastLine + 1, null, null, reason(broken)));
        }
    }

    private static String reason(Throwable broken) {
        for (var cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "The file is not UTF-8 near here. Save it as \"CSV UTF-8\".";
            }
        }
        return "The file cannot be read on near here. Maybe a quote was opened and never closed?";
    }

    private static boolean isMarked(byte[] start) {
        return start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
    }

    /** What divides the first line, outside quotes, most often. */
    private static char dividerOf(String start) {
        var counts = new int[3];
        var quoted = false;
        for (var at = 0; at < start.length(); at++) {
            var c = start.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (counts[0] + counts[1] + counts[2] > 0) {
                    break;
                }
            } else if (!quoted && ",;\t".indexOf(c) >= 0) {
                counts[",;\t".indexOf(c)]++;
            }
        }
        var best = 0;
        for (var candidate = 1; candidate < counts.length; candidate++) {
            best = counts[candidate] > counts[best] ? candidate : best;
        }
        return ",;\t".charAt(best);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
