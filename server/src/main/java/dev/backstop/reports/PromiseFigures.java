package dev.backstop.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds each first promise against the day on which it shipped; only what shipped since the night before is added. */
@Component
@Order(4)
class PromiseFigures implements Night.NightFigures {
    private static final int KEPT_DAYS = 400;

    private final JdbcClient jdbc;

    PromiseFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        jdbc.sql("""
                DELETE FROM reports.promise_outcome outcome
                 WHERE shipped_on < :since
                    OR NOT EXISTS (SELECT FROM promising.schedule_line sl WHERE sl.id = outcome.schedule_line_id AND sl.state = 'shipped')
                """).param("since", day.minusDays(KEPT_DAYS)).update();
        jdbc.sql("""
                INSERT INTO reports.promise_outcome (schedule_line_id, order_number, line, item_id, location_id, customer_id, vendor_id,
                       quantity, first_on,
                       heard_on, source, confidence, shipped_on)
                SELECT sl.id, o.number, ol.line, ol.item_id, sl.location_id, o.customer_id, po.vendor_id, sl.quantity, first.ship_by,
                       heard.ship_by,
                       first.source, first.confidence, left_at.day
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN catalog.location l ON l.id = sl.location_id
                 CROSS JOIN LATERAL (SELECT (max(s.at) AT TIME ZONE l.time_zone)::date AS day
                                       FROM orders.shipment_line sent
                                       JOIN orders.shipment s ON s.id = sent.shipment_id AND s.reversed_at IS NULL
                                              AND s.location_id = sl.location_id
                                      WHERE sent.line_id = sl.line_id
                                        AND s.at <= coalesce((SELECT max(peg.closed_at) FROM promising.peg WHERE peg.schedule_line_id
                                               = sl.id), s.at)) left_at
                 CROSS JOIN LATERAL (SELECT p.ship_by, p.source, p.confidence, p.supply FROM promising.promise p
                                      WHERE p.schedule_line_id = coalesce(sl.split_from, sl.id) AND p.ship_by IS NOT NULL
                                             ORDER BY p.id LIMIT 1) first
                  LEFT JOIN promising.promise heard ON heard.id = sl.heard_promise_id
                  LEFT JOIN supply.purchase_order po ON po.number = regexp_replace(first.supply, '/[^/]*$', '')
                 WHERE sl.state = 'shipped' AND sl.quantity > 0 AND left_at.day >= :since AND left_at.day < :today
                   AND NOT EXISTS (SELECT FROM reports.promise_outcome known WHERE known.schedule_line_id = sl.id)
                """).param("since", day.minusDays(KEPT_DAYS)).param("today", day).update();
    }
}
