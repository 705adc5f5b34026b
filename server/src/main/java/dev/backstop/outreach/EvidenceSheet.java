package dev.backstop.outreach;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The evidence as a document to read: one heading for each question that is asked. Times are those of our clocks with their distance from
 * UTC, so that an hour which comes twice in autumn is still one moment; of a message, whose own head counts so, UTC stands beside it.
 */
final class EvidenceSheet {
    private static final String HEAD = """
            <html><head><title>Evidence</title><style>
            @page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page) " of " counter(pages); font-size: 8pt; } }
            body { font-family: sans-serif; font-size: 9pt; line-height: 1.4; }
            h1 { font-size: 15pt; } h2 { font-size: 11pt; margin: 5mm 0 1mm 0; page-break-after: avoid; }
            table { width: 100%; border-collapse: collapse; } td,
                   th { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: 0.2mm solid #999; }
            .when { white-space: nowrap; } tr { page-break-inside: avoid; } th { font-size: 8pt; }
            </style></head><body>
            """;

    /** To the second: the data beside it has the rest. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final ZoneId zone;

    EvidenceSheet(ZoneId zone) {
        this.zone = zone;
    }

    String html(Evidence evidence) {
        var order = evidence.order();
        var law = evidence.law();
        return HEAD + Stream.of(
                "<h1>Order %s of %s</h1>".formatted(text(order.number()), text(order.customerName())),
                "<p>Ordered %s by %s. %s This was made %s. Times are of %s, each with its distance from UTC.</p>".formatted(
                        text(order.orderedAt()), text(order.channel()), text(order.paid()), text(evidence.madeAt()), text(zone.getId())),
                "<p>%s</p>".formatted(law.profile() == null ? "No law that is known here protects this customer."
                        : "%s. Applicable time: %s. It stands: %s.".formatted(text(law.law()), text(law.applicableTime()),
                        text(law.state().replace('-', ' ')))),
                order.completedAt() == null ? "" : "<p>Complete only since %s: %s</p>".formatted(text(order.completedAt()),
                text(order.completedBecause())),
                table("What was ordered", List.of("Line", "Item", "Quantity", "Shipped", "Cancelled"), evidence.lines().stream()
                        .map(line -> row(line.line(), line.sku() + " " + line.name(), line.quantity(), line.shipped(), line.cancelled()))),
                table("What was promised, and on which basis", List.of("Line", "At", "Quantity", "Ships by", "How sure", "Basis", "Why"),
                evidence.promises().stream()
                        .map(p -> row(p.line() + "." + p.scheduleLine(), p.at(), p.quantity(), p.shipBy() == null ? "no date" : p.shipBy(),
                        sure(p.confidence()), p.basis(),
                                p.cause()))),
                table("What the customer was told", List.of("Line", "At", "By", "To", "Words"), evidence.told().stream()
                        .map(told -> row(told.line() == null ? "all" : told.line() + "." + told.scheduleLine(), told.at(), told.via(),
                                told.to(), told.words()))),
                table("Messages as they were sent",
                        List.of("File, start of its SHA-256", "Left", "The same in UTC", "By", "To", "Subject", "Became"),
                        evidence.messages().stream()
                        .map(m -> row(m.file() + " " + m.sha256().substring(0, 16), m.leftAt(), utc(m.leftAt()), m.channel(),
                                m.recipient(), m.subject(),
                                m.state()
                        + (m.evidence() == null ? "" : ": " + m.evidence())))),
                table("Calls", List.of("At", "Number", "By", "Script", "Outcome", "Note"), evidence.calls().stream()
                        .map(call -> row(call.at(), call.phone(), call.by(), call.scriptVersion(), call.outcome(), call.note()))),
                table("Texts that came in", List.of("At", "From", "Words", "Meant", "Id"), evidence.texts().stream()
                        .map(in -> row(in.at(), in.sender(), in.body(), in.meaning(), in.id()))),
                table("What was offered", List.of("At", "What", "Item", "Worth", "Became", "By"), evidence.offers().stream()
                        .map(one -> row(one.madeAt(), one.gives(), one.item(), one.value().amount() + " " + one.value().currency(),
                                one.state(),
                        one.decidedBy()))),
                table("Duties to tell", List.of("Line", "Opened", "Due by", "Date", "Because", "Ended"), evidence.duties().stream()
                        .map(duty -> row(duty.line() + "." + duty.scheduleLine(), duty.openedAt(), duty.dueBy(), duty.newShipBy() == null
                        ? "no date" : duty.newShipBy(),
                                duty.cause(), duty.state() + " " + String.join("; ", duty.evidence())))),
                table("The clock of the law", List.of("Line", "At", "Who", "What", "Then", "Detail"), evidence.clock().stream()
                        .map(entry -> row(entry.line() + "." + entry.scheduleLine(), entry.at(), entry.who(), entry.what(), entry.state()
                        .replace('-', ' '), entry.detail()))),
                table("What the customer chose", List.of("At", "Choice", "Until", "By", "Call", "Script", "Words", "Recorded by"),
                evidence.consents().stream()
                        .map(k -> row(k.at(), k.choice(), k.until(), k.channel(), k.callId(), k.scriptVersion(), k.words(),
                        k.recordedBy()))),
                table("What shipped", List.of("Shipment", "At", "Line", "Quantity", "Carrier", "Tracking"), evidence.shipments().stream()
                        .map(s -> row(s.shipment() + (s.takenBack() ? " (taken back)" : ""), s.at(), s.line(), s.quantity(), s.carrier(),
                        s.tracking()))),
                table("What was cancelled", List.of("Line", "At", "Quantity", "Reason", "By"), evidence.cancellations().stream()
                        .map(k -> row(k.line(), k.at(), k.quantity(), k.reason(), k.by()))),
                table("What goes back", List.of("Refund", "Amount", "To", "Since", "Due by", "State", "Confirmed"), evidence.refunds()
                .stream()
                        .map(r -> row(r.refund(), r.amount().amount() + " " + r.amount().currency(), r.way(), r.vestedAt(), r.dueBy(),
                        r.state(), r.confirmedAt()))))
                .collect(Collectors.joining("\n")) + "</body></html>";
    }

    private String table(String title, List<String> headings, Stream<String> rows) {
        var body = rows.collect(Collectors.joining());
        var head = headings.stream().map(heading -> "<th>" + text(heading) + "</th>").collect(Collectors.joining());
        return "<h2>" + text(title) + "</h2>" + (body.isEmpty() ? "<p>Nothing.</p>" : "<table><tr>" + head + "</tr>" + body + "</table>");
    }

    private String row(@Nullable Object... cells) {
        return Stream.of(cells).map(cell -> (cell instanceof Temporal ? "<td class=\"when\">" : "<td>") + text(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private String text(@Nullable Object value) {
        return value == null ? ""
                : HtmlUtils.htmlEscapeDecimal(value instanceof Instant at ? TIME.format(at.atZone(zone)) : value.toString(), "UTF-8");
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }

    /** {@code 0.900} as {@code 90 %}. */
    private static String sure(@Nullable String confidence) {
        return confidence == null ? "" : new BigDecimal(confidence).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
