package dev.backstop.console;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A mail inside a page, as a program in light or in dark shows it. */
public final class MailFrame {
    /** A mail carries its style with it and can do nothing; only our own page may frame it. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

    private static final String FRAMING_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String CONTENT_POLICY = "Content-Security-Policy";

    private MailFrame() {}

    /** Lets the page that is answered show mails. */
    public static void allow(HttpServletResponse page) {
        page.setHeader(CONTENT_POLICY, FRAMING_POLICY);
    }

    /**
     * The mail alone.
     *
     * @param theme {@code dark}, or anything else for light
     */
    public static ResponseEntity<String> of(String html, String theme) {
        var media = theme.equals("dark") ? "@media all" : "@media not all";
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/html;charset=UTF-8")).header(CONTENT_POLICY, MAIL_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN").body(html.replace("@media (prefers-color-scheme: dark)", media));
    }
}
