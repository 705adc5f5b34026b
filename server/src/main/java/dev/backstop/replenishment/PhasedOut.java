package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.catalog.Units;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Items that are no longer reordered, and the customers who wait for more of them than is here or coming: to be walked through one by one.
 */
@Component
public class PhasedOut {
    private final JdbcClient jdbc;

    PhasedOut(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Part of an order line for which nothing is here or coming.
     *
     * @param successor  the item that follows it; null: none named
     * @param substitute the first substitute; null: none named
     * @param order      null, as the customer is, for whoever may not know who waits
     */
    public record Waiting(String sku, String name, String status, @Nullable String successor, @Nullable String substitute, String location,
            @Nullable String order, int line, @Nullable String customer, @Nullable String customerName, String quantity, LocalDate since) {
        Waiting unnamed() {
            return new Waiting(sku, name, status, successor, substitute, location, null, line, null, null, quantity, since);
        }
    }

    /** Longest waiting first. */
    public List<Waiting> waiting(int limit) {
        var found = read(limit);
        return Who.seesHolders() ? found : found.stream().map(Waiting::unnamed).toList();
    }

    private List<Waiting> read(int limit) {
        return jdbc.sql("""
                SELECT item.sku, item.name, item.unit, item.decimals, item.status, follower.sku AS successor, location.code AS location,
                       sales.number, line.line,
                       customer.code AS customer, customer.name AS customer_name, sum(peg.quantity)::bigint AS quantity,
                              sales.ordered_at::date AS since,
                       (SELECT other.sku FROM catalog.substitute JOIN catalog.item other ON other.id = substitute_id
                         WHERE substitute.item_id = item.id ORDER BY rank LIMIT 1) AS substitute
                  FROM promising.peg peg
                  JOIN catalog.item item ON item.id = peg.item_id AND item.status <> 'active'
                  LEFT JOIN catalog.item follower ON follower.id = item.successor_id
                  JOIN catalog.location location ON location.id = peg.location_id
                  JOIN promising.schedule_line schedule ON schedule.id = peg.schedule_line_id
                  JOIN orders.order_line line ON line.id = schedule.line_id
                  JOIN orders.sales_order sales ON sales.id = line.order_id
                  JOIN orders.customer customer ON customer.id = sales.customer_id
                 WHERE peg.closed_at IS NULL AND peg.source IN ('planned', 'none')
                 GROUP BY item.id, follower.sku, location.id, sales.id, line.id, customer.id
                 ORDER BY sales.ordered_at, sales.id, line.line, item.id
                 LIMIT :limit
                """)
                .param("limit", limit)
                .query((row, _) -> new Waiting(row.getString("sku"), row.getString("name"), row.getString("status"),
                        row.getString("successor"),
                        row.getString("substitute"), row.getString("location"), row.getString("number"), row.getInt("line"),
                                row.getString("customer"),
                        row.getString("customer_name"), new Units(row.getString("unit"), row.getInt("decimals"))
                                .text(row.getLong("quantity")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }
}
