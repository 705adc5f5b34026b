package dev.backstop.console.waiting;

import dev.backstop.console.Query;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the waiting line in order of service, whole or for one item, customer, vendor or location. */
@Component
public class WaitingLines {
    private static final String SELECT = """
            WITH line AS (
                SELECT o.number, ol.line, sl.number AS schedule_line, i.sku, i.name, i.unit, i.decimals, l.code AS location, c.code AS customer,
                       c.name AS customer_name, sl.quantity,
                       row_number() OVER (PARTITION BY ol.item_id, sl.location_id
                                          ORDER BY o.priority, ol.priority_at, o.id, ol.line, sl.number)::int AS place,
                       o.ordered_at AS waiting_since, p.ship_by, h.ship_by AS heard, p.latest, p.confidence, p.next_word_by, p.supply, p.basis,
                       v.code AS vendor, o.priority, ol.priority_at
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN catalog.location l ON l.id = sl.location_id
                  LEFT JOIN LATERAL (SELECT po.vendor_id
                                       FROM promising.peg peg
                                       JOIN supply.purchase_order_part part ON part.id = peg.part_id
                                       JOIN supply.purchase_order_line pol ON pol.id = part.line_id
                                       JOIN supply.purchase_order po ON po.id = pol.order_id
                                      WHERE peg.schedule_line_id = sl.id AND peg.closed_at IS NULL
                                      ORDER BY part.expected_on DESC NULLS FIRST
                                      LIMIT 1) coming ON true
                  LEFT JOIN catalog.vendor v ON v.id = coming.vendor_id
                 WHERE sl.state = 'open' AND p.source <> 'stock'
                   AND (:sku = '' OR i.sku = :sku))
            SELECT number, line, schedule_line, sku, name, unit, decimals, location, customer, customer_name, quantity, place, waiting_since,
                   ship_by, heard, latest, confidence, next_word_by, supply, basis, vendor
              FROM line
             WHERE (:customer = '' OR customer = :customer)
               AND (:vendor = '' OR vendor = :vendor)
               AND (:location = '' OR location = :location)
               AND (:state = '' OR (:state = 'slipped' AND (ship_by IS NULL OR ship_by > heard))
                                OR (:state = 'no-date' AND ship_by IS NULL)
                                OR (:state = 'not-ordered' AND supply IS NULL))
            """;

    private final JdbcClient jdbc;

    WaitingLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who waits for one item, first in line first. */
    public List<WaitingLine> of(String sku, String location, int limit) {
        return bound(SELECT + " ORDER BY location, place LIMIT :limit", sku, "", "", location, "").param("limit", limit)
                .param("offset", 0).query(WaitingLine.class).list();
    }

    /** What one customer waits for, the soonest first. */
    public List<WaitingLine> ofCustomer(String customer, int limit) {
        return bound(SELECT + " ORDER BY ship_by NULLS LAST, number, line LIMIT :limit", "", customer, "", "", "").param("limit", limit)
                .query(WaitingLine.class).list();
    }

    List<WaitingLine> page(Query query, int limit) {
        var order = query.get("sort").isEmpty() ? "sku, location, place" : query.orderBy(java.util.Map.of("item", "sku", "since", "waiting_since",
                "quantity", "quantity", "date", "ship_by", "customer", "customer"), "item") + ", sku, location, place";
        return bound(SELECT + " ORDER BY " + order + " LIMIT :limit OFFSET :offset", query.get("sku"), query.get("customer"), query.get("vendor"),
                query.get("location"), query.get("state"))
                .param("limit", limit).param("offset", query.offset()).query(WaitingLine.class).list();
    }

    /** How many wait, how many of them heard an earlier date, and how many have no date. */
    public record Totals(int lines, int customers, int slipped, int withoutDate, int notOrdered) {}

    public Totals totals() {
        return jdbc.sql("""
                SELECT count(*) AS lines, count(DISTINCT o.customer_id) AS customers,
                       count(*) FILTER (WHERE h.id IS NOT NULL AND (p.ship_by IS NULL OR p.ship_by > h.ship_by)) AS slipped,
                       count(*) FILTER (WHERE p.ship_by IS NULL) AS without_date,
                       count(*) FILTER (WHERE p.supply IS NULL) AS not_ordered
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                 WHERE sl.state = 'open' AND p.source <> 'stock'
                """).query(Totals.class).single();
    }

    private JdbcClient.StatementSpec bound(String sql, String sku, String customer, String vendor, String location, String state) {
        return jdbc.sql(sql).param("sku", sku).param("customer", customer).param("vendor", vendor).param("location", location).param("state", state);
    }
}
