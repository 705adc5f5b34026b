package dev.backstop.reports;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import dev.backstop.reports.Column.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook: typed cells under a heading that stays in sight, totals below, and a second sheet that says what it is. Rows leave for the
 * file by the
 * thousand, and text stands in its cell rather than in a list of all texts, so that memory does not grow with the rows.
 */
final class XlsxSheet implements ReportFiles.Sheet {
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int MOST_LETTERS = 31;
    private static final int MOST_ROWS = Worksheet.MAX_ROWS - 2;

    private final Layout layout;
    private final List<Column> columns;
    private final Heading heading;
    private final Workbook book;
    private final Worksheet sheet;
    private final Layout.Sums sums;
    private int next = 1;
    private int unstyled = 1;

    XlsxSheet(Layout layout, Heading heading, OutputStream out) {
        this.layout = layout;
        this.columns = layout.filed();
        this.heading = heading;
        this.sums = layout.new Sums();
        book = new Workbook(out, "Backstop", "1.0");
        sheet = book.newWorksheet(name(heading.title()));
        for (var c = 0; c < columns.size(); c++) {
            sheet.inlineString(0, c, layout.title(columns.get(c)));
            sheet.width(c, width(columns.get(c)));
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().wrapText(true).verticalAlignment("top").borderStyle("thin").set();
        sheet.freezePane(1, 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    @Override
    public void row(Row row) throws IOException {
        if (next > MOST_ROWS) {
            throw new IOException("A sheet holds at most %,d rows. Narrow the report, or take CSV.".formatted(MOST_ROWS));
        }
        sums.add(row);
        put(layout.filed(row));
        if (next - unstyled == ROWS_AT_A_TIME) {
            flush();
        }
    }

    @Override
    public void end() throws IOException {
        flush();
        if (next > 1) {
            var totals = layout.filed(sums.row());
            put(totals);
            if (totals.getFirst() instanceof Value.Nothing) {
                sheet.inlineString(next - 1, 0, say("Total"));
            }
            style(unstyled, next - 1);
            sheet.range(next - 1, 0, next - 1, columns.size() - 1).style().bold().borderStyle(org.dhatim.fastexcel.BorderSide.TOP,
                    "thin").set();
        }
        sheet.finish();
        about();
        book.finish();
    }

    /** A sheet's name has at most 31 characters, and none of some signs. */
    private static String name(String title) {
        var plain = title.replaceAll("[\\[\\]:*?/\\\\]", " ");
        return plain.length() > MOST_LETTERS ? plain.substring(0, MOST_LETTERS - 1) + '…' : plain;
    }

    private void put(List<Value> values) {
        for (var c = 0; c < values.size(); c++) {
            switch (values.get(c)) {
                case Value.Nothing _ -> {}
                case Value.Name(var name) -> sheet.inlineString(next, c, name);
                case Value.Text(var text) -> sheet.inlineString(next, c, String.valueOf(told(text)));
                case Value.Quantity(var quantity, _) -> number(c, quantity);
                case Value.Money(var amount, _) -> sheet.value(next, c, amount);
                case Value.Number(var number) -> number(c, number);
                case Value.Percent(var share) -> sheet.value(next, c, share);
                case Value.Day(var day) -> sheet.value(next, c, day);
                case Value.Moment(var at) -> sheet.value(next, c, at.atZone(ZoneOffset.UTC).toLocalDateTime());
            }
        }
        next++;
    }

    private void number(int c, BigDecimal number) {
        sheet.value(next, c, number);
        if (number.scale() > 0) {
            sheet.style(next, c).format("#,##0." + "0".repeat(Math.min(6, number.scale()))).set();
        }
    }

    private void flush() throws IOException {
        if (next > unstyled) {
            style(unstyled, next - 1);
            sheet.flush();
            unstyled = next;
        }
    }

    private void style(int from, int to) {
        for (var c = 0; c < columns.size(); c++) {
            var format = format(columns.get(c).kind());
            if (!format.isEmpty()) {
                sheet.range(from, c, to, c).style().format(format).set();
            }
        }
    }

    /** Numbers with decimals bear their own format. */
    private static String format(Kind kind) {
        return switch (kind) {
            case TEXT, QUANTITY, NUMBER -> "";
            case MONEY -> "#,##0.00";
            case PERCENT -> "0.0%";
            case DATE -> "yyyy-mm-dd";
            case MOMENT -> "yyyy-mm-dd hh:mm";
        };
    }

    private static int width(Column column) {
        return switch (column.kind()) {
            case TEXT -> column.name().equals("name") || column.name().endsWith("Name") ? 36 : 16;
            case QUANTITY, NUMBER, PERCENT -> 11;
            case MONEY -> 14;
            case DATE -> 12;
            case MOMENT -> 17;
        };
    }

    private void about() throws IOException {
        var about = book.newWorksheet(say("About"));
        about.width(0, 28);
        about.width(1, 90);
        var row = 0;
        about.inlineString(row++, 0, heading.firm() + ": " + heading.title());
        for (var sentence : heading.sentences()) {
            about.inlineString(row++, 1, sentence);
        }
        for (var asked : heading.asked()) {
            about.inlineString(row, 0, say("Asked for"));
            about.inlineString(row++, 1, asked);
        }
        if (heading.summary() != null) {
            about.inlineString(row, 0, say("As of (UTC)"));
            about.inlineString(row++, 1, heading.summary().asOf().toString());
        }
        for (var column : columns) {
            about.inlineString(row, 0, layout.title(column));
            about.inlineString(row++, 1, String.valueOf(told(column.about())));
        }
        about.finish();
    }
}
