package dev.backstop.orders;

import dev.backstop.access.Who;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What forbids an order to ship, written by whoever forbids it (consent missing, credit) and checked by shipping. */
@Component
public class Holds {
    private final JdbcClient jdbc;
    private final Clock clock;

    Holds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A reason not to ship. */
    public record Hold(String kind, String reason) {}

    public void place(long order, Hold hold) {
        jdbc.sql("INSERT INTO orders.hold (order_id, kind, reason, placed_at, placed_by) VALUES (:order, :kind, :reason, :at, :by)")
                .param("order", order).param("kind", hold.kind()).param("reason", hold.reason())
                .param("at", Orders.utc(clock.instant())).param("by", Who.now()).update();
    }

    public void lift(long order, String kind) {
        jdbc.sql("UPDATE orders.hold SET lifted_at = :at WHERE order_id = :order AND kind = :kind AND lifted_at IS NULL")
                .param("at", Orders.utc(clock.instant())).param("order", order).param("kind", kind).update();
    }

    /** The holds in force, by order. */
    public Map<Long, List<Hold>> of(Collection<Long> orders) {
        var holds = new HashMap<Long, List<Hold>>();
        jdbc.sql("SELECT order_id, kind, reason FROM orders.hold WHERE lifted_at IS NULL AND order_id = ANY (:orders) ORDER BY id")
                .param("orders", orders.toArray(Long[]::new))
                .query(row -> {
                    holds.computeIfAbsent(row.getLong("order_id"), _ -> new java.util.ArrayList<>())
                            .add(new Hold(row.getString("kind"), row.getString("reason")));
                });
        return holds;
    }
}
