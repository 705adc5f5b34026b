package dev.backstop.console.today;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the duty to tell and the law want of somebody today: alarms from a week before a deadline, until it is kept. */
@Component
class LawWork {
    private static final int MOST = 8;
    private static final int DAYS_AHEAD = 7; // five working days

    private final JdbcClient jdbc;

    LawWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkQueue.Row> held() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, told.customers || CASE told.customers WHEN 1 THEN ' customer' ELSE ' customers' END
                           || ' would be told' AS what,
                       b.cause AS why, NULL::date AS day, '/duties?state=' AS path, 'held' AS key, 'Decide' AS verb
                  FROM outreach.brake b
                 CROSS JOIN LATERAL (SELECT count(*) AS customers FROM outreach.change_customer c WHERE c.reference = b.reference AND c.said_at = b.said_at) told
                 WHERE b.state = 'held'
                 ORDER BY b.until, b.id
                 LIMIT :most
                """, LocalDate.EPOCH);
    }

    List<WorkQueue.Row> untold(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, c.name || ' does not know yet: ' || o.number AS what,
                       d.cause AS why, d.due_by::date AS day, '/duties?order=' AS path, o.number AS key, 'Look' AS verb
                  FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE d.state = 'open' AND d.due_by < (:today::date + 1)::timestamptz
                 ORDER BY d.due_by, d.id
                 LIMIT :most
                """, today);
    }

    /** What a person can still turn: a parcel to send, a notice to write, an answer to get. */
    List<WorkQueue.Row> deadlines(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, c.name || ': ' || o.number || CASE k.next_what
                           WHEN 'ship' THEN ' must ship' WHEN 'deliver' THEN ' must arrive' WHEN 'send-notice' THEN ' must offer a choice'
                           WHEN 'answer' THEN ' ends without an answer' ELSE ' has a deadline' END AS what,
                       CASE WHEN k.strikes_on - :today::date <= 0 THEN 'last day' WHEN k.strikes_on - :today::date = 1 THEN 'tomorrow at the latest'
                            ELSE 'in ' || (k.strikes_on - :today::date) || ' days' END AS why,
                       k.strikes_on AS day, '/orders/' AS path, o.number AS key, 'Look' AS verb
                  FROM outreach.legal_case k
                  JOIN promising.schedule_line sl ON sl.id = k.schedule_line_id AND sl.state IN ('open', 'released')
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE k.strikes_on <= :today::date + :ahead AND k.state <> 'OFFER_SILENT_OK'
                 GROUP BY c.name, o.id, o.number, k.next_what, k.strikes_on
                 ORDER BY k.strikes_on, o.id
                 LIMIT :most
                """, today);
    }

    List<WorkQueue.Row> refunds(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, r.amount || ' ' || r.currency || ' back to ' || c.name AS what,
                       CASE WHEN r.due_by::date < :today::date THEN 'late' ELSE 'in time until then' END AS why, r.due_by::date AS day,
                       '/refunds?order=' AS path, o.number AS key, CASE r.state WHEN 'due' THEN 'Hand over' ELSE 'Confirm' END AS verb
                  FROM outreach.refund r
                  JOIN orders.sales_order o ON o.id = r.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE r.state <> 'confirmed'
                 ORDER BY r.due_by, r.id
                 LIMIT :most
                """, today);
    }

    private List<WorkQueue.Row> rows(String sql, LocalDate today) {
        return jdbc.sql(sql).param("today", today).param("ahead", DAYS_AHEAD).param("most", MOST).query(WorkQueue.Row.class).list();
    }
}
