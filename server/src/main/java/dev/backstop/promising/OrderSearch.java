package dev.backstop.promising;

import dev.backstop.access.Who;
import dev.backstop.orders.Order;
import dev.backstop.orders.Orders;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds orders by what is asked of them, the newest first. */
@Component
class OrderSearch {
    private static final Set<String> STATES = Set.of("open", "part-shipped", "shipped", "cancelled");

    private final JdbcClient jdbc;
    private final Orders orders;

    OrderSearch(JdbcClient jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    /** What is asked; null or false: anything. */
    record Filter(@Nullable String state, @Nullable String sku, @Nullable String customer, boolean backordered) {}

    Listing<Order> find(Filter filter, Cursor cursor) {
        if (filter.state() != null && !STATES.contains(filter.state())) {
            throw Problem.malformed("%s is no state of an order. Use open, part-shipped, shipped or cancelled.".formatted(filter.state()));
        }
        if (filter.sku() != null && filter.customer() == null) {
            Who.requireHolders("A list of orders by item", "Name the customer too");
        }
        var ids = jdbc.sql("""
                SELECT o.id
                  FROM orders.sales_order o
                 WHERE (:after = 0 OR o.id < :after)
                """ + conditions(filter) + " ORDER BY o.id DESC LIMIT :limit")
                .param("after", cursor.afterId()).param("limit", cursor.limit() + 1)
                .param("sku", filter.sku()).param("customer", filter.customer())
                .query(Long.class).list();
        var page = Listing.page(ids, cursor, String::valueOf);
        var found = new java.util.HashMap<Long, Order>();
        orders.byIds(page.data()).forEach(order -> found.put(order.id(), order));
        return page.map(id -> java.util.Objects.requireNonNull(found.get(id), "an order just found"));
    }

    private static String conditions(Filter filter) {
        var state = filter.state() == null ? "" : switch (filter.state()) {
            case "open" -> " AND o.open_lines > 0 AND NOT EXISTS (SELECT 1 FROM orders.order_line l WHERE l.order_id = o.id AND l.shipped > 0)";
            case "part-shipped" -> " AND o.open_lines > 0 AND EXISTS (SELECT 1 FROM orders.order_line l WHERE l.order_id = o.id AND l.shipped > 0)";
            case "shipped" -> " AND o.open_lines = 0 AND EXISTS (SELECT 1 FROM orders.order_line l WHERE l.order_id = o.id AND l.shipped > 0)";
            default -> " AND o.open_lines = 0 AND NOT EXISTS (SELECT 1 FROM orders.order_line l WHERE l.order_id = o.id AND l.shipped > 0)";
        };
        return String.join("", List.of(
                state,
                filter.sku() == null ? "" : """
                         AND o.id IN (SELECT l.order_id FROM orders.order_line l JOIN catalog.item i ON i.id = l.item_id WHERE i.sku = :sku)
                        """,
                filter.customer() == null ? "" : " AND o.customer_id = (SELECT c.id FROM orders.customer c WHERE c.code = :customer)",
                filter.backordered() ? """
                         AND o.open_lines > 0 AND EXISTS (
                             SELECT 1 FROM orders.order_line l
                               JOIN promising.schedule_line sl ON sl.line_id = l.id AND sl.state = 'open'
                               JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                              WHERE l.order_id = o.id)
                        """ : ""));
    }
}
