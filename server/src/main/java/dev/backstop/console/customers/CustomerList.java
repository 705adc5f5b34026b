package dev.backstop.console.customers;

import dev.backstop.console.Query;
import dev.backstop.console.Typed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of customers; what is open is counted for the rows of the page alone, unless the list is filtered by it. */
@Component
public class CustomerList {
    private static final Map<String, String> COLUMNS = Map.of("code", "c.code", "name", "c.name", "class", "c.class",
            "priority", "c.priority", "country", "c.country");

    private final JdbcClient jdbc;

    CustomerList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer, how many of its orders are open, and how many of its deliveries wait for supply. */
    public record Row(String code, String name, @Nullable String customerClass, int priority, @Nullable String country,
            @Nullable String email, int openOrders, int waiting, @Nullable Instant lastOrder) {}

    List<Row> rows(Query query, int limit) {
        var order = query.orderBy(COLUMNS, "name") + ", c.code";
        var waitingOnly = query.get("state").equals("waiting") ? """
                 AND EXISTS (SELECT FROM orders.sales_order o
                               JOIN orders.order_line ol ON ol.order_id = o.id
                               JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
                               JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                              WHERE o.customer_id = c.id AND o.open_lines > 0)
                """ : "";
        var openOnly = query.get("state").equals("open")
                ? " AND EXISTS (SELECT FROM orders.sales_order o WHERE o.customer_id = c.id AND o.open_lines > 0)" : "";
        return jdbc.sql("""
                WITH page AS (
                    SELECT c.id, c.code, c.name, c.class, c.priority, c.country, c.email, row_number() OVER (ORDER BY %s) AS place
                      FROM orders.customer c
                     WHERE (:words = '{}' OR (c.code || ' ' || c.name) ILIKE ALL (:words))
                       AND (:class = '' OR c.class = :class)
                """.formatted(order) + waitingOnly + openOnly + " ORDER BY " + order + " LIMIT :limit OFFSET :offset)" + """
                SELECT page.code, page.name, page.class AS customer_class, page.priority, page.country, page.email,
                       open.orders AS open_orders, open.waiting,
                       (SELECT max(o.ordered_at) FROM orders.sales_order o WHERE o.customer_id = page.id) AS last_order
                  FROM page
                  JOIN LATERAL (SELECT count(DISTINCT o.id)::int AS orders, count(sl.id) FILTER (WHERE p.source <> 'stock')::int AS waiting
                                  FROM orders.sales_order o
                                  JOIN orders.order_line ol ON ol.order_id = o.id
                                  LEFT JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
                                  LEFT JOIN promising.promise p ON p.id = sl.promise_id
                                 WHERE o.customer_id = page.id AND o.open_lines > 0) open ON true
                 ORDER BY page.place
                """)
                .param("words", Typed.patterns(query.get("q"))).param("class", query.get("class")).param("limit", limit)
                .param("offset", query.offset()).query(Row.class).list();
    }

    /** The classes in use. */
    List<String> classes() {
        return jdbc.sql("SELECT DISTINCT class FROM orders.customer WHERE class IS NOT NULL ORDER BY class LIMIT 60").query(String.class)
                .list();
    }
}
