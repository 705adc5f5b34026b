package dev.backstop.console.orders;

import dev.backstop.access.Who;
import dev.backstop.console.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of orders: first which are on the page, then what is asked of these. */
@Component
public class OrderList {
    private static final Map<String, String> COLUMNS = Map.of("number", "o.id", "ordered", "o.ordered_at", "customer", "c.name");
    private static final String WAITS = """
             AND o.open_lines > 0 AND EXISTS (SELECT FROM orders.order_line ol
                            JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
                            JOIN promising.promise p ON p.id = sl.promise_id
                            LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                           WHERE ol.order_id = o.id AND %s)
            """;
    private static final Map<String, String> STATES = Map.of(
            "open", " AND o.open_lines > 0 ",
            "closed", " AND o.open_lines = 0 ",
            "waiting", WAITS.formatted("p.source <> 'stock'"),
            "slipped", WAITS.formatted("h.ship_by IS NOT NULL AND (p.ship_by IS NULL OR p.ship_by > h.ship_by)"),
            "to-ship", WAITS.formatted("p.source = 'stock' AND p.ship_by <= :today"));

    private final JdbcClient jdbc;

    OrderList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The orders that a query asks for, in its order. */
    public List<OrderRow> rows(Query query, LocalDate today, int limit) {
        if (query.has("sku") && !query.has("customer")) {
            Who.requireHolders("A list of orders by item", "Look for the customer or the order instead");
        }
        var order = query.orderBy(COLUMNS, "-number") + ", o.id DESC";
        return jdbc.sql("""
                WITH page AS (
                    SELECT o.id, o.number, o.reference, c.code AS customer, c.name AS customer_name, o.ordered_at, o.channel, o.open_lines, o.currency,
                           row_number() OVER (ORDER BY %s) AS place
                      FROM orders.sales_order o
                      JOIN orders.customer c ON c.id = o.customer_id
                     WHERE (:q = '' OR o.number ILIKE :like OR o.reference ILIKE :like OR c.name ILIKE :like OR c.code ILIKE :like)
                       AND (:customer = '' OR c.code = :customer)
                       AND (:sku = '' OR o.id IN (SELECT line.order_id FROM orders.order_line line JOIN catalog.item i ON i.id = line.item_id
                                                   WHERE i.sku = :sku))
                """.formatted(order) + STATES.getOrDefault(query.get("state"), "") + " ORDER BY " + order + " LIMIT :limit OFFSET :offset)" + """
                SELECT page.number, page.reference, page.customer, page.customer_name, page.ordered_at, page.channel, page.open_lines, page.currency,
                       line.lines, line.value, schedule.ship_by, schedule.waiting, schedule.slipped, schedule.owed, schedule.undated
                  FROM page
                  JOIN LATERAL (SELECT count(*)::int AS lines,
                                       CASE WHEN count(*) = count(ol.price)
                                            THEN sum(round(ol.price * (ol.quantity - ol.cancelled) / power(10::numeric, i.decimals), 2)) END AS value
                                  FROM orders.order_line ol
                                  JOIN catalog.item i ON i.id = ol.item_id
                                 WHERE ol.order_id = page.id) line ON true
                  JOIN LATERAL (SELECT max(p.ship_by) AS ship_by, count(*) FILTER (WHERE p.source <> 'stock')::int AS waiting,
                                       count(*) FILTER (WHERE h.ship_by IS NOT NULL AND (p.ship_by IS NULL OR p.ship_by > h.ship_by))::int AS slipped,
                                       count(*) FILTER (WHERE h.ship_by IS NOT NULL AND (p.ship_by IS NULL OR p.ship_by > h.ship_by)
                                           AND EXISTS (SELECT FROM outreach.duty d WHERE d.schedule_line_id = sl.id
                           AND (d.state = 'open' OR (d.state = 'waived' AND d.promise_id = sl.promise_id))))::int AS owed,
                                       count(*) FILTER (WHERE p.ship_by IS NULL)::int AS undated
                                  FROM orders.order_line ol
                                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                                  JOIN promising.promise p ON p.id = sl.promise_id
                                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                                 WHERE ol.order_id = page.id) schedule ON true
                 ORDER BY page.place
                """)
                .param("q", query.get("q")).param("like", '%' + query.get("q").replace("%", "\\%").replace("_", "\\_") + '%')
                .param("customer", query.get("customer")).param("sku", query.get("sku")).param("today", today)
                .param("limit", limit).param("offset", query.offset()).query(OrderRow.class).list();
    }
}
