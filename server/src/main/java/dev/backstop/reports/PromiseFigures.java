package dev.backstop.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds each first promise against the day on which it shipped; only what shipped since the night before is added. What is open and should
 * have shipped is written anew each night, without such a day.
 */
@Component
@Order(4)
class PromiseFigures implements Night.NightFigures {
    private static final int KEPT_DAYS = 400;

    private static final String FRESH = """
            CREATE TEMPORARY TABLE night_fresh ON COMMIT DROP AS
            SELECT sl.id, sl.line_id, sl.location_id, sl.quantity, sl.heard_promise_id, coalesce(sl.split_from, sl.id) AS promised_as
              FROM promising.schedule_line sl
             WHERE sl.state = 'shipped' AND sl.quantity > 0 AND sl.line_id IS NOT NULL
               AND NOT EXISTS (SELECT FROM reports.promise_outcome known WHERE known.schedule_line_id = sl.id)
            """;

    /** It left when its pegs were closed; what was cut off from a larger part has none, and left with the line's last shipment. */
    private static final String OUTCOMES = """
            INSERT INTO reports.promise_outcome (schedule_line_id, order_number, line, item_id, location_id, customer_id, vendor_id,
                   quantity, first_on, heard_on, source, confidence, shipped_on)
            SELECT fresh.id, o.number, ol.line, ol.item_id, fresh.location_id, o.customer_id, po.vendor_id, fresh.quantity, first.ship_by,
                   heard.ship_by, first.source, first.confidence, left_on.day
              FROM night_fresh fresh
              JOIN orders.order_line ol ON ol.id = fresh.line_id
              JOIN orders.sales_order o ON o.id = ol.order_id
              JOIN catalog.location l ON l.id = fresh.location_id
              JOIN (SELECT DISTINCT ON (fresh.id) fresh.id, p.ship_by, p.source, p.confidence, p.supply
                      FROM night_fresh fresh JOIN promising.promise p ON p.schedule_line_id = fresh.promised_as AND p.ship_by IS NOT NULL
                     ORDER BY fresh.id, p.id) first ON first.id = fresh.id
              LEFT JOIN (SELECT peg.schedule_line_id, max(peg.closed_at) AS at
                           FROM night_fresh fresh JOIN promising.peg peg ON peg.schedule_line_id = fresh.id
                          GROUP BY peg.schedule_line_id) closed ON closed.schedule_line_id = fresh.id
              LEFT JOIN (SELECT sent.line_id, max(s.at) AS at
                           FROM orders.shipment_line sent JOIN orders.shipment s ON s.id = sent.shipment_id AND s.reversed_at IS NULL
                          WHERE sent.line_id IN (SELECT line_id FROM night_fresh)
                          GROUP BY sent.line_id) sent ON sent.line_id = fresh.line_id
             CROSS JOIN LATERAL (SELECT (coalesce(closed.at, sent.at) AT TIME ZONE l.time_zone)::date AS day) left_on
              LEFT JOIN promising.promise heard ON heard.id = fresh.heard_promise_id
              LEFT JOIN supply.purchase_order po ON po.number = regexp_replace(first.supply, '/[^/]*$', '')
             WHERE left_on.day >= :since AND left_on.day < :today
            """;

    private static final String OVERDUE = """
            INSERT INTO reports.promise_outcome (schedule_line_id, order_number, line, item_id, location_id, customer_id, vendor_id,
                   quantity, first_on, heard_on, source, confidence, shipped_on)
            SELECT sl.id, o.number, ol.line, ol.item_id, sl.location_id, o.customer_id, po.vendor_id, sl.quantity, first.ship_by,
                   heard.ship_by, first.source, first.confidence, NULL
              FROM orders.order_line ol
              JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
              JOIN orders.sales_order o ON o.id = ol.order_id
              JOIN LATERAL (SELECT p.ship_by, p.source, p.confidence, p.supply
                              FROM promising.promise p
                             WHERE p.schedule_line_id = coalesce(sl.split_from, sl.id) AND p.ship_by IS NOT NULL
                             ORDER BY p.id
                             LIMIT 1) first ON first.ship_by >= :since AND first.ship_by < :today
              LEFT JOIN promising.promise heard ON heard.id = sl.heard_promise_id
              LEFT JOIN supply.purchase_order po ON po.number = regexp_replace(first.supply, '/[^/]*$', '')
             WHERE ol.quantity > ol.shipped + ol.cancelled
            """;

    private final JdbcClient jdbc;

    PromiseFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        jdbc.sql("""
                DELETE FROM reports.promise_outcome outcome
                 WHERE shipped_on IS NULL OR shipped_on < :since
                    OR NOT EXISTS (SELECT FROM promising.schedule_line sl WHERE sl.id = outcome.schedule_line_id AND sl.state = 'shipped')
                """).param("since", day.minusDays(KEPT_DAYS)).update();
        jdbc.sql("DROP TABLE IF EXISTS night_fresh").update();
        jdbc.sql(FRESH).update();
        jdbc.sql("ANALYZE night_fresh").update();
        jdbc.sql(OUTCOMES).param("since", day.minusDays(KEPT_DAYS)).param("today", day).update();
        jdbc.sql(OVERDUE).param("since", day.minusDays(KEPT_DAYS)).param("today", day).update();
    }
}
