package dev.backstop.outreach;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes that somebody followed the link in a notice. Our mails hold no picture that would tell when they are looked at: that takes a consent
 * which nobody gave. What opens links by itself, such as a scanner of mail, is left out as far as it shows; so this is worth knowing in a
 * call, and no evidence that anybody was told.
 */
@Component
class Openings {
    private final JdbcClient jdbc;
    private final Clock clock;

    Openings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The page behind a link was asked for; it counts where a browser says that somebody goes there. */
    void asked(String token, long order, HttpServletRequest request) {
        if ("navigate".equals(request.getHeader("Sec-Fetch-Mode")) && request.getHeader("Sec-Purpose") == null) {
            followed(token, order);
        }
    }

    /** Somebody went through the link; the first time stands. */
    void followed(String token, long order) {
        jdbc.sql("""
                UPDATE outreach.notice n
                   SET opened_at = :now
                 WHERE n.opened_at IS NULL AND position(:token IN n.text) > 0
                   AND n.id IN (SELECT part.notice_id FROM outreach.notice_part part WHERE part.order_id = :order)
                """).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("token", token).param("order", order).update();
    }
}
