package dev.backstop.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.backstop.console.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** For programs and spreadsheets: the names of columns, then a line for each row, as plain values; no totals. */
final class CsvSheet implements ReportFiles.Sheet {
    private final Layout layout;
    private final CsvWriter csv;

    CsvSheet(Layout layout, OutputStream out) {
        this.layout = layout;
        this.csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(layout.filed().stream().map(Column::name).toList());
    }

    @Override
    public void row(Row row) {
        csv.writeRecord(layout.filed(row).stream().map(CsvSheet::text).toList());
    }

    @Override
    public void end() throws IOException {
        csv.close();
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "";
            case Value.Text(var text) -> Csv.harmless(text);
            case Value.Name(var name) -> Csv.harmless(name);
            case Value.Quantity(var quantity, _) -> quantity.toPlainString();
            case Value.Money(var amount, _) -> amount.toPlainString();
            case Value.Number(var number) -> number.toPlainString();
            case Value.Percent(var share) -> share.toPlainString();
            case Value.Day(var day) -> day.toString();
            case Value.Moment(var at) -> at.toString();
        };
    }
}
