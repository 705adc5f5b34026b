package dev.backstop.console.today;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the duty to tell and the law want of somebody today: alarms from a week before a deadline, until it is kept. */
@Component
class LawWork {
    private static final int DAYS_AHEAD = 7; // five working days

    private final JdbcClient jdbc;
    private final Clock clock;

    LawWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<WorkRow> held() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, told.customers || CASE told.customers WHEN 1 THEN ' customer' ELSE ' customers' END
                           || ' would be told' AS what,
                       b.cause AS why, NULL::date AS day, NULL::numeric AS money, NULL AS currency, '/duties?state=' AS path, 'held' AS key,
                       'Decide' AS verb, NULL AS act
                  FROM outreach.brake b
                 CROSS JOIN LATERAL (SELECT count(*) AS customers FROM outreach.change_customer c WHERE c.reference = b.reference AND
                     c.said_at = b.said_at) told
                 WHERE b.state = 'held' AND EXISTS (SELECT FROM outreach.duty d WHERE d.brake_id = b.id AND d.state = 'open')
                 ORDER BY b.until, b.id
                 LIMIT :most
                """, LocalDate.EPOCH);
    }

    /** Those for whom the law has a deadline of its own stand there and not here. */
    List<WorkRow> untold(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, c.name || ' does not know yet: ' || o.number AS what,
                       d.cause AS why, d.due_by::date AS day, ol.price * sl.quantity / power(10::numeric, i.decimals) AS money, o.currency,
                       '/duties?order=' AS path, o.number AS key, 'Look' AS verb, NULL AS act
                  FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE d.state = 'open' AND d.due_by < (:today::date + 1)::timestamptz
                   AND NOT EXISTS (SELECT FROM outreach.legal_case k WHERE k.schedule_line_id = sl.id AND k.next_what = 'send-notice'
                                      AND k.strikes_on <= :today::date + :ahead)
                 ORDER BY d.due_by::date, money DESC NULLS LAST, d.id
                 LIMIT :most
                """, today);
    }

    /** What a person can still turn: a parcel to send, a notice to write, an answer to get. */
    List<WorkRow> deadlines(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, c.name || ': ' || o.number || CASE k.next_what
                           WHEN 'ship' THEN ' must ship' WHEN 'deliver' THEN ' must arrive' WHEN 'send-notice' THEN ' must offer a choice'
                           WHEN 'answer' THEN ' ends without an answer' ELSE ' has a deadline' END AS what,
                       'waits for ' || string_agg(DISTINCT i.name, ', ' ORDER BY i.name) AS why,
                       k.strikes_on AS day, sum(ol.price * sl.quantity / power(10::numeric, i.decimals)) AS money, o.currency,
                       '/orders/' AS path, o.number AS key, 'Look' AS verb, NULL AS act
                  FROM outreach.legal_case k
                  JOIN promising.schedule_line sl ON sl.id = k.schedule_line_id AND sl.state IN ('open', 'released')
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE k.strikes_on <= :today::date + :ahead AND k.state <> 'OFFER_SILENT_OK'
                 GROUP BY c.name, o.id, o.number, o.currency, k.next_what, k.strikes_on
                 ORDER BY k.strikes_on, money DESC NULLS LAST, o.id
                 LIMIT :most
                """, today);
    }

    /** Calls whose news still stands and that may be made now. */
    List<WorkRow> calls() {
        return jdbc.sql("""
                SELECT count(*) OVER ()::int AS total, 'Call ' || c.name || ', ' || k.phone AS what,
                       CASE WHEN told.orders LIKE '%,%' THEN 'about orders ' ELSE 'about order ' END || told.orders AS why, k.due_by::date
                           AS day,
                       told.money, told.currency, '/calls/' AS path, k.id::text AS key, 'Call' AS verb, NULL AS act
                  FROM outreach.call k
                  JOIN orders.customer c ON c.id = k.customer_id
                 CROSS JOIN LATERAL (SELECT string_agg(DISTINCT o.number, ', ') AS orders, min(o.currency) AS currency,
                                            sum(ol.price * sl.quantity / power(10::numeric, i.decimals)) AS money
                                       FROM outreach.notice_part part
                                       JOIN orders.sales_order o ON o.id = part.order_id
                                       LEFT JOIN promising.schedule_line sl ON sl.id = part.schedule_line_id
                                       LEFT JOIN orders.order_line ol ON ol.id = sl.line_id
                                       LEFT JOIN catalog.item i ON i.id = ol.item_id
                                      WHERE part.notice_id = k.notice_id) told
                 WHERE k.state = 'open' AND (k.not_before IS NULL OR k.not_before <= :now)
                   AND EXISTS (SELECT FROM outreach.duty d WHERE d.notice_id = k.notice_id AND d.state = 'open')
                 ORDER BY k.due_by::date, told.money DESC NULLS LAST, k.id
                 LIMIT :most
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("most", WorkRow.MOST).query(WorkRow.class).list();
    }

    List<WorkRow> refunds(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, 'Money back to ' || c.name AS what,
                       CASE WHEN r.due_by::date < :today::date THEN 'late' ELSE 'in time until then' END AS why, r.due_by::date AS day,
                       r.amount AS money, r.currency, '/refunds?order=' AS path, o.number AS key,
                       CASE r.state WHEN 'due' THEN 'Hand over' ELSE 'Confirm' END AS verb, NULL AS act
                  FROM outreach.refund r
                  JOIN orders.sales_order o ON o.id = r.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE r.state <> 'confirmed'
                 ORDER BY r.due_by::date, r.amount DESC, r.id
                 LIMIT :most
                """, today);
    }

    private List<WorkRow> rows(String sql, LocalDate today) {
        return jdbc.sql(sql).param("today", today).param("ahead", DAYS_AHEAD).param("most", WorkRow.MOST).query(WorkRow.class).list();
    }
}
