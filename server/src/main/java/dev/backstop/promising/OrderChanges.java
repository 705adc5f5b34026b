package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Customers;
import dev.backstop.orders.NewOrder;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Edits and cancellations: what is given up goes to the next in line, and the rest is confirmed anew. */
@Component
class OrderChanges {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Orders orders;
    private final Items items;
    private final Customers customers;
    private final FirmReader firms;
    private final LineSourcing sourcing;
    private final ScheduleBook schedule;
    private final PegTaking pegs;
    private final Settlement settlement;
    private final OrderIntake intake;
    private final Tellings tellings;
    private final Json json;

    OrderChanges(JdbcClient jdbc, Clock clock, Orders orders, Items items, Customers customers, FirmReader firms, LineSourcing sourcing,
            ScheduleBook schedule, PegTaking pegs, Settlement settlement, OrderIntake intake, Tellings tellings, Json json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.orders = orders;
        this.items = items;
        this.customers = customers;
        this.firms = firms;
        this.sourcing = sourcing;
        this.schedule = schedule;
        this.pegs = pegs;
        this.settlement = settlement;
        this.intake = intake;
        this.tellings = tellings;
        this.json = json;
    }

    private record Open(long id, long location, long quantity, boolean released) {}

    /** Locks all places that some lines of an order stand at, before anything of it moves. */
    void lock(Collection<OrderLine> lines) {
        settlement.lock(places(lines));
    }

    List<Place> places(Collection<OrderLine> lines) {
        record At(long item, long location) {}
        var at = jdbc.sql("""
                SELECT DISTINCT ol.item_id AS item, sl.location_id AS location
                  FROM promising.schedule_line sl JOIN orders.order_line ol ON ol.id = sl.line_id
                 WHERE sl.line_id = ANY (:lines) AND sl.state IN ('open', 'released')
                """).param("lines", lines.stream().map(OrderLine::id).toArray(Long[]::new)).query(At.class).list();
        var known = items.byIds(at.stream().map(At::item).collect(toSet()));
        return at.stream()
                .flatMap(a -> OpenLine.componentsOf(Objects.requireNonNull(known.get(a.item()), "a line's item")).stream().map(c -> new Place(c.item(), a.location())))
                .distinct().toList();
    }

    /** Cancels open units of a line; what was promised last goes first, and what the floor holds is not touched. */
    void cancel(Order order, OrderLine line, long quantity, String reason) {
        if (quantity == 0) {
            return;
        }
        var moved = places(List.of(line));
        giveUp(order, line, quantity);
        orders.cancel(line, quantity, reason);
        settlement.note(moved, Cause.cancelled(order.number()));
    }

    /**
     * Cancels the open units of those schedule lines of a line that are named.
     *
     * @return how many of their units are being picked and stay
     */
    long cancelParts(Order order, OrderLine line, Collection<Long> scheduleLines, String reason) {
        var named = latestFirst(line).stream().filter(one -> scheduleLines.contains(one.id())).toList();
        var moved = places(List.of(line));
        var given = 0L;
        for (var one : named) {
            if (!one.released()) {
                pegs.close(schedule.take(one.id(), one.quantity(), "cancelled"), one.id(), one.quantity(), item(line));
                given += one.quantity();
            }
        }
        if (given > 0) {
            orders.cancel(line, given, reason);
            settlement.note(moved, Cause.cancelled(order.number()));
        }
        return named.stream().filter(Open::released).mapToLong(Open::quantity).sum();
    }

    private void giveUp(Order order, OrderLine line, long quantity) {
        var left = quantity;
        for (var one : latestFirst(line)) {
            if (left > 0 && !one.released()) {
                var taken = Math.min(left, one.quantity());
                pegs.close(schedule.take(one.id(), taken, "cancelled"), one.id(), taken, item(line));
                left -= taken;
            }
        }
        if (left > 0) {
            throw Problem.conflict("in-picking", "%s of line %d of order %s are being picked. Put the pick back first, or cancel less."
                    .formatted(item(line).units().text(left), line.line(), order.number()));
        }
    }

    private List<Open> latestFirst(OrderLine line) {
        return jdbc.sql("""
                SELECT sl.id, sl.location_id AS location, sl.quantity, sl.state = 'released' AS released
                  FROM promising.schedule_line sl LEFT JOIN promising.promise p ON p.id = sl.promise_id
                 WHERE sl.line_id = :line AND sl.state IN ('open', 'released')
                 ORDER BY p.ship_by DESC NULLS FIRST, sl.number DESC
                """).param("line", line.id()).query(Open.class).list();
    }

    /** Sets a line's quantity: less is given up from the end, more is promised from the place where the line waits. */
    void changeQuantity(Order order, OrderLine line, long quantity) {
        var item = item(line);
        LineChecks.requireOrderable(item, quantity, "/quantity");
        if (quantity == line.quantity()) {
            return;
        }
        lock(orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of()));
        var change = quantity - line.quantity();
        if (change < 0 && -change > line.open()) {
            throw Problem.conflict("below-shipped", "Line %d of order %s has only %s open, so it cannot go down to %s.".formatted(
                    line.line(), order.number(), item.units().text(line.open()), item.units().text(quantity)));
        }
        if (change < 0) {
            var moved = places(List.of(line));
            giveUp(order, line, -change);
            orders.changeQuantity(line, quantity);
            settlement.note(moved, Cause.edited(order.number()));
            settlement.settle();
        } else {
            orders.changeQuantity(line, quantity);
            var asked = new AskedLine(line.line(), item, change, 1, 0);
            intake.promise(order, sourcing.of(firms.now(), List.of(asked), whereItWaits(line), asker(order)), Cause.edited(order.number()));
        }
        confirm(order);
    }

    private @Nullable String whereItWaits(OrderLine line) {
        return jdbc.sql("""
                SELECT l.code FROM promising.schedule_line sl JOIN catalog.location l ON l.id = sl.location_id
                 WHERE sl.line_id = :line AND sl.state = 'open' ORDER BY sl.number DESC LIMIT 1
                """).param("line", line.id()).query(String.class).optional().orElse(null);
    }

    private LineSourcing.Asker asker(Order order) {
        var customer = Objects.requireNonNull(customers.byIds(List.of(order.customer())).get(order.customer()), "an order's customer");
        return LineSourcing.Asker.of(customer, order.channel(), order.shipTo() == null ? null : json.read(order.shipTo(), OrderRequest.ShipTo.class), order.shipping());
    }

    /** Adds lines to an order; their priority date is now. */
    void add(Order order, List<AskedLine> asked, List<NewOrder.Line> lines, @Nullable String location) {
        orders.add(order, lines);
        intake.promise(order, sourcing.of(firms.now(), asked, location, asker(order)), Cause.edited(order.number()));
        confirm(order);
    }

    /** An order's priority, dates or way of shipping changed: its places are settled and it is confirmed anew. */
    void moved(Order order, Collection<OrderLine> lines) {
        settlement.note(places(lines), Cause.edited(order.number()));
        confirm(order);
    }

    /** An edit is confirmed anew: its answer tells every promise that changed. */
    void confirm(Order order) {
        settlement.settle();
        var customer = Objects.requireNonNull(customers.byIds(List.of(order.customer())).get(order.customer()), "an order's customer");
        tellings.answer(order, order.channel(), customer.name());
    }

    NewOrder.Line newLine(AskedLine line, @Nullable Integer substituteFor, @Nullable Integer replaces) {
        return new NewOrder.Line(line.line(), line.item().id(), line.quantity(), line.item().price(), null,
                line.minimumShipment() == 1 ? null : line.minimumShipment(), false, clock.instant(), substituteFor, replaces);
    }

    Item item(OrderLine line) {
        return Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "a line's item");
    }
}
