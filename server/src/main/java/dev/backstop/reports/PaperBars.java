package dev.backstop.reports;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Words;
import dev.backstop.reports.dashboards.Picture.Bars.Bar;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A picture of bars for paper: a table whose middle column is drawn by lengths, so that it prints sharp and its words can be searched. */
final class PaperBars {
    /** Millimetres of the longest bar. */
    private static final double LONGEST = 95;

    static final String STYLE = """
            .bars { margin: 3mm 0 1mm 0; page-break-inside: avoid; } .bars h2 { font-size: 10pt; margin: 0 0 1mm 0; }
            .bars table { margin-top: 1mm; width: auto; } .bars td { border: 0; padding: 0.5mm 3mm 0.5mm 0; vertical-align: middle; }
            .bar { height: 3mm; background-color: #0b5c5d; } .bar.less { background-color: #9f261c; }
            """;

    private PaperBars() {}

    static String html(RowBars drawn) {
        var longest = drawn.bars().stream().mapToDouble(bar -> Math.abs(bar.value())).max().orElse(0);
        var html = new StringBuilder("<div class=\"bars\"><h2>").append(text(drawn.title()))
                .append("</h2><p class=\"asked\">")
                .append(text(say("The first {0}, in the order of the table.", Words.count(drawn.bars().size(), "row"))))
                .append("</p><table>");
        drawn.bars().forEach(bar -> html.append("<tr><td>").append(text(bar.name())).append("</td><td>").append(bar(bar, longest))
                .append("</td><td class=\"n\">").append(text(bar.words())).append("</td></tr>"));
        return html.append("</table></div>").toString();
    }

    private static String bar(Bar bar, double longest) {
        var length = longest == 0 ? 0 : LONGEST * Math.abs(bar.value()) / longest;
        return String.format(Locale.ROOT, "<div class=\"%s\" style=\"width: %.2fmm\"></div>", bar.value() < 0 ? "bar less" : "bar", length);
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscapeDecimal(words, "UTF-8");
    }
}
