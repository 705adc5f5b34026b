package dev.backstop.connectors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.orders.OrderReduced;
import dev.backstop.orders.Shipped;
import dev.backstop.promising.PromisesMade;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells shops what was promised of their orders, and again when it is another. It is said on the order there, once for each state of
 * things.
 */
@Component
class Words {
    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final ShopOrders orders;
    private final ShopSystems systems;
    private final Json json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Words(JdbcClient jdbc, ShopOrders orders, ShopSystems systems, Json json, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.systems = systems;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void on(PromisesMade made) {
        orders.due(made.made().stream().map(PromisesMade.Made::order).distinct().toList(), clock.instant());
    }

    @EventListener
    void on(Shipped shipped) {
        orders.due(List.of(shipped.order()), clock.instant());
    }

    @EventListener
    void on(OrderReduced reduced) {
        orders.due(List.of(reduced.order()), clock.instant());
    }

    /** Tells all that is due of a shop. */
    void tell(Shop shop) {
        for (var some = take(shop); !some.isEmpty(); some = take(shop)) {
            var words = of(some.stream().map(ShopOrders.Due::order).toList());
            some.forEach(due -> tell(shop, due, Objects.requireNonNull(words.get(due.order()), "an order has a word")));
        }
    }

    private List<ShopOrders.Due> take(Shop shop) {
        return Objects.requireNonNull(transaction.execute(_ -> orders.take(shop, AT_ONCE, clock.instant())));
    }

    private void tell(Shop shop, ShopOrders.Due due, Word word) {
        var told = json.write(word);
        var outcome = told.equals(due.told()) ? new Outcome.Done() : told(shop, due.remote(), word);
        transaction.executeWithoutResult(_ -> orders.note(due, outcome, told, clock.instant()));
    }

    private Outcome told(Shop shop, String remote, Word word) {
        try {
            systems.of(shop).tell(shop, remote, word);
            return new Outcome.Done();
        } catch (ShopFault fault) {
            return Outcome.of(fault);
        }
    }

    private record Part(long order, String number, String sku, String quantity, String state, @Nullable LocalDate shipBy,
            boolean fromStock) {}

    private Map<Long, Word> of(Collection<Long> numbers) {
        var parts = jdbc.sql("""
                SELECT o.id, o.number, i.sku, trim_scale(sl.quantity / power(10::numeric, i.decimals))::text AS quantity, sl.state,
                    p.ship_by,
                       p.source = 'stock' AS from_stock
                  FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state <> 'merged' AND sl.quantity > 0
                  LEFT JOIN promising.promise p ON p.id = sl.promise_id
                 WHERE o.id = ANY (:orders)
                 ORDER BY o.id, ol.line, p.ship_by NULLS LAST, sl.number
                """).param("orders", numbers.toArray(Long[]::new)).query(Words::part).list();
        return parts.stream().collect(groupingBy(Part::order)).entrySet().stream().collect(toMap(Map.Entry::getKey,
                e -> word(e.getValue())));
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(row.getLong("id"), row.getString("number"), row.getString("sku"), row.getString("quantity"), row.getString("state"),
                row.getObject("ship_by", LocalDate.class), row.getBoolean("from_stock"));
    }

    private static Word word(List<Part> parts) {
        var open = parts.stream().filter(part -> part.state().equals("open") || part.state().equals("released")).toList();
        var dated = !open.isEmpty() && open.stream().allMatch(part -> part.shipBy() != null);
        var state = !open.isEmpty() ? open.stream().allMatch(Part::fromStock) ? "allocated" : "waiting"
                : parts.stream().anyMatch(part -> part.state().equals("shipped")) ? "shipped" : "cancelled";
        return new Word(parts.getFirst().number(), state, dated ? open.stream().map(part -> Objects.requireNonNull(part.shipBy()))
                .max(LocalDate::compareTo)
                .orElseThrow() : null, parts.stream().map(Words::sentence).toList());
    }

    private static String sentence(Part part) {
        return switch (part.state()) {
            case "shipped" -> "%s of %s shipped.".formatted(part.quantity(), part.sku());
            case "cancelled" -> "%s of %s cancelled.".formatted(part.quantity(), part.sku());
            default -> part.shipBy() == null ? "No date yet for %s of %s.".formatted(part.quantity(), part.sku())
                    : "%s of %s ship by %s.".formatted(part.quantity(), part.sku(), part.shipBy());
        };
    }
}
