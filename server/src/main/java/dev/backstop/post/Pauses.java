package dev.backstop.post;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Streams that a person holds back. Nothing is lost: what is due waits, and what is owed keeps its deadline and alarms. */
@Component
public class Pauses {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Departures departures;

    Pauses(JdbcClient jdbc, Clock clock, Audit audit, Departures departures) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.departures = departures;
    }

    /** One that holds now. */
    public record Pause(String stream, Instant since, Instant until, String by, String reason) {}

    public List<Pause> now() {
        return jdbc.sql("SELECT stream, since, until, by, reason FROM post.pause WHERE until > :now ORDER BY stream")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Pause(row.getString("stream"), row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("until", OffsetDateTime.class).toInstant(), row.getString("by"), row.getString("reason"))).list();
    }

    /** Holds a stream back until an instant at the latest. */
    public void pause(Stream stream, Instant until, String reason) {
        if (!until.isAfter(clock.instant())) {
            throw Problem.refused("/until", "%s is past. Name the time at which messages leave again at the latest.".formatted(until));
        }
        if (reason.isBlank()) {
            throw Problem.refused("/reason", "Say why; it is kept with your name.");
        }
        jdbc.sql("""
                INSERT INTO post.pause (stream, since, until, by, reason) VALUES (:stream, :now, :until, :by, :reason)
                    ON CONFLICT (stream) DO UPDATE SET since = excluded.since, until = excluded.until, by = excluded.by, reason = excluded.reason
                """)
                .param("stream", stream.word()).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC))
                .param("by", Who.now()).param("reason", reason).update();
        audit.note("messages paused", "%s until %s: %s".formatted(stream.word(), until, reason));
    }

    public void resume(Stream stream) {
        jdbc.sql("DELETE FROM post.pause WHERE stream = :stream").param("stream", stream.word()).update();
        audit.note("messages resumed", stream.word());
        departures.wake();
    }
}
