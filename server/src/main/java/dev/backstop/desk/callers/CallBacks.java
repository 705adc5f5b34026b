package dev.backstop.desk.callers;

import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls that somebody promised to make. */
@Component
public class CallBacks {
    private final JdbcClient jdbc;
    private final Clock clock;

    CallBacks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One that was promised and not yet made. */
    public record Promised(long id, String customer, String name, @Nullable String phone, Instant at, String about, String madeBy) {}

    void promise(long customer, Instant at, String about, String callId) {
        if (!at.isAfter(clock.instant())) {
            throw Problem.refused("/at", "That time is over. Name a later one.");
        }
        jdbc.sql("""
                INSERT INTO desk.call_back (customer_id, at, about, call_id, made_at, made_by)
                VALUES (:customer, :at, :about, :call, :now, :by)
                """)
                .param("customer", customer).param("at", at.atOffset(ZoneOffset.UTC))
                .param("about", about.isBlank() ? "call back" : about.strip()).param("call", callId.isBlank() ? null : callId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now()).update();
    }

    /** It was made. Twice changes nothing. */
    void done(long id) {
        jdbc.sql("UPDATE desk.call_back SET done_at = :now, done_by = :by WHERE id = :id AND done_at IS NULL")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now()).param("id", id).update();
    }

    /** Those to make, due first. */
    public List<Promised> open(int most) {
        return jdbc.sql("""
                SELECT b.id, c.code AS customer, c.name, c.phone, b.at, b.about, b.made_by
                  FROM desk.call_back b
                  JOIN orders.customer c ON c.id = b.customer_id
                 WHERE b.done_at IS NULL
                 ORDER BY b.at, b.id
                 LIMIT :most
                """).param("most", most).query(Promised.class).list();
    }
}
