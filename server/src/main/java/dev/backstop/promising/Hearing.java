package dev.backstop.promising;

import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers heard through messages: each of the promise that it spoke of, which may have been superseded since. */
@Component
public class Hearing {
    private final JdbcClient jdbc;

    Hearing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A promise that was told; {@code evidence} says how we know. */
    public record Heard(long promise, String via, String to, String words, String evidence) {}

    /** Records tellings; the newest promise told is what the customer has heard. */
    public void told(List<Heard> heard, Instant at) {
        if (heard.isEmpty()) {
            return;
        }
        jdbc.sql("""
                WITH told AS (
                    INSERT INTO promising.telling (promise_id, via, told_to, words, at, evidence)
                    SELECT t.promise_id, t.via, t.told_to, t.words, :at, t.evidence
                      FROM unnest(:promises::bigint[], :via::text[], :to::text[], :words::text[], :evidence::text[])
                           AS t (promise_id, via, told_to, words, evidence)
                     ORDER BY t.promise_id
                    RETURNING promise_id)
                UPDATE promising.schedule_line sl SET heard_promise_id = newest.promise_id
                  FROM (SELECT p.schedule_line_id, max(p.id) AS promise_id FROM told JOIN promising.promise p ON p.id = told.promise_id GROUP BY 1) newest
                 WHERE sl.id = newest.schedule_line_id AND (sl.heard_promise_id IS NULL OR sl.heard_promise_id < newest.promise_id)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC)).param("promises", Columns.longs(heard, Heard::promise))
                .param("via", Columns.texts(heard, Heard::via)).param("to", Columns.texts(heard, Heard::to))
                .param("words", Columns.texts(heard, Heard::words)).param("evidence", Columns.texts(heard, Heard::evidence)).update();
    }

    /** The tellings of these promises by that way came back: what was heard before counts again. */
    public void returned(Collection<Long> promises, String via, Instant at) {
        if (promises.isEmpty()) {
            return;
        }
        jdbc.sql("UPDATE promising.telling SET returned_at = :at WHERE promise_id = ANY (:promises) AND via = :via AND returned_at IS NULL")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("promises", promises.toArray(Long[]::new)).param("via", via).update();
        jdbc.sql("""
                UPDATE promising.schedule_line sl
                   SET heard_promise_id = (SELECT max(t.promise_id) FROM promising.telling t JOIN promising.promise p ON p.id = t.promise_id
                                            WHERE p.schedule_line_id IN (sl.id, sl.split_from) AND t.returned_at IS NULL)
                 WHERE sl.heard_promise_id = ANY (:promises)
                   AND NOT EXISTS (SELECT 1 FROM promising.telling t WHERE t.promise_id = sl.heard_promise_id AND t.returned_at IS NULL)
                """).param("promises", promises.toArray(Long[]::new)).update();
    }
}
