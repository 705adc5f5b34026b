package dev.backstop.reports;

import static dev.backstop.web.Say.say;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** For paper: the firm's name, sentences, the picture, the rows under a heading that stands on each page, totals, and numbered pages. */
final class PdfSheet implements ReportFiles.Sheet {
    /** Rows at most: some fifty pages, which is more than anybody reads, and what fits into a little memory. */
    static final int MOST_ROWS = 2_000;

    private static final int WIDE = 7;

    private final Layout layout;
    private final List<Column> columns;
    private final Heading heading;
    private final OutputStream out;
    private final Layout.Sums sums;
    private final @Nullable RowBars picture;
    private final StringBuilder body = new StringBuilder();
    private int rows;

    /** @param chart the column that is drawn; null: none */
    PdfSheet(Layout layout, Heading heading, @Nullable String chart, OutputStream out) {
        this.layout = layout;
        this.columns = layout.filed();
        this.heading = heading;
        this.out = out;
        this.sums = layout.new Sums();
        this.picture = chart == null ? null : new RowBars(layout.columns(), chart);
    }

    @Override
    public void row(Row row) {
        sums.add(row);
        if (++rows > MOST_ROWS) {
            return;
        }
        if (picture != null) {
            picture.add(row);
        }
        append(body, layout.filed(row));
    }

    @Override
    public void end() throws IOException {
        var html = new StringBuilder(head());
        heading.sentences().forEach(sentence -> html.append("<p>").append(text(sentence)).append("</p>"));
        heading.asked().forEach(asked -> html.append("<p class=\"asked\">").append(text(asked)).append("</p>"));
        if (rows > MOST_ROWS) {
            var first = say("The first {0} of {1} rows; the totals are those of all. XLSX and CSV files hold all rows.", MOST_ROWS, rows);
            html.append("<p>").append(text(first)).append("</p>");
        }
        if (rows == 0) {
            html.append("<p>" + text(say("No row fits")) + "</p>");
        } else {
            if (picture != null) {
                html.append(PaperBars.html(picture));
            }
            html.append("<table><thead><tr>");
            columns.forEach(column -> html.append(column.kind().isNumber() ? "<th class=\"n\">" : "<th>").append(text(layout.title(column)))
                    .append("</th>"));
            html.append("</tr></thead><tbody>").append(body);
            append(html.append("</tbody><tbody class=\"total\">"), totals());
            html.append("</tbody></table>");
        }
        new PdfRendererBuilder().withHtmlContent(html.append("</body></html>").toString(), null).toStream(out).run();
    }

    private List<Value> totals() {
        var totals = new ArrayList<>(layout.filed(sums.row()));
        if (totals.getFirst() instanceof Value.Nothing) {
            totals.set(0, new Value.Text("Total"));
        }
        return totals;
    }

    /** Borders of cells are not collapsed into each other: where a table is cut into pages, working that out takes most of the time. */
    private String head() {
        var taken = heading.summary() == null ? "" : say("As of {0}", PaperWords.moment(heading.summary().asOf()));
        return """
                <html><head><title>%s</title><style>
                @page { size: A4 %s; margin: 16mm 14mm 18mm 14mm;
                        @top-left { content: "%s"; font: 8pt sans-serif; } @top-right { content: "%s"; font: 8pt sans-serif; }
                        @bottom-right { content: counter(page) " %s " counter(pages); font: 8pt sans-serif; } }
                body { font-family: sans-serif; font-size: 8pt; line-height: 1.35; }
                h1 { font-size: 15pt; margin: 0 0 2mm 0; } p { margin: 0 0 1mm 0; font-size: 9pt; } p.asked { font-size: 8pt; color: #555; }
                table { width: 100%%; border-spacing: 0; margin-top: 3mm; -fs-table-paginate: paginate; }
                thead { display: table-header-group; } tr { page-break-inside: avoid; }
                td, th { text-align: left; vertical-align: top; padding: 0.8mm 2mm 0.8mm 0; border-bottom: 0.2mm solid #bbb; }
                th { font-size: 7.5pt; border-bottom: 0.4mm solid #333; } .n { text-align: right; white-space: nowrap; }
                .n + td, .n + th { padding-left: 2mm; }
                .total td { font-weight: bold; border-top: 0.4mm solid #333; }
                %s</style></head><body><h1>%s</h1>
                """.formatted(text(heading.title()), columns.size() > WIDE ? "landscape" : "portrait", css(heading.firm()), css(taken),
                css(say("{0} of {1}", "", "").strip()), PaperBars.STYLE, text(heading.title()));
    }

    private void append(StringBuilder html, List<Value> values) {
        html.append("<tr>");
        for (var value : values) {
            html.append(Layout.number(value) == null ? "<td>" : "<td class=\"n\">").append(text(PaperWords.of(value))).append("</td>");
        }
        html.append("</tr>");
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscapeDecimal(words, "UTF-8");
    }

    /** As a string of a style sheet. */
    private static String css(String words) {
        return text(words.replace("\\", "").replace("\"", "'"));
    }
}
