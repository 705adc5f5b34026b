package dev.backstop.buying;

import static dev.backstop.buying.Pdf.text;

import dev.backstop.web.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A vendor's record on one sheet, for the talk with it: each line is a sentence that can be said, with its number. */
final class NegotiationSheet {
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 16mm 18mm 20mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: sans-serif; font-size: 7.5pt; color: #555555; } }
            body { font-family: sans-serif; font-size: 10pt; line-height: 1.4; color: #111111; }
            h1 { font-size: 16pt; margin: 0 0 1mm 0; }
            h2 { font-size: 11pt; margin: 7mm 0 1mm 0; }
            p { margin: 0 0 2mm 0; }
            .small { color: #555555; font-size: 8.5pt; }
            table { border-collapse: collapse; width: 100%; }
            th { text-align: left; font-size: 8.5pt; border-bottom: 1pt solid #111111; padding: 1mm 2mm 1mm 0; }
            td { border-bottom: 0.5pt solid #cccccc; padding: 1.4mm 2mm 1.4mm 0; vertical-align: top; }
            .n { text-align: right; white-space: nowrap; }
            """;
    private static final Sentences DAYS = Sentences.of("vendors", Locale.ENGLISH);

    private NegotiationSheet() {}

    static byte[] pdf(VendorRecord record, Letterhead from) {
        var facts = new StringBuilder();
        facts(record).forEach(fact -> facts.append("<tr><td>%s</td><td class=\"n\"><b>%s</b></td></tr>".formatted(text(fact.words()),
                text(fact.value()))));
        return Pdf.of("""
                <html><head><title>%s</title><style>%s</style></head><body>
                <h1>%s</h1><p class="small">%s · %s to %s</p>
                <h2>What we saw</h2><table><tbody>%s</tbody></table>%s
                <p class="small" style="margin-top:8mm">%s</p></body></html>
                """.formatted(text(record.name()), STYLE, text(record.name()), text("The record of %s with %s".formatted(record.vendor(), from.name())),
                text(DAYS.day(record.from())), text(DAYS.day(record.to())), facts, worst(record),
                text("Days are calendar days. Late is counted against the first day that was confirmed since we last asked. "
                        + "A customer-day is one day by which one customer's promised delivery was put off because of this vendor.")));
    }

    private record Fact(String words, String value) {}

    private static List<Fact> facts(VendorRecord record) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Orders sent", Integer.toString(record.orders())));
        facts.add(new Fact("Deliveries received", Integer.toString(record.deliveries())));
        facts.add(new Fact("Lead time: half of the deliveries took no more than", days(record.leadTime().p50())));
        facts.add(new Fact("Lead time: 9 in 10 took no more than", days(record.leadTime().p90())));
        facts.add(new Fact("Came by the day first said", record.dated() == 0 ? "none dated"
                : "%d of %d".formatted(record.onTime(), record.dated())));
        facts.add(new Fact("9 in 10 came no later after that day than", days(record.late().p90())));
        facts.add(new Fact("Dates confirmed and then moved back",
                "%d, by %d days".formatted(record.slips().count(), record.slips().days())));
        facts.add(new Fact("First word on an order, usually after", hours(record.acknowledgement().medianHours())));
        facts.add(new Fact("Orders that got no word", Integer.toString(record.acknowledgement().silent())));
        facts.add(new Fact("Of what was ordered, came with the first delivery", firstFill(record)));
        facts.add(new Fact("Customer-days of delay caused", "%d, on %d deliveries to %d customers".formatted(record.delay().customerDays(),
                record.delay().promises(), record.delay().customers())));
        facts.add(new Fact("Overdue today", Integer.toString(record.overdue())));
        return facts;
    }

    private static String firstFill(VendorRecord record) {
        return record.firstFill() != null ? "%.0f %%".formatted(record.firstFill() * 100)
                : record.deliveries() == 0 ? "nothing came" : "not known of what was taken over from elsewhere";
    }

    private static String worst(VendorRecord record) {
        if (record.worst().isEmpty()) {
            return "";
        }
        var rows = new StringBuilder();
        record.worst().forEach(item -> rows.append("<tr><td>%s</td><td>%s</td><td class=\"n\">%d of %d</td><td class=\"n\">%.1f</td></tr>".formatted(
                text(item.sku()), text(item.name()), item.late(), item.deliveries(), item.meanDaysLate())));
        return "<h2>Late most</h2><table><thead><tr><th>Item</th><th></th><th class=\"n\">Deliveries late</th><th class=\"n\">Days late, mean</th></tr></thead>"
                + "<tbody>" + rows + "</tbody></table>";
    }

    private static String days(@Nullable Double days) {
        return days == null ? "not known" : "%.0f days".formatted(days);
    }

    private static String hours(@Nullable Double hours) {
        return hours == null ? "not known" : hours < 48 ? "%.0f hours".formatted(hours) : "%.0f days".formatted(hours / 24);
    }
}
