package dev.backstop.console.today;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has to leave today: orders, and reports that did not. */
@Component
class FloorWork {
    private final JdbcClient jdbc;

    FloorWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkRow> toShip(LocalDate today) {
        return jdbc.sql("""
                SELECT count(*) OVER ()::int AS total, o.number || ', ' || c.name AS what,
                       count(*) || CASE count(*) WHEN 1 THEN ' line is ready' ELSE ' lines are ready' END AS why,
                       min(p.ship_by) AS day, sum(ol.price * sl.quantity / power(10::numeric, i.decimals)) AS money, o.currency,
                       '/orders/' AS path, o.number AS key, 'Ship' AS verb, NULL AS act
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE sl.state = 'open' AND p.source = 'stock' AND p.ship_by <= :today
                   AND NOT EXISTS (SELECT FROM orders.hold WHERE hold.order_id = o.id AND hold.lifted_at IS NULL)
                 GROUP BY o.id, o.number, o.currency, c.name, o.priority
                 ORDER BY o.priority, min(p.ship_by), money DESC NULLS LAST, o.id
                 LIMIT :most
                """).param("today", today).param("most", WorkRow.MOST).query(WorkRow.class).list();
    }

    /** Runs of schedules that failed for good and were not followed by a better one: of a person's own schedules, or of all. */
    List<WorkRow> failedReports(String owner, boolean all) {
        return jdbc.sql("""
                SELECT count(*) OVER ()::int AS total, s.name || ' was not sent' AS what, r.failure AS why, r.due_at::date AS day,
                    NULL::numeric AS money,
                       NULL AS currency, '/report-schedules/' AS path, s.number AS key, 'Send now' AS verb,
                           '/today/report-schedules/{}/run' AS act
                  FROM reports.schedule s
                  JOIN LATERAL (SELECT state, failure, due_at, next_try_at FROM reports.run WHERE run.schedule_id = s.id ORDER BY id DESC
                      LIMIT 1) r
                         ON r.state = 'failed' AND r.next_try_at IS NULL
                 WHERE s.ended_at IS NULL AND (:all OR s.owner = :owner)
                 ORDER BY r.due_at, s.id
                 LIMIT :most
                """).param("owner", owner).param("all", all).param("most", WorkRow.MOST).query(WorkRow.class).list();
    }
}
