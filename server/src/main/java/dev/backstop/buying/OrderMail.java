package dev.backstop.buying;

import dev.backstop.post.Attachment;
import dev.backstop.post.Bytes;
import dev.backstop.post.Channel;
import dev.backstop.post.Message;
import dev.backstop.post.Stream;
import dev.backstop.web.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail that brings a version of a purchase order to its vendor, in the vendor's language. */
@Component
class OrderMail {
    private static final int MOST_ROWS = 20;

    private final VendorLinks links;

    OrderMail(VendorLinks links) {
        this.links = links;
    }

    /**
     * A mail.
     *
     * @param cause     one version is sent once under each
     * @param csvOnly   whether the vendor wants the table and no PDF
     * @param notBefore null: at once
     */
    Message of(OrderDocument order, String cause, String to, boolean csvOnly, @Nullable Instant notBefore) {
        var say = Sentences.of("vendors", Sentences.nearest(order.language()));
        var firm = Objects.requireNonNull(order.from().name(), "a letterhead has a name");
        var subject = say.say("mail.subject." + order.kind().code(), "number", order.number(), "firm", firm);
        var body = body(order, say, firm);
        return new Message(cause, Stream.SERVICE, Channel.EMAIL, to, order.to().name(), subject, body.text(),
                body.html(say.locale(), subject),
                say.locale().toLanguageTag(), thread(order.number()), order.number(), notBefore, files(order, csvOnly));
    }

    static String thread(String order) {
        return "purchase order " + order;
    }

    private MailText body(OrderDocument order, Sentences say, String firm) {
        var body = new MailText();
        body.words(order.to().contact() == null ? say.say("mail.hello") : say.say("mail.hello.name", "name", order.to().contact()));
        body.lead(say.say("mail.lead." + order.kind().code(), "number", order.number(), "firm", firm));
        if (order.kind() == OrderDocument.Kind.CHANGE) {
            body.rows(changes(order, say));
        } else if (order.kind() == OrderDocument.Kind.ORDER) {
            body.rows(order.lines().stream().limit(MOST_ROWS).map(line -> row(line, say)).toList());
            if (order.lines().size() > MOST_ROWS) {
                body.words(say.say("mail.more", "count", Integer.toString(order.lines().size() - MOST_ROWS)));
            }
        }
        if (order.customerOrder() != null && order.kind() != OrderDocument.Kind.CANCELLATION) {
            body.words(say.say("mail.straight", "address", order.deliverTo().inOneLine()));
            body.words(say.say("doc.straight", "firm", firm, "order", order.customerOrder()));
        }
        if (order.kind() != OrderDocument.Kind.CANCELLATION) {
            body.words(say.say("mail.please"));
        }
        body.button(say.say(order.kind() == OrderDocument.Kind.CANCELLATION ? "mail.button.look" : "mail.button"),
                links.page(order.number()));
        return body.small(say.say("mail.answer", "firm", firm));
    }

    private static List<String> changes(OrderDocument order, Sentences say) {
        var rows = new ArrayList<String>();
        for (var line : order.lines()) {
            var was = line.was();
            if (was != null) {
                rows.add(say.say("mail.changed", "item", line.name(), "now", quantity(line.quantity(), line.unit(), say), "date",
                        day(line, say),
                        "was", quantity(was.quantity(), was.unit(), say), "before", was.requestedOn() == null ? say.say("doc.soon")
                                : say.day(was.requestedOn())));
            }
        }
        return rows;
    }

    private static String row(OrderDocument.Line line, Sentences say) {
        return say.say("mail.row", "item", line.name(), "sku", line.vendorSku() == null ? line.sku() : line.vendorSku(),
                "quantity", quantity(line.quantity(), line.unit(), say), "date", day(line, say));
    }

    private static String quantity(java.math.BigDecimal quantity, String unit, Sentences say) {
        return "%s %s".formatted(Amounts.number(quantity, say.locale()), unit);
    }

    private static String day(OrderDocument.Line line, Sentences say) {
        return line.requestedOn() == null ? say.say("doc.soon") : say.day(line.requestedOn());
    }

    private static List<Attachment> files(OrderDocument order, boolean csvOnly) {
        var csv = new Attachment(order.fileName() + ".csv", "text/csv; charset=UTF-8", Bytes.of(OrderCsv.bytes(order)));
        return csvOnly ? List.of(csv) : List.of(new Attachment(order.fileName() + ".pdf", "application/pdf",
                Bytes.of(OrderSheet.pdf(order))), csv);
    }
}
