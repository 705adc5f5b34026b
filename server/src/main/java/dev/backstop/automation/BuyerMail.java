package dev.backstop.automation;

import dev.backstop.post.Message;
import dev.backstop.replenishment.Proposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The mail that tells a buyer what is to be ordered from one vendor. */
final class BuyerMail {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private BuyerMail() {}

    static Message of(String cause, String to, @Nullable String vendor, List<Proposal> needs, @Nullable BigDecimal amount, OurPages pages, String link) {
        var from = vendor == null ? "To make and to move" : "To order from " + vendor;
        var count = needs.size() == 1 ? "1 item" : needs.size() + " items";
        var comesTo = amount == null ? "" : ", about " + amount.toPlainString();
        var subject = "%s: %s%s".formatted(from, count, comesTo);
        var text = """
                %s: %s%s.

                %s

                Look at them and release them here; opening the page orders nothing:
                %s

                You are told of each need once, and again only if it grows. %s
                """.formatted(from, count, comesTo, needs.stream().map(BuyerMail::words).collect(Collectors.joining("\n\n")), link, pages.firm());
        var html = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%1$s</title></head>
                <body style="font:16px/1.5 system-ui,Arial,sans-serif;max-width:640px;margin:24px auto;padding:0 16px">
                <h1 style="font-size:20px">%1$s</h1>
                %2$s
                <p><a href="%3$s" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5c5d;color:#ffffff;\
                text-decoration:none;font-weight:600">Look and release</a></p>
                <p style="font-size:14px">Opening the page orders nothing. You are told of each need once, and again only if it grows. %4$s</p>
                </body></html>
                """.formatted(html(subject), needs.stream().map(need -> "<p>%s</p>".formatted(html(words(need)).replace("\n", "<br>")))
                        .collect(Collectors.joining("\n")), html(link), html(pages.firm()));
        return Message.house(cause, to, null, subject, text, html, "en", cause);
    }

    /** A need with its arithmetic. */
    static String words(Proposal need) {
        var sum = need.arithmetic();
        var rounding = sum.rounding().stream().map(step -> "%s makes %s %s".formatted(step.rule(), step.from(), step.to())).collect(Collectors.joining(", "));
        return "%s of %s %s for %s\n%s On hand %s, supply in time %s, demand in time %s.%s\nOrder by %s%s.%s".formatted(
                need.quantity(), need.sku(), need.name(), need.location(), need.reason(), sum.onHand(), sum.openSupplyInTime(), sum.openDemandInTime(),
                rounding.isEmpty() ? "" : " Of what is missing, " + rounding + '.', day(need.orderOn()),
                need.expectedOn() == null ? "; no lead time is known" : ", here on " + day(need.expectedOn()), late(need));
    }

    private static String late(Proposal need) {
        return !need.onlyLate() ? "" : "\nOnly because %s: pull it in, bridge until it comes, or replace it.".formatted(need.lateSupply().stream()
                .map(late -> "%s line %d comes on %s (%s)".formatted(late.number(), late.line(), day(late.expectedOn()), late.quantity()))
                .collect(Collectors.joining(", ")));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String html(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}
