package dev.backstop.post;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML of a mail around what it says: one column that fits a phone, no pictures, nothing loaded from anywhere. Colours are given for light
 * and for dark, because programs that darken mails by themselves make grey on grey of them.
 */
public final class MailPage {
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

    private MailPage() {}

    /**
     * A whole page.
     *
     * @param content HTML that uses the classes above
     */
    public static String of(Locale language, String title, String content) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%s</title>
                <style>%s</style></head>
                <body><main>
                %s
                </main></body></html>
                """.formatted(language.toLanguageTag(), HtmlUtils.htmlEscape(title, "UTF-8"), STYLE, content);
    }
}
