package dev.backstop.outreach;

import dev.backstop.promising.AuditCheck;
import dev.backstop.promising.Difference;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A promise that is later than the one heard, by more than any grace, has a duty: open, or ended for this very promise. */
@Component
class SlipCheck implements AuditCheck {
    private final JdbcClient jdbc;

    SlipCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two weeks exceed the grace on every calendar that is in use; nearer dates are judged when the promise is made. */
    @Override
    public List<Difference> differences(int most) {
        return jdbc.sql("""
                SELECT o.number || '/' || ol.line || '.' || sl.number AS key, h.ship_by::text AS stored, coalesce(p.ship_by::text, 'no date') AS rebuilt
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  JOIN promising.promise h ON h.id = sl.heard_promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                 CROSS JOIN catalog.settings s
                 WHERE sl.state IN ('open', 'released') AND h.ship_by IS NOT NULL
                   AND (p.ship_by IS NULL OR p.ship_by > h.ship_by + 14 + s.grace_working_days)
                   AND NOT EXISTS (SELECT 1 FROM outreach.duty d WHERE d.schedule_line_id = sl.id AND d.state IN ('open', 'waived'))
                 ORDER BY 1 LIMIT :most
                """).param("most", most)
                .query((row, _) -> new Difference("slip without a duty", row.getString("key"), row.getString("stored"), row.getString("rebuilt"))).list();
    }
}
