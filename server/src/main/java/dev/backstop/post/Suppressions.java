package dev.backstop.post;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Addresses and numbers to which a stream sends no more. */
@Component
public class Suppressions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Suppressions(JdbcClient jdbc, Clock clock, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** One; {@code reason} is bounce, complaint, unsubscribed or by-hand. */
    public record Suppressed(String address, String stream, String reason, Instant since, String by, @Nullable String detail) {}

    public List<Suppressed> all() {
        return jdbc.sql("SELECT address, stream, reason, since, by, detail FROM post.suppression ORDER BY since DESC, address, stream LIMIT 1000")
                .query((row, _) -> new Suppressed(row.getString("address"), row.getString("stream"), row.getString("reason"),
                        row.getObject("since", OffsetDateTime.class).toInstant(), row.getString("by"), row.getString("detail"))).list();
    }

    /** A person stops a stream to an address. */
    public void add(String address, Stream stream, @Nullable String detail) {
        if (address.isBlank()) {
            throw Problem.refused("/address", "Name the mail address or the telephone number.");
        }
        put(address, stream, "by-hand", Who.now(), detail);
        audit.note("address suppressed", "%s, %s".formatted(address, stream.word()));
        events.publishEvent(new NoMore(address.strip(), stream));
    }

    /** A person lets a stream go to an address again. */
    public void lift(String address, Stream stream) {
        jdbc.sql("DELETE FROM post.suppression WHERE address = :address AND stream = :stream")
                .param("address", address.toLowerCase(Locale.ROOT)).param("stream", stream.word()).update();
        audit.note("address no longer suppressed", "%s, %s".formatted(address, stream.word()));
    }

    /** Whether a stream may not go to an address. */
    public boolean holds(String address, Stream stream) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM post.suppression WHERE address = :address AND stream = :stream)")
                .param("address", address.toLowerCase(Locale.ROOT)).param("stream", stream.word()).query(Boolean.class).single();
    }

    /** The receiver of a marketing message refuses more of them; unknown keys change nothing. */
    void unsubscribe(String key) {
        jdbc.sql("SELECT recipient FROM post.message WHERE key = :key").param("key", key).query(String.class).optional()
                .ifPresent(address -> put(address, Stream.MARKETING, "unsubscribed", "the receiver", null));
    }

    private void put(String address, Stream stream, String reason, String by, @Nullable String detail) {
        jdbc.sql("""
                INSERT INTO post.suppression (address, stream, reason, since, by, detail) VALUES (:address, :stream, :reason, :since, :by, :detail)
                    ON CONFLICT (address, stream) DO NOTHING
                """)
                .param("address", address.strip().toLowerCase(Locale.ROOT)).param("stream", stream.word()).param("reason", reason)
                .param("since", clock.instant().atOffset(ZoneOffset.UTC)).param("by", by).param("detail", detail).update();
    }

    /** Mail servers said of these that there is no such address: nothing more goes there, on either stream. */
    void bounced(List<Outgoing> messages) {
        if (!messages.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO post.suppression (address, stream, reason, since, by)
                    SELECT DISTINCT lower(a), s, 'bounce', :since::timestamptz, 'the mail server'
                      FROM unnest(:addresses::text[]) AS a CROSS JOIN (VALUES ('service'), ('marketing')) AS streams (s)
                        ON CONFLICT (address, stream) DO NOTHING
                    """)
                    .param("since", clock.instant().atOffset(ZoneOffset.UTC)).param("addresses", Columns.texts(messages, Outgoing::to)).update();
        }
    }

    /** The same for what came back later; a complaint ends marketing only, because service is owed. */
    void returned(List<Bounce> bounces) {
        jdbc.sql("""
                INSERT INTO post.suppression (address, stream, reason, since, by, detail)
                SELECT DISTINCT ON (lower(m.recipient), s) lower(m.recipient), s, CASE b.kind WHEN 'COMPLAINT' THEN 'complaint' ELSE 'bounce' END,
                       :since::timestamptz, 'the mail server', b.why
                  FROM unnest(:keys::text[], :kinds::text[], :why::text[]) AS b (key, kind, why)
                  JOIN post.message m ON m.key = b.key
                 CROSS JOIN (VALUES ('service'), ('marketing')) AS streams (s)
                 WHERE b.kind = 'HARD' OR s = 'marketing'
                    ON CONFLICT (address, stream) DO NOTHING
                """)
                .param("since", clock.instant().atOffset(ZoneOffset.UTC)).param("keys", Columns.texts(bounces, Bounce::key))
                .param("kinds", Columns.texts(bounces, Bounce::kind)).param("why", Columns.texts(bounces, Bounce::why)).update();
    }
}
