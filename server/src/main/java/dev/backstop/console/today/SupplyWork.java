package dev.backstop.console.today;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has to be ordered, asked for, sent and received today. */
@Component
class SupplyWork {
    private final JdbcClient jdbc;

    SupplyWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What should be here and is not; the money is that of the customers' deliveries that wait for it. */
    List<WorkRow> late(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, po.number || ' from ' || v.name || ' is overdue' AS what,
                       CASE waits.deliveries WHEN 0 THEN 'nobody waits for it yet' WHEN 1 THEN '1 delivery waits for it'
                            ELSE waits.deliveries || ' deliveries wait for it' END AS why,
                       overdue.day, waits.money, waits.currency, '/purchase-orders/' AS path, po.number AS key, 'Ask for a date' AS verb,
                           NULL AS act
                  FROM (SELECT l.order_id, min(p.expected_on) AS day, array_agg(p.id) AS parts
                          FROM supply.purchase_order_part p
                          JOIN supply.purchase_order_line l ON l.id = p.line_id
                         WHERE p.sent AND p.quantity > p.received + p.cancelled AND p.expected_on < :today
                         GROUP BY l.order_id) overdue
                  JOIN supply.purchase_order po ON po.id = overdue.order_id
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                 CROSS JOIN LATERAL (SELECT count(DISTINCT peg.schedule_line_id) AS deliveries, min(o.currency) AS currency,
                                            sum(ol.price * peg.quantity / power(10::numeric, i.decimals)) AS money
                                       FROM promising.peg
                                       JOIN promising.schedule_line sl ON sl.id = peg.schedule_line_id
                                       LEFT JOIN orders.order_line ol ON ol.id = sl.line_id
                                       LEFT JOIN orders.sales_order o ON o.id = ol.order_id
                                       LEFT JOIN catalog.item i ON i.id = ol.item_id
                                      WHERE peg.part_id = ANY (overdue.parts) AND peg.closed_at IS NULL) waits
                 ORDER BY waits.money DESC NULLS LAST, waits.deliveries DESC, overdue.day, po.id
                 LIMIT :most
                """, today);
    }

    List<WorkRow> proposals(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, i.sku || ' ' || i.name AS what,
                       CASE WHEN coalesce(a.backordered, 0) > 0 THEN 'customers wait; ' ELSE '' END
                           || CASE p.kind WHEN 'buy' THEN 'order from ' || coalesce(v.name, 'a vendor') WHEN 'make' THEN 'make it'
                                          ELSE 'transfer from ' || coalesce(f.name, 'another location') END AS why,
                       p.order_on AS day, i.cost * coalesce(p.overridden, p.quantity) / power(10::numeric, i.decimals) AS money,
                           i.cost_currency AS currency,
                       '/replenish?sku=' || i.sku || '#p' AS path, p.id::text AS key, 'Release' AS verb, '/today/proposals/{}/release' AS
                           act
                  FROM replenishment.proposal p
                  JOIN catalog.item i ON i.id = p.item_id
                  LEFT JOIN catalog.vendor v ON v.id = p.vendor_id
                  LEFT JOIN catalog.location f ON f.id = p.from_location_id
                  LEFT JOIN promising.availability a ON a.item_id = p.item_id AND a.location_id = p.location_id
                 WHERE p.state = 'open' AND p.order_on <= :today
                 ORDER BY coalesce(a.backordered, 0) > 0 DESC, p.order_on, money DESC NULLS LAST, i.sku
                 LIMIT :most
                """, today);
    }

    /**
     * What customers were promised by an order that nobody has placed: by the day on which it was to be placed, then by the money of those
     * who wait for it.
     */
    List<WorkRow> unordered(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total,
                       waits.customers || CASE waits.customers WHEN 1 THEN ' customer waits for '
                                                               ELSE ' customers wait for ' END || waits.name AS what,
                       CASE WHEN waits.open THEN 'nobody has ordered it, and their dates are open'
                            ELSE 'their dates hold if it is ordered by then' END AS why,
                       waits.day, waits.money, waits.currency, '/waiting?state=not-ordered&sku=' AS path, waits.sku AS key,
                       'Look' AS verb, NULL AS act
                  FROM (SELECT i.id, i.sku, i.name, count(DISTINCT o.customer_id) AS customers, min(p.order_on) AS day,
                               bool_or(p.ship_by IS NULL) AS open,
                               sum(ol.price * sl.quantity / power(10::numeric, ordered.decimals)) AS money, min(o.currency) AS currency
                          FROM promising.peg
                          JOIN promising.schedule_line sl ON sl.id = peg.schedule_line_id AND sl.state = 'open'
                          JOIN promising.promise p ON p.id = sl.promise_id AND p.order_on <= :today
                          JOIN orders.order_line ol ON ol.id = sl.line_id
                          JOIN orders.sales_order o ON o.id = ol.order_id
                          JOIN catalog.item i ON i.id = peg.item_id
                          JOIN catalog.item ordered ON ordered.id = ol.item_id
                         WHERE peg.closed_at IS NULL AND peg.source = 'planned'
                         GROUP BY i.id) waits
                 ORDER BY waits.day, waits.money DESC NULLS LAST, waits.sku
                 LIMIT :most
                """, today);
    }

    List<WorkRow> drafts(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, po.number || ' to ' || v.name || ' is still a draft' AS what,
                       CASE content.lines WHEN 1 THEN '1 line' ELSE content.lines || ' lines' END || '; nothing is promised on it' AS why,
                       po.order_on AS day, content.money, po.currency, '/purchase-orders/' AS path, po.number AS key, 'Send' AS verb,
                       '/today/purchase-orders/{}/send' AS act
                  FROM supply.purchase_order po
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                 CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(l.price * l.purchase_quantity) AS money
                                       FROM supply.purchase_order_line l WHERE l.order_id = po.id) content
                 WHERE po.state = 'draft' AND coalesce(po.order_on, :today) <= :today
                 ORDER BY po.order_on NULLS FIRST, content.money DESC NULLS LAST, po.id
                 LIMIT :most
                """, today);
    }

    /** Demand goes on, the shelf is nearly empty, and neither supply nor a proposal is there; the money is that of a week's demand. */
    List<WorkRow> out() {
        return jdbc.sql("""
                SELECT count(*) OVER ()::int AS total, i.sku || ' ' || i.name AS what,
                       CASE WHEN a.on_hand = a.allocated THEN 'nothing is free' ELSE 'less than a week is left' END ||
                           ' and nothing is on its way' AS why,
                       NULL::date AS day, i.price * (7 * l.per_day)::numeric / power(10::numeric, i.decimals) AS money, i.price_currency AS
                           currency,
                       '/items/' AS path, i.sku AS key, 'Look' AS verb, NULL AS act
                  FROM replenishment.learned l
                  JOIN promising.availability a ON a.item_id = l.item_id AND a.location_id = l.location_id
                  JOIN catalog.item i ON i.id = l.item_id
                 WHERE i.status = 'active' AND l.per_day > 0 AND a.on_order = 0 AND a.on_hand - a.allocated < 7 * l.per_day
                   AND NOT EXISTS (SELECT FROM replenishment.proposal p WHERE p.item_id = l.item_id AND p.location_id = l.location_id AND
                       p.state = 'open')
                 ORDER BY money DESC NULLS LAST, i.sku
                 LIMIT :most
                """).param("most", WorkRow.MOST).query(WorkRow.class).list();
    }

    List<WorkRow> dueIn(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, po.number || ', ' || v.name AS what,
                       count(*) || CASE count(*) WHEN 1 THEN ' part' ELSE ' parts' END AS why,
                       min(p.expected_on) AS day, NULL::numeric AS money, NULL AS currency, '/receive/' AS path, po.number AS key,
                           'Receive' AS verb,
                       NULL AS act
                  FROM supply.purchase_order_part p
                  JOIN supply.purchase_order_line l ON l.id = p.line_id
                  JOIN supply.purchase_order po ON po.id = l.order_id
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                 WHERE p.sent AND p.quantity > p.received + p.cancelled AND p.expected_on = :today
                 GROUP BY po.number, v.name
                 ORDER BY count(*) DESC, po.number
                 LIMIT :most
                """, today);
    }

    private List<WorkRow> rows(String sql, LocalDate today) {
        return jdbc.sql(sql).param("today", today).param("most", WorkRow.MOST).query(WorkRow.class).list();
    }
}
