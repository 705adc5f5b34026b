package dev.backstop.connectors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.connectors.Deliveries.Result;
import dev.backstop.orders.Customers;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.promising.OrderDoors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes orders of ours of what shops tell. The same told twice is one order; what was ended before it came is never taken; less of it
 * later is
 * cancelled here; what we cannot do is held with its reason, and nothing of it is done.
 */
@Component
class Intake {
    private final Articles articles;
    private final ShopOrders known;
    private final OrderDoors doors;
    private final Orders orders;
    private final Customers customers;
    private final Items items;
    private final JdbcClient jdbc;
    private final Clock clock;

    Intake(Articles articles, ShopOrders known, OrderDoors doors, Orders orders, Customers customers, Items items, JdbcClient jdbc,
            Clock clock) {
        this.articles = articles;
        this.known = known;
        this.doors = doors;
        this.orders = orders;
        this.customers = customers;
        this.items = items;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Carries out what a shop told, in the caller's transaction. */
    Result take(Shop shop, ShopEvent event) {
        return switch (event) {
            case ShopEvent.Nothing(var why) -> new Result.Done(why, null);
            case ShopEvent.Cancelled(var remote, var reason) -> cancelled(shop, remote, reason);
            case ShopEvent.Ordered(var order) -> ordered(shop, order);
        };
    }

    private Result cancelled(Shop shop, String remote, String reason) {
        var here = known.lock(shop, remote);
        if (here.isEmpty()) {
            known.keep(shop, remote, null, clock.instant());
            return new Result.Done("It was cancelled before we heard of it; it will not be taken.", null);
        }
        var number = here.get().number();
        if (number == null) {
            return new Result.Done("It is cancelled already.", null);
        }
        doors.cancel(number, reason);
        return new Result.Done("What was open of order %s is cancelled.".formatted(number), number);
    }

    private Result ordered(Shop shop, ShopsOrder order) {
        var here = known.lock(shop, order.remote());
        if (here.isPresent() && here.get().number() == null) {
            return new Result.Done("It was cancelled before it came, and is not taken.", null);
        }
        var lines = order.lines().stream().filter(line -> line.quantity() > 0).toList();
        var found = articles.of(shop, lines);
        if (!found.unknown().isEmpty()) {
            return new Result.Held(String.join(" ", found.unknown()));
        }
        return here.isPresent() ? changed(Objects.requireNonNull(here.get().number()), lines, found) : placed(shop, order, lines, found);
    }

    private Result placed(Shop shop, ShopsOrder order, List<ShopsOrder.Line> lines, Articles.Found found) {
        if (lines.isEmpty()) {
            return new Result.Done("Nothing is ordered in it.", null);
        }
        var ours = new OrderOfShop(shop, with(order, lines), found.skus(), stated(shop, lines, order));
        if (customers.byCode(ours.customerCode()).isEmpty()) {
            customers.putAll(List.of(ours.customer())).forEach(result -> {
                if (result instanceof dev.backstop.web.PutResult.Refused refused) {
                    throw dev.backstop.web.Problem.refused(refused.faults());
                }
            });
        }
        var placed = doors.place(ours.request());
        known.keep(shop, order.remote(), placed.id(), clock.instant());
        return new Result.Done("Taken as order %s.".formatted(placed.number()), placed.number());
    }

    private static ShopsOrder with(ShopsOrder order, List<ShopsOrder.Line> lines) {
        return new ShopsOrder(order.remote(), order.name(), order.placedAt(), order.currency(), order.customer(), order.email(),
                order.phone(),
                order.language(), order.shipTo(), lines, order.shipping(), order.tax(), order.paid());
    }

    /** The latest date that we last showed of any of these articles, if it was still ahead when they were ordered. */
    private @Nullable LocalDate stated(Shop shop, List<ShopsOrder.Line> lines, ShopsOrder order) {
        return jdbc.sql("""
                SELECT max(ships_on) FROM connectors.listing
                 WHERE shop_id = :shop AND remote = ANY (:articles) AND ships_on >= CAST(:placed AS date)
                """).param("shop", shop.id()).param("articles", lines.stream().map(ShopsOrder.Line::article).filter(Objects::nonNull)
                        .toArray(String[]::new))
                .param("placed", order.placedAt().toString()).query(LocalDate.class).optional().orElse(null);
    }

    /** The order is here. Where the shop now wants less of an item, so much is cancelled; where it wants more, a person decides. */
    private Result changed(String number, List<ShopsOrder.Line> lines, Articles.Found found) {
        var order = doors.lock(number);
        var ours = orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of()).stream().filter(line -> line.replaces() == null)
                .toList();
        var byId = items.byIds(ours.stream().map(OrderLine::item).distinct().toList());
        var wanted = new java.util.HashMap<String, Long>();
        for (var i = 0; i < lines.size(); i++) {
            wanted.merge(found.skus().get(i), lines.get(i).quantity(), Long::sum);
        }
        var present = ours.stream().collect(groupingBy(line -> item(byId, line).sku(),
                summingLong(line -> line.quantity() - line.cancelled())));
        var more = more(number, wanted, present, byId.values().stream().collect(toMap(Item::sku, item -> item, (one, _) -> one)));
        if (!more.isEmpty()) {
            return new Result.Held(String.join(" ", more));
        }
        var cancelled = new ArrayList<String>();
        present.forEach((sku, units) -> cancelled.addAll(less(number, sku, units, wanted.getOrDefault(sku, 0L), ours, byId)));
        return new Result.Done(cancelled.isEmpty() ? "Order %s says the same.".formatted(number)
                : "Cancelled of order %s: %s.".formatted(number, String.join(", ", cancelled)), number);
    }

    private static Item item(Map<Long, Item> byId, OrderLine line) {
        return Objects.requireNonNull(byId.get(line.item()), "a line's item");
    }

    private static List<String> more(String number, Map<String, Long> wanted, Map<String, Long> present, Map<String, Item> bySku) {
        return wanted.entrySet().stream().filter(one -> {
            var item = bySku.get(one.getKey());
            return item == null || item.units().read(one.getValue().toString(), "/quantity") > present.getOrDefault(one.getKey(), 0L);
        }).map(one -> "The shop now wants %d of %s, more than order %s has. Add them here if they are to be sent, then run this again."
                .formatted(one.getValue(), one.getKey(), number)).toList();
    }

    private List<String> less(String number, String sku, long present, long wanted, List<OrderLine> ours, Map<Long, Item> byId) {
        var cancelled = new ArrayList<String>();
        var left = 0L;
        for (var line : ours.reversed()) {
            var item = item(byId, line);
            if (item.sku().equals(sku)) {
                left = cancelled.isEmpty() && left == 0 ? present - item.units().read(Long.toString(wanted), "/quantity") : left;
                var taken = Math.min(left, line.open());
                if (taken > 0) {
                    doors.cancelLine(number, line.line(), item.units().text(taken), "less of it in the shop");
                    cancelled.add("%s of %s".formatted(item.units().text(taken), sku));
                    left -= taken;
                }
            }
        }
        return cancelled;
    }
}
