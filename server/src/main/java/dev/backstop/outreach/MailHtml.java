package dev.backstop.outreach;

import dev.backstop.post.MailPage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A notice as the HTML of a mail. */
final class MailHtml {
    private MailHtml() {}

    static String of(NoticeBody body, Locale language) {
        return MailPage.of(language, body.subject(), body.blocks().stream().map(MailHtml::of).collect(Collectors.joining("\n")));
    }

    private static String of(NoticeBody.Block block) {
        return switch (block) {
            case NoticeBody.Lead(var words) -> "<h1>%s</h1>".formatted(text(words));
            case NoticeBody.Change(var order, var item, var was, var now, var why, _) -> """
                    <div class="change"><p>%s, %s</p>%s<p class="now">%s</p><p>%s</p></div>"""
                    .formatted(text(item), text(order), was.isEmpty() ? "" : "<p class=\"was\">%s</p>".formatted(text(was)), text(now),
                            text(why));
            case NoticeBody.Words(var words, _) -> "<p>%s</p>".formatted(text(words));
            case NoticeBody.Rows(var rows) -> "<dl>%s</dl>".formatted(rows.stream()
                    .map(row -> "<dt>%s</dt><dd>%s</dd>".formatted(text(row.what()), text(row.when()))).collect(Collectors.joining()));
            case NoticeBody.Choices(var ask, var choices, var links, _) -> "<p>%s</p>%s%s".formatted(text(ask), list(choices),
                    links.stream().map(link -> "<p><a class=\"button\" href=\"%s\">%s</a></p>".formatted(text(link.address()),
                            text(link.button())))
                    .collect(Collectors.joining()));
            case NoticeBody.Small(var words) -> "<p class=\"small\">%s</p>".formatted(text(words));
        };
    }

    private static String list(List<String> choices) {
        return choices.isEmpty() ? "" : "<ul>%s</ul>".formatted(
                choices.stream().map(choice -> "<li>%s</li>".formatted(text(choice))).collect(Collectors.joining()));
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}
