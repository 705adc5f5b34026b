package dev.backstop.offline;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A CSV file being written, in UTF-8 with a line of headings; {@code -} is the standard output. */
final class CsvOutput implements AutoCloseable {
    private final CsvWriter writer;

    private CsvOutput(CsvWriter writer) {
        this.writer = writer;
    }

    static CsvOutput open(String name, String... headings) throws IOException {
        var output = new CsvOutput(CsvWriter.builder().build(text(name)));
        output.writer.writeRecord(headings);
        return output;
    }

    private static Writer text(String name) throws CannotWrite {
        try {
            return name.equals("-")
                    ? new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))
                    : Files.newBufferedWriter(Path.of(name));
        } catch (IOException refused) {
            throw new CannotWrite(
                    "The file %s cannot be written. Does its folder exist, and may you write there?".formatted(name), refused);
        }
    }

    /** Nothing is an empty cell. */
    void row(@Nullable Object... cells) {
        var texts = new String[cells.length];
        for (var cell = 0; cell < cells.length; cell++) {
            texts[cell] = cells[cell] == null ? "" : String.valueOf(cells[cell]);
        }
        writer.writeRecord(texts);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
