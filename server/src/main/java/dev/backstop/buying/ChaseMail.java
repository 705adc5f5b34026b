package dev.backstop.buying;

import dev.backstop.catalog.Vendor;
import dev.backstop.post.Channel;
import dev.backstop.post.Message;
import dev.backstop.post.Stream;
import dev.backstop.web.Json;
import dev.backstop.web.Sentences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail that asks a vendor what is due, all of it at once, each order with its own link. */
@Component
class ChaseMail {
    private final VendorLinks links;
    private final VendorManners manners;
    private final Letterheads letterheads;

    ChaseMail(VendorLinks links, VendorManners manners, Letterheads letterheads) {
        this.links = links;
        this.manners = manners;
        this.letterheads = letterheads;
    }

    /** What would be sent; {@code to} null: there is no address. */
    record Draft(@Nullable String to, String subject, String text, List<OpenQuestion> questions) {}

    Draft draft(Vendor vendor, List<OpenQuestion> questions) {
        var say = sentences(vendor);
        return new Draft(vendor.email(), subject(questions, say), body(vendor, questions, say).text(), questions);
    }

    Message of(Vendor vendor, List<OpenQuestion> questions, String cause) {
        var say = sentences(vendor);
        var subject = subject(questions, say);
        var body = body(vendor, questions, say);
        var about = questions.getFirst().purchaseOrder();
        return new Message(cause, Stream.SERVICE, Channel.EMAIL, Objects.requireNonNull(vendor.email(), "somebody to ask"), vendor.name(),
                subject, body.text(),
                body.html(say.locale(), subject), say.locale().toLanguageTag(), OrderMail.thread(about), about, null, List.of());
    }

    /** The same questions make the same message. */
    static String cause(Vendor vendor, List<OpenQuestion> questions) {
        var ids = questions.stream().map(OpenQuestion::question).sorted().toList().toString();
        return "questions to %s %s".formatted(vendor.code(), Json.sha256(ids.getBytes(StandardCharsets.UTF_8)).substring(0, 20));
    }

    private static Sentences sentences(Vendor vendor) {
        return Sentences.of("vendors", Sentences.nearest(vendor.language()));
    }

    private String subject(List<OpenQuestion> questions, Sentences say) {
        var firm = String.valueOf(letterheads.now().name());
        var numbers = questions.stream().map(OpenQuestion::purchaseOrder).distinct().toList();
        return numbers.size() == 1 ? say.say("chase.subject", "number", numbers.getFirst(), "firm", firm)
                : say.say("chase.subject.many", "count", Integer.toString(numbers.size()), "firm", firm);
    }

    private MailText body(Vendor vendor, List<OpenQuestion> questions, Sentences say) {
        var contact = manners.of(vendor.id()).contact();
        var body = new MailText().words(contact == null ? say.say("mail.hello") : say.say("mail.hello.name", "name", contact))
                .lead(say.say("chase.lead"));
        var byOrder = new LinkedHashMap<String, List<OpenQuestion>>();
        questions.forEach(question -> byOrder.computeIfAbsent(question.purchaseOrder(), _ -> new ArrayList<>()).add(question));
        byOrder.forEach((number, asked) -> {
            body.rows(asked.stream().map(question -> row(question, say)).toList());
            body.button(say.say("chase.button", "number", number), links.page(number));
        });
        return body.small(say.say("mail.answer", "firm", String.valueOf(letterheads.now().name())));
    }

    private static String row(OpenQuestion question, Sentences say) {
        return say.say("chase." + question.kind().replaceAll("-\\d+", ""), "number", question.purchaseOrder(),
                "item", item(question, say), "date", say.day(question.about()));
    }

    private static String item(OpenQuestion question, Sentences say) {
        if (question.line() == null) {
            return question.lines() == 1 ? say.say("chase.line") : say.say("chase.lines", "count", Integer.toString(question.lines()));
        }
        return "%s %s".formatted(question.quantity(), question.what());
    }
}
