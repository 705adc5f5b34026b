package dev.backstop.outreach;

import dev.backstop.planning.telling.TellingTime;
import dev.backstop.planning.telling.TellingTime.Urgency;
import dev.backstop.web.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives each new duty the time at which it is told: at once where the date became much worse or was lost, else with the others of the day. */
@Component
class TellingPlan {
    private static final int MUCH_WORSE_DAYS = 3;
    private static final int TOGETHER = 2_000;

    private final JdbcClient jdbc;

    TellingPlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Fresh(long duty, @Nullable LocalDate was, @Nullable LocalDate now, Instant dueBy, ZoneId zone) {
        Instant tellAt(Instant instant) {
            return TellingTime.of(urgency(), instant, zone, dueBy);
        }

        private Urgency urgency() {
            var muchWorse = was == null || now == null || ChronoUnit.DAYS.between(was, now) >= MUCH_WORSE_DAYS;
            return muchWorse ? Urgency.AT_ONCE : Urgency.DIGEST;
        }
    }

    /** Plans some of the duties that were not yet looked at; answers whether there may be more. */
    boolean planSome(Instant now) {
        var fresh = fresh();
        jdbc.sql("""
                UPDATE outreach.duty d SET tell_at = t.tell_at FROM unnest(:ids::bigint[], :at::timestamptz[]) AS t (id, tell_at) WHERE d.id = t.id
                """).param("ids", Columns.longs(fresh, Fresh::duty)).param("at", Columns.texts(fresh, duty -> duty.tellAt(now))).update();
        return fresh.size() == TOGETHER;
    }

    private List<Fresh> fresh() {
        return jdbc.sql("""
                SELECT d.id, d.old_ship_by, d.new_ship_by, d.due_by, coalesce(c.time_zone, l.time_zone) AS zone
                  FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                  JOIN catalog.location l ON l.id = sl.location_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE d.state = 'open' AND d.tell_at IS NULL
                 ORDER BY d.id LIMIT :most
                   FOR UPDATE OF d SKIP LOCKED
                """).param("most", TOGETHER).query(TellingPlan::row).list();
    }

    private static Fresh row(ResultSet row, int number) throws SQLException {
        return new Fresh(row.getLong("id"), row.getObject("old_ship_by", LocalDate.class), row.getObject("new_ship_by", LocalDate.class),
                row.getObject("due_by", OffsetDateTime.class).toInstant(), ZoneId.of(row.getString("zone")));
    }

    /** When something is next to be told, planned or withdrawn, strictly after an instant; null while nothing waits. */
    @Nullable Instant next(Instant after) {
        return jdbc.sql("""
                SELECT min(at) FROM (
                    SELECT min(coalesce(tell_at, '-infinity')) AS at FROM outreach.duty WHERE state = 'open' AND notice_id IS NULL
                    UNION ALL SELECT min(tell_at) FROM outreach.word WHERE notice_id IS NULL AND dropped IS NULL
                    UNION ALL SELECT CASE WHEN EXISTS (
                """ + NoticeBook.STALE + """
                    ) THEN '-infinity'::timestamptz END) due
                """).query((row, _) -> row.getObject(1, OffsetDateTime.class)).optional()
                .map(at -> at.toInstant().isAfter(after) ? at.toInstant() : after.plusSeconds(1)).orElse(null);
    }
}
