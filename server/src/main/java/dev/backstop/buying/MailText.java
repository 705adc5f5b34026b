package dev.backstop.buying;

import dev.backstop.post.MailPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A mail to a vendor, written once and read twice: as text and as HTML. */
final class MailText {
    private final List<String> text = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();

    MailText lead(String words) {
        text.add(words);
        html.append("<h1>%s</h1>".formatted(safe(words)));
        return this;
    }

    MailText words(String words) {
        text.add(words);
        html.append("<p>%s</p>".formatted(safe(words).replace("\n", "<br>")));
        return this;
    }

    MailText rows(List<String> rows) {
        if (!rows.isEmpty()) {
            text.add(String.join("\n", rows.stream().map("- "::concat).toList()));
            html.append("<ul>");
            rows.forEach(row -> html.append("<li>%s</li>".formatted(safe(row))));
            html.append("</ul>");
        }
        return this;
    }

    MailText button(String words, String address) {
        text.add("%s:%n%s".formatted(words, address).replace("\r\n", "\n"));
        html.append("<p><a class=\"button\" href=\"%s\">%s</a></p>".formatted(safe(address), safe(words)));
        return this;
    }

    MailText small(String words) {
        text.add(words);
        html.append("<p class=\"small\">%s</p>".formatted(safe(words)));
        return this;
    }

    String text() {
        return String.join("\n\n", text) + "\n";
    }

    String html(Locale language, String subject) {
        return MailPage.of(language, subject, html.toString());
    }

    private static String safe(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}
