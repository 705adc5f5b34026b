package dev.backstop.buying;

import static dev.backstop.buying.Pdf.text;

import dev.backstop.web.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A version of a purchase order on paper: the vendor's address where a window envelope shows it, the lines, the terms, page x of y. */
final class OrderSheet {
    private static final String STYLE = """
            @page { size: A4; margin: 16mm 16mm 22mm 20mm;
              @bottom-left { content: "{foot}"; font-family: sans-serif; font-size: 7.5pt; color: #555555; }
              @bottom-right { content: "{page} " counter(page) " / " counter(pages); font-family: sans-serif; font-size: 7.5pt; color: #555555; } }
            body { font-family: sans-serif; font-size: 9.5pt; line-height: 1.35; color: #111111; }
            h1 { font-size: 16pt; margin: 0 0 4mm 0; }
            p { margin: 0 0 3mm 0; }
            table { border-collapse: collapse; width: 100%; }
            .head td { vertical-align: top; padding: 0; }
            .firm { font-size: 12pt; font-weight: bold; }
            .from { font-size: 7pt; color: #555555; border-bottom: 0.5pt solid #999999; }
            .to { height: 32mm; padding-top: 2mm; }
            .facts td { padding: 0 0 1mm 4mm; vertical-align: top; }
            .name { color: #555555; }
            .lines { -fs-table-paginate: paginate; margin-top: 5mm; }
            .lines th { text-align: left; font-size: 8pt; border-bottom: 1pt solid #111111; padding: 1mm 2mm 1mm 0; }
            .lines td { border-bottom: 0.5pt solid #cccccc; padding: 1.4mm 2mm 1.4mm 0; vertical-align: top; }
            .lines tr { page-break-inside: avoid; }
            .lines .n { text-align: right; white-space: nowrap; }
            .was { color: #555555; font-size: 8pt; text-decoration: line-through; }
            .small { color: #555555; font-size: 8pt; }
            .total td { border-bottom: 0; border-top: 1pt solid #111111; font-weight: bold; }
            .notice { border: 1pt solid #111111; padding: 2mm 3mm; font-weight: bold; }
            """;

    private final OrderDocument order;
    private final Sentences say;

    private OrderSheet(OrderDocument order) {
        this.order = order;
        this.say = Sentences.of("vendors", Sentences.nearest(order.language()));
    }

    static byte[] pdf(OrderDocument order) {
        return Pdf.of(new OrderSheet(order).html());
    }

    private String html() {
        var footer = order.from().footer() == null ? order.from().name() : order.from().footer();
        var style = STYLE.replace("{foot}", quoted(String.valueOf(footer)))
                .replace("{page}", quoted(title() + " · " + say.say("doc.page")));
        var notice = order.kind() == OrderDocument.Kind.ORDER ? ""
                : "<p class=\"notice\">%s</p>".formatted(text(say.say("doc.notice." + order.kind().code())));
        return """
                <html lang="%s"><head><title>%s</title><style>%s</style></head><body>%s<h1>%s</h1>%s
                <table class="lines"><thead><tr>%s</tr></thead><tbody>%s%s</tbody></table>%s</body></html>
                """.formatted(say.locale().getLanguage(), text(title()), style, head(), text(title()), notice, columns(),
                order.lines().stream().map(this::line).collect(Collectors.joining()), total(), closing());
    }

    private String title() {
        return say.say("doc.title." + order.kind().code(), "number", order.number());
    }

    /** A string of CSS, as which the margin boxes take their words. */
    private static String quoted(String words) {
        return text(words.replace("\\", "").replace("\"", "'"));
    }

    private String head() {
        var from = order.from();
        var reach = block(Stream.of(from.phone(), from.email(), from.taxNumber() == null ? null
                : say.say("doc.tax", "number", from.taxNumber())));
        var sender = Stream.concat(Stream.of(String.valueOf(from.name())), from.lines().stream()).collect(Collectors.joining(" · "));
        return """
                <table class="head"><tr><td style="width:55%%"><p class="firm">%s</p></td><td><p>%s<br/>%s</p></td></tr>
                <tr><td><span class="from">%s</span><div class="to">%s</div></td><td><table class="facts">%s</table></td></tr></table>
                """.formatted(text(String.valueOf(from.name())), block(from.lines().stream()), reach, text(sender), party(order.to()), facts());
    }

    private String facts() {
        var rows = new ArrayList<String>();
        fact(rows, "doc.number", order.number());
        fact(rows, "doc.version", Integer.toString(order.version()));
        fact(rows, "doc.date", say.day(order.on()));
        fact(rows, "doc.blanket", order.blanketOrder());
        fact(rows, "doc.customer", order.customerNumber());
        fact(rows, "doc.buyer", order.buyer());
        rows.add("<tr><td class=\"name\">%s</td><td>%s</td></tr>".formatted(
                text(say.say(order.customerOrder() == null ? "doc.deliver" : "doc.deliver.straight")), party(order.deliverTo())));
        return String.join("", rows);
    }

    private void fact(List<String> rows, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            rows.add("<tr><td class=\"name\">%s</td><td>%s</td></tr>".formatted(text(say.say(name)), text(value)));
        }
    }

    private static String party(OrderDocument.Party party) {
        return block(Stream.concat(Stream.of(party.name(), party.contact()), party.address().stream()));
    }

    private static String block(Stream<@Nullable String> lines) {
        return lines.filter(line -> line != null && !line.isBlank()).map(line -> text(String.valueOf(line)))
                .collect(Collectors.joining("<br/>"));
    }

    private String columns() {
        return "<th>%s</th><th>%s</th><th>%s</th><th class=\"n\">%s</th><th>%s</th><th class=\"n\">%s</th><th class=\"n\">%s</th>".formatted(
                text(say.say("doc.line")), text(say.say("doc.item")), text(say.say("doc.on")), text(say.say("doc.quantity")),
                        text(say.say("doc.unit")),
                text(say.say("doc.price")), text(say.say("doc.amount")));
    }

    private String line(OrderDocument.Line line) {
        var locale = say.locale();
        var numbers = line.vendorSku() == null ? say.say("doc.ours", "sku", line.sku())
                : say.say("doc.yours", "vendorSku", line.vendorSku(), "sku", line.sku());
        var was = line.was();
        var before = was == null ? "" : "<br/><span class=\"was\">%s</span>".formatted(text(Amounts.number(was.quantity(), locale)));
        var dayBefore = was == null || was.requestedOn() == null || was.requestedOn().equals(line.requestedOn()) ? ""
                : "<br/><span class=\"was\">%s</span>".formatted(text(say.day(was.requestedOn())));
        return """
                <tr><td>%d</td><td>%s<br/><span class="small">%s</span></td><td>%s%s</td><td class="n">%s%s</td><td>%s</td><td class="n">%s</td><td class="n">%s</td></tr>
                """.formatted(line.line(), text(line.name()), text(numbers), text(day(line)), dayBefore,
                text(Amounts.number(line.quantity(), locale)), was != null && was.quantity().compareTo(line.quantity()) == 0 ? "" : before,
                        text(line.unit()),
                text(line.price() == null ? say.say("doc.agreed") : Amounts.money(line.price(), order.currency(), locale)),
                text(line.amount(order.currency()).map(amount -> Amounts.money(amount, order.currency(), locale)).orElse("")));
    }

    private String day(OrderDocument.Line line) {
        return line.requestedOn() == null ? say.say("doc.soon") : say.day(line.requestedOn());
    }

    private String total() {
        return order.total().map(total -> "<tr class=\"total\"><td colspan=\"5\">%s</td><td class=\"n\" colspan=\"2\">%s %s</td></tr>".formatted(
                text(say.say("doc.total")), text(Amounts.money(total, order.currency(), say.locale())), text(order.currency()))).orElse("");
    }

    private String closing() {
        var lines = new ArrayList<String>();
        if (order.paymentTerms() != null) {
            lines.add(say.say("doc.payment", "terms", order.paymentTerms()));
        }
        if (order.deliveryTerms() != null) {
            lines.add(say.say("doc.delivery", "terms", order.deliveryTerms()));
        }
        if (order.customerOrder() != null && order.kind() != OrderDocument.Kind.CANCELLATION) {
            lines.add(say.say("doc.straight", "firm", String.valueOf(order.from().name()), "order", order.customerOrder()));
        }
        if (order.kind() != OrderDocument.Kind.CANCELLATION) {
            lines.add(say.say("doc.please"));
        }
        return "<div style=\"margin-top:6mm;page-break-inside:avoid\">%s</div>".formatted(
                lines.stream().map(line -> "<p>%s</p>".formatted(text(line))).collect(Collectors.joining()));
    }
}
