package dev.backstop.offline;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A CSV file in UTF-8 with a line of headings. Numbers that are not whole have three places. */
final class CsvOutput implements TableOutput {
    private final CsvWriter writer;

    private CsvOutput(CsvWriter writer) {
        this.writer = writer;
    }

    static CsvOutput open(String name, List<Head> heads) throws IOException {
        var output = new CsvOutput(CsvWriter.builder().build(text(name)));
        output.writer.writeRecord(heads.stream().map(Head::name).toArray(String[]::new));
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

    @Override
    public void row(@Nullable Object... cells) {
        var texts = new String[cells.length];
        for (var cell = 0; cell < cells.length; cell++) {
            texts[cell] = switch (cells[cell]) {
                case null -> "";
                case Double number -> String.format(Locale.ROOT, "%.3f", number);
                case BigDecimal number -> number.toPlainString();
                case Object other -> String.valueOf(other);
            };
        }
        writer.writeRecord(texts);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
