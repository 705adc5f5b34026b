package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Orders;
import dev.backstop.orders.Shipment;
import dev.backstop.orders.Shipments;
import dev.backstop.supply.Delivery;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.supply.Receipts;
import dev.backstop.web.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a vendor sent straight to a customer: the purchase is booked as delivered and the customer's order as shipped, in one transaction and without
 * a movement of our stock.
 */
@Component
public class DirectShipments {
    private final PurchaseOrders purchases;
    private final Receipts receipts;
    private final Orders orders;
    private final Shipments shipments;
    private final Items items;
    private final ScheduleBook schedule;
    private final PegTaking pegs;
    private final Settlement settlement;
    private final JdbcClient jdbc;

    DirectShipments(PurchaseOrders purchases, Receipts receipts, Orders orders, Shipments shipments, Items items, ScheduleBook schedule, PegTaking pegs,
            Settlement settlement, JdbcClient jdbc) {
        this.purchases = purchases;
        this.receipts = receipts;
        this.orders = orders;
        this.shipments = shipments;
        this.items = items;
        this.schedule = schedule;
        this.pegs = pegs;
        this.settlement = settlement;
        this.jdbc = jdbc;
    }

    /**
     * What the vendor says has left.
     *
     * @param lines empty: all that is still to come
     */
    public record Sent(@Nullable String carrier, @Nullable String tracking, List<Line> lines) {
        public Sent {
            lines = List.copyOf(lines);
        }
    }

    /** Of one line of the purchase, in the item's unit; {@code quantity} null: all that is still to come of it. */
    public record Line(int line, @Nullable String quantity) {}

    /** A schedule line that waits for the purchase, and how much of it does. */
    private record Waiting(long id, long line, long pegged) {}

    /**
     * Ships.
     *
     * @return the shipment as it is booked for the customer's order
     * @throws Problem 404 if there is no such order or line; 409 if its goods come to us, if it was not sent, or if more left than the customer still
     *         wants; 422 if nothing is named, or more than is to come
     */
    public Shipment ship(String purchase, Sent sent) {
        var order = purchases.require(purchase);
        settlement.lock(places(order));
        var leaving = leaving(order, sent.lines());
        var receipt = receipts.sentOn(order, new Delivery(leaving.entrySet().stream()
                .map(each -> new Delivery.Line(each.getKey().line(), each.getValue(), 0, "")).toList(), false));
        var sales = orders.require(customersOrder(order));
        var left = new LinkedHashMap<Long, Long>();
        leaving.forEach((line, units) -> take(order, line, units, left));
        var shipment = shipments.bookDirect(sales, order.location(), sent.carrier(), sent.tracking(), receipt.number(),
                left.entrySet().stream().map(each -> new Shipment.Line(each.getKey(), each.getValue())).toList());
        settlement.settle();
        return shipment;
    }

    /** Takes a shipment back that was a mistake: the purchase is to come again, and the customer waits for it. */
    Shipment takeBack(Shipment shipment, String receipt) {
        var booked = receipts.byNumber(receipt).orElseThrow();
        var order = purchases.require(booked.order());
        settlement.lock(places(order));
        receipts.reverse(order, booked);
        shipments.reverse(shipment);
        schedule.open(shipment.lines().stream().map(line -> new ScheduleBook.NewSchedule(line.line(), shipment.location(), line.quantity())).toList());
        settlement.settle();
        return shipments.require(shipment.number());
    }

    private static String customersOrder(PurchaseOrder order) {
        return Objects.requireNonNull(order.straightTo(), "only such orders are sent on").order();
    }

    private static List<Place> places(PurchaseOrder order) {
        return order.lines().stream().map(line -> new Place(line.item(), order.location())).distinct().sorted().toList();
    }

    private Map<PurchaseOrder.Line, Long> leaving(PurchaseOrder order, List<Line> asked) {
        var leaving = new LinkedHashMap<PurchaseOrder.Line, Long>();
        if (asked.isEmpty()) {
            order.lines().stream().filter(line -> line.open() > 0).forEach(line -> leaving.put(line, line.open()));
            if (leaving.isEmpty()) {
                throw Problem.conflict("nothing-open", "Nothing of %s is still to come.".formatted(order.number()));
            }
            return leaving;
        }
        var known = items.byIds(order.lines().stream().map(PurchaseOrder.Line::item).collect(toSet()));
        var named = new HashSet<Integer>();
        for (var i = 0; i < asked.size(); i++) {
            var at = "/lines/" + i;
            var number = asked.get(i).line();
            var line = order.line(number).orElseThrow(() -> Problem.notFound("line", "%d of %s".formatted(number, order.number())));
            if (!named.add(number)) {
                throw Problem.refused(at + "/line", "Line %d stands here twice. Add the quantities together.".formatted(number));
            }
            leaving.put(line, units(line, item(known, line), asked.get(i).quantity(), at + "/quantity"));
        }
        return leaving;
    }

    private static long units(PurchaseOrder.Line line, Item item, @Nullable String quantity, String pointer) {
        var units = quantity == null ? line.open() : item.units().readPositive(quantity, pointer);
        if (units == 0 || units > line.open()) {
            throw Problem.refused(pointer, "Only %s %s of line %d are still to come, so %s cannot have left. Report what left."
                    .formatted(item.units().text(line.open()), item.units().unit(), line.line(), quantity == null ? "nothing" : quantity));
        }
        return units;
    }

    private static Item item(Map<Long, Item> known, PurchaseOrder.Line line) {
        return Objects.requireNonNull(known.get(line.item()), "item of a line");
    }

    /** Closes the schedule lines that wait for a line of the purchase, in their order, and counts what ships of each line of the customer's order. */
    private void take(PurchaseOrder order, PurchaseOrder.Line line, long units, Map<Long, Long> shipped) {
        var item = item(items.byIds(List.of(line.item())), line);
        var left = units;
        for (var waiting : waiting(line)) {
            var taken = Math.min(left, waiting.pegged());
            if (taken > 0) {
                pegs.close(schedule.take(waiting.id(), taken, "shipped"), waiting.id(), taken, item);
                shipped.merge(waiting.line(), taken, Long::sum);
                left -= taken;
            }
        }
        if (left > 0) {
            throw Problem.conflict("no-longer-wanted", ("The customer of order %s wants only %s of line %d of %s any more: the rest was cancelled. "
                    + "Report that much, and settle the rest with the vendor.").formatted(
                    customersOrder(order), item.units().text(units - left), line.line(), order.number()));
        }
    }

    private List<Waiting> waiting(PurchaseOrder.Line line) {
        return jdbc.sql("""
                SELECT sl.id, sl.line_id AS line, sum(peg.quantity)::bigint AS pegged
                  FROM promising.peg
                  JOIN promising.schedule_line sl ON sl.id = peg.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                 WHERE peg.part_id = ANY (:parts) AND peg.closed_at IS NULL
                 GROUP BY sl.id, sl.line_id, ol.line, sl.number
                 ORDER BY ol.line, sl.number
                """).param("parts", line.parts().stream().map(PurchaseOrder.Part::id).toArray(Long[]::new)).query(Waiting.class).list();
    }
}
