package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Holds;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.orders.Shipment;
import dev.backstop.orders.Shipments;
import dev.backstop.orders.Shipping;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ships what is allocated, and nothing else. */
@Component
class Dispatch {
    private final Orders orders;
    private final Items items;
    private final Holds holds;
    private final Shipments shipments;
    private final Stock stock;
    private final LotChoice lots;
    private final AllocatedSchedule allocated;
    private final ScheduleBook schedule;
    private final PegTaking pegs;
    private final Settlement settlement;
    private final OrderChanges changes;
    private final DirectShipments direct;

    Dispatch(Orders orders, Items items, Holds holds, Shipments shipments, Stock stock, LotChoice lots, AllocatedSchedule allocated, ScheduleBook schedule,
            PegTaking pegs, Settlement settlement, OrderChanges changes, DirectShipments direct) {
        this.orders = orders;
        this.items = items;
        this.holds = holds;
        this.shipments = shipments;
        this.stock = stock;
        this.lots = lots;
        this.allocated = allocated;
        this.schedule = schedule;
        this.pegs = pegs;
        this.settlement = settlement;
        this.changes = changes;
        this.direct = direct;
    }

    /** Units of one order line that shall leave. */
    record Leaving(OrderLine line, Item item, long quantity) {}

    /** One line as asked for; {@code quantity} in the item's unit. */
    record Asked(int line, String quantity) {}

    /**
     * Ships.
     *
     * @throws Problem 409 naming line and reason where more is asked than is allocated at the location, or the order is on hold
     */
    Shipment ship(String number, Location location, @Nullable String carrier, @Nullable String tracking, List<Asked> asked) {
        var known = orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number));
        var all = orders.lines(List.of(known.id())).getOrDefault(known.id(), List.of());
        changes.lock(all);
        var order = orders.require(number);
        refuseOnHold(order);
        var leaving = leaving(order, asked);
        var ready = allocated.of(order, location.id());
        requireTogether(order, location, ready);
        for (var one : leaving) {
            take(order, one, ready, location);
        }
        var shipment = shipments.book(order, location.id(), carrier, tracking, leaving.stream().map(l -> new Shipment.Line(l.line().id(), l.quantity())).toList());
        stock.post(movements(leaving, location, shipment.number()), "shipped", "Order " + order.number() + " shipped.", shipment.number());
        settlement.settle();
        return shipment;
    }

    private void refuseOnHold(Order order) {
        var held = holds.of(List.of(order.id())).getOrDefault(order.id(), List.of());
        if (!held.isEmpty()) {
            throw Problem.conflict("on-hold", "Order %s is on hold: %s. It ships when the hold is lifted.".formatted(
                    order.number(), held.stream().map(Holds.Hold::reason).collect(Collectors.joining("; "))));
        }
    }

    private List<Leaving> leaving(Order order, List<Asked> asked) {
        if (asked.isEmpty()) {
            throw Problem.refused("/lines", "Name at least one line that ships.");
        }
        var leaving = new ArrayList<Leaving>();
        for (var i = 0; i < asked.size(); i++) {
            var line = orders.requireLine(order, asked.get(i).line());
            var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "a line's item");
            leaving.add(new Leaving(line, item, item.units().readPositive(asked.get(i).quantity(), "/lines/%d/quantity".formatted(i))));
        }
        return leaving;
    }

    private static void requireTogether(Order order, Location location, List<AllocatedSchedule.Row> ready) {
        var waiting = ready.stream().filter(row -> !row.allocated()).findFirst();
        if (order.shipping() == Shipping.COMPLETE_ORDER && waiting.isPresent()) {
            throw Problem.conflict("not-allocated", "Order %s ships complete, and line %d still waits at %s. Change its shipping to as-available to ship a part."
                    .formatted(order.number(), waiting.get().lineNumber(), location.code()));
        }
    }

    private void take(Order order, Leaving leaving, List<AllocatedSchedule.Row> ready, Location location) {
        var left = leaving.quantity();
        for (var row : ready) {
            if (left > 0 && row.line() == leaving.line().id() && row.allocated()) {
                var units = Math.min(left, row.quantity());
                pegs.close(schedule.take(row.id(), units, "shipped"), row.id(), units, leaving.item());
                left -= units;
            }
        }
        if (left > 0) {
            var units = leaving.item().units();
            throw Problem.conflict("not-allocated", ("Only %s of line %d (%s) of order %s are allocated at %s, so %s cannot ship. "
                    + "Ship what is allocated; the rest keeps its promise.")
                    .formatted(units.text(leaving.quantity() - left), leaving.line().line(), leaving.item().sku(), order.number(), location.code(),
                            units.text(leaving.quantity())));
        }
    }

    private List<Movement> movements(List<Leaving> leaving, Location location, String reference) {
        var movements = new ArrayList<Movement>();
        for (var one : leaving) {
            for (var component : OpenLine.componentsOf(one.item())) {
                var place = new Place(component.item(), location.id());
                lots.choose(place, Math.multiplyExact(one.quantity(), component.quantity()), movements)
                        .forEach((lot, units) -> movements.add(new Movement(place, Condition.SELLABLE, lot, -units, "shipment", reference, null)));
            }
        }
        return movements;
    }

    /** Takes a shipment back: the goods are on hand again and its customer's line is open again, with its old place in line. */
    Shipment reverse(String number) {
        var known = shipments.require(number);
        if (known.reversed()) {
            return known;
        }
        if (known.receipt() != null) {
            return direct.takeBack(known, known.receipt());
        }
        var order = orders.byIds(List.of(known.order())).getFirst();
        var lines = orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of());
        var needed = new TreeMap<Place, Long>();
        var open = new ArrayList<ScheduleBook.NewSchedule>();
        for (var shipped : known.lines()) {
            var line = lines.stream().filter(l -> l.id() == shipped.line()).findFirst().orElseThrow();
            var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "a line's item");
            OpenLine.componentsOf(item).forEach(c -> needed.merge(new Place(c.item(), known.location()),
                    Math.multiplyExact(shipped.quantity(), c.quantity()), Long::sum));
            open.add(new ScheduleBook.NewSchedule(line.id(), known.location(), shipped.quantity()));
        }
        settlement.lock(needed.keySet());
        shipments.reverse(known);
        schedule.open(open);
        var back = new ArrayList<Movement>();
        needed.forEach((place, units) -> back.addAll(back(place, units, number)));
        stock.post(back, "edited", "Shipment " + number + " of order " + order.number() + " was taken back.", number);
        settlement.settle();
        return shipments.require(number);
    }

    /** Goods come back in the lots in which they left; what was booked elsewhere before us has none. */
    private List<Movement> back(Place place, long units, String shipment) {
        var lots = new TreeMap<String, Long>();
        var left = units;
        for (var lot : stock.left(place, "shipment", shipment).entrySet()) {
            var some = Math.min(left, lot.getValue());
            lots.merge(lot.getKey(), some, Long::sum);
            left -= some;
        }
        lots.merge("", left, Long::sum);
        return lots.entrySet().stream().filter(lot -> lot.getValue() > 0)
                .map(lot -> new Movement(place, Condition.SELLABLE, lot.getKey(), lot.getValue(), "shipment-reversed", shipment, null))
                        .toList();
    }
}
