package dev.backstop.post;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What would have left the building, in the order in which it would have. */
@RestController
@ConditionalOnProperty(name = "backstop.sandbox", havingValue = "true")
class SandboxMessagesApi {
    private final JdbcClient jdbc;

    SandboxMessagesApi(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One message; {@code kind} is email, sms, call, letter or webhook. */
    record Recorded(long message, Instant at, String kind, String to, String subject, String text, @Nullable String html, @Nullable String reference) {}

    @GetMapping("/api/v1/sandbox/messages")
    Listing<Recorded> messages(@RequestParam(required = false) @Nullable String cursor, @RequestParam(required = false) @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        var rows = jdbc.sql("""
                SELECT id, left_at, channel, recipient, subject, text, html, reference
                  FROM post.message WHERE left_at IS NOT NULL AND id > :after ORDER BY id LIMIT :limit
                """)
                .param("after", page.afterId()).param("limit", page.limit() + 1)
                .query((row, _) -> new Recorded(row.getLong("id"), row.getObject("left_at", OffsetDateTime.class).toInstant(), row.getString("channel"),
                        row.getString("recipient"), row.getString("subject"), row.getString("text"), row.getString("html"), row.getString("reference")))
                .list();
        return Listing.page(rows, page, message -> Long.toString(message.message()));
    }
}
