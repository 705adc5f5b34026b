package dev.backstop.outreach;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A notice as the HTML of a mail: one column that fits a phone, no tables, no pictures, nothing loaded from anywhere. Colours are given for
 * light and for dark, because programs that darken mails by themselves make grey on grey of them.
 */
final class MailHtml {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { margin: 0; padding: 24px 16px; background: #f8f7f4; color: #22201c; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
            main { max-width: 560px; margin: 0 auto; padding: 24px; background: #ffffff; border: 1px solid #e4e0d8; border-radius: 8px; }
            h1 { margin: 0 0 16px; font-size: 20px; line-height: 1.35; }
            p, ul, dl { margin: 0 0 16px; }
            ul { padding-left: 20px; }
            .change { margin: 0 0 16px; padding: 12px 16px; border-left: 4px solid #0b5c5d; background: #f2f0eb; }
            .change p { margin: 0; }
            .was { color: #57524a; }
            .now { font-weight: 600; }
            dt { font-weight: 600; }
            dd { margin: 0 0 8px; }
            .button { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #0b5c5d; color: #ffffff; text-decoration: none; font-weight: 600; }
            .small { margin: 0; font-size: 14px; color: #57524a; }
            @media (prefers-color-scheme: dark) {
              body { background: #171614; color: #ece8e0; }
              main { background: #1f1e1b; border-color: #36332d; }
              .change { background: #262420; border-color: #74c7c4; }
              .was, .small { color: #b9b3a7; }
              .button { background: #17706f; }
            }
            """;

    private MailHtml() {}

    static String of(NoticeBody body, Locale language) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%s</title>
                <style>%s</style></head>
                <body><main>
                %s
                </main></body></html>
                """.formatted(language.toLanguageTag(), text(body.subject()), STYLE,
                body.blocks().stream().map(MailHtml::of).collect(Collectors.joining("\n")));
    }

    private static String of(NoticeBody.Block block) {
        return switch (block) {
            case NoticeBody.Lead(var words) -> "<h1>%s</h1>".formatted(text(words));
            case NoticeBody.Change(var order, var item, var was, var now, var why, _) -> """
                    <div class="change"><p>%s, %s</p><p class="was">%s</p><p class="now">%s</p><p>%s</p></div>"""
                    .formatted(text(item), text(order), text(was), text(now), text(why));
            case NoticeBody.Words(var words, _) -> "<p>%s</p>".formatted(text(words));
            case NoticeBody.Rows(var rows) -> "<dl>%s</dl>".formatted(rows.stream()
                    .map(row -> "<dt>%s</dt><dd>%s</dd>".formatted(text(row.what()), text(row.when()))).collect(Collectors.joining()));
            case NoticeBody.Choices(var ask, var choices, var button, var address, _) -> """
                    <p>%s</p>%s<p><a class="button" href="%s">%s</a></p>""".formatted(text(ask),
                    list(choices), text(address), text(button));
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
