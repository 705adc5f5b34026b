package dev.backstop.desk.floor;

import dev.backstop.access.Who;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What changed since a person's last shift: dates that moved, with why, how many it touches, and whether they know. */
@Component
public class Changes {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int MOST = 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    Changes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One cause with what it did to one item.
     *
     * @param from and {@code to}: the earliest date before and after; null: none
     * @param told how many of the {@code deliveries} know by now
     */
    public record Change(String sku, String name, String cause, Instant at, int deliveries, int customers, @Nullable LocalDate from,
            @Nullable LocalDate to, boolean later,
            int told) {}

    /** Up to when the person at work has read; a day ago where nothing was read for long. */
    Instant since() {
        var now = clock.instant();
        var read = jdbc.sql("SELECT read_upto FROM desk.shift WHERE who = :who").param("who", Who.now())
                .query((row, _) -> row.getObject("read_upto", OffsetDateTime.class).toInstant()).optional().orElse(now.minus(A_DAY));
        return read.isBefore(now.minus(LONGEST)) ? now.minus(LONGEST) : read;
    }

    void read() {
        jdbc.sql("""
                INSERT INTO desk.shift (who, read_upto) VALUES (:who, :now) ON CONFLICT (who) DO UPDATE SET read_upto = excluded.read_upto
                """)
                .param("who", Who.now()).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** What was promised anew since then, to those who wait still: what became later first. */
    List<Change> since(Instant since) {
        return jdbc.sql("""
                WITH moved AS (
                    SELECT p.cause_text, p.made_at, ol.item_id, sl.id, o.customer_id, p.ship_by,
                           (SELECT b.ship_by FROM promising.promise b WHERE b.schedule_line_id = sl.id AND b.id < p.id
                                  ORDER BY b.id DESC LIMIT 1) AS before,
                           sl.heard_promise_id = p.id AS told
                      FROM promising.promise p
                      JOIN promising.schedule_line sl ON sl.promise_id = p.id AND sl.state = 'open'
                      JOIN orders.order_line ol ON ol.id = sl.line_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                     WHERE p.made_at > :since AND p.cause_kind NOT IN ('ordered', 'imported', 'edited'))
                SELECT i.sku, i.name, moved.cause_text AS cause, max(moved.made_at) AS at, count(*)::int AS deliveries,
                       count(DISTINCT moved.customer_id)::int AS customers, min(moved.before) AS from, min(moved.ship_by) AS to,
                       bool_or(moved.before IS NOT NULL AND (moved.ship_by IS NULL OR moved.ship_by > moved.before)) AS later,
                       count(*) FILTER (WHERE moved.told)::int AS told
                  FROM moved
                  JOIN catalog.item i ON i.id = moved.item_id
                 GROUP BY i.sku, i.name, moved.cause_text
                 ORDER BY later DESC, deliveries DESC, i.sku
                 LIMIT :most
                """).param("since", since.atOffset(ZoneOffset.UTC)).param("most", MOST).query(Change.class).list();
    }
}
