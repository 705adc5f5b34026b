package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Money;
import dev.backstop.orders.Customers;
import dev.backstop.orders.Holds;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.web.Json;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders as callers see them, with the schedule of each line. */
@Component
class OrderView {
    private final Orders orders;
    private final Customers customers;
    private final Items items;
    private final Locations locations;
    private final Holds holds;
    private final ScheduleView schedules;
    private final Json json;

    OrderView(Orders orders, Customers customers, Items items, Locations locations, Holds holds, ScheduleView schedules, Json json) {
        this.orders = orders;
        this.customers = customers;
        this.items = items;
        this.locations = locations;
        this.holds = holds;
        this.schedules = schedules;
        this.json = json;
    }

    OrderJson of(Order order) {
        return of(List.of(order)).getFirst();
    }

    /** In the given order, in as many statements for a hundred as for one. */
    List<OrderJson> of(List<Order> asked) {
        var ids = asked.stream().map(Order::id).toList();
        var lines = orders.lines(ids);
        var schedule = schedules.of(ids).stream().collect(groupingBy(ScheduleView.Row::line));
        var held = holds.of(ids);
        var who = customers.byIds(asked.stream().map(Order::customer).collect(toSet()));
        var what = items.byIds(lines.values().stream().flatMap(List::stream).map(OrderLine::item).collect(toSet()));
        return asked.stream().map(order -> {
            var shown = lines.getOrDefault(order.id(), List.of()).stream()
                    .map(line -> line(line, order, Objects.requireNonNull(what.get(line.item()), "a line's item"), schedule.getOrDefault(line.id(), List.of())))
                    .toList();
            return order(order, Objects.requireNonNull(who.get(order.customer()), "an order's customer").code(),
                    order.location() == null ? null : locations.get(order.location()).code(), shown,
                    held.getOrDefault(order.id(), List.of()).stream().map(h -> new OrderJson.Hold(h.kind(), h.reason())).toList());
        }).toList();
    }

    /** An order that was just booked, from what was written of it. */
    OrderJson of(Orders.Booked booked, String customer, Map<Long, Item> what, Firm firm, List<ScheduleView.Row> schedule) {
        var byLine = schedule.stream().sorted(SHOWN).collect(groupingBy(ScheduleView.Row::line));
        var shown = booked.lines().stream()
                .sorted(Comparator.comparingInt(OrderLine::line))
                .map(line -> line(line, booked.order(), Objects.requireNonNull(what.get(line.item()), "a line's item"), byLine.getOrDefault(line.id(), List.of())))
                .toList();
        var location = booked.order().location();
        return order(booked.order(), customer, location == null ? null : firm.location(location).code(), shown, List.of());
    }

    private static final Comparator<ScheduleView.Row> SHOWN = Comparator
            .comparing(ScheduleView.Row::shipBy, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())).thenComparingInt(ScheduleView.Row::number);

    private OrderJson order(Order order, String customer, @Nullable String location, List<OrderJson.Line> lines, List<OrderJson.Hold> held) {
        return new OrderJson(order.number(), state(lines), order.reference(), order.externalId(), customer, order.channel(), order.orderedAt(),
                order.requestedOn(), order.priority(), order.shipping().code(), location,
                order.latestAcceptableOn(), order.currency(), read(order.shipTo(), OrderRequest.ShipTo.class),
                read(order.contact(), OrderRequest.Contact.class), order.statedShipBy(), order.catalogueEdition(),
                read(order.payment(), OrderRequest.Payment.class), read(order.charges(), OrderRequest.Charges.class), held, lines);
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.read(text, type);
    }

    private static OrderJson.Line line(OrderLine line, Order order, Item item, List<ScheduleView.Row> schedule) {
        var units = item.units();
        return new OrderJson.Line(line.line(), item.sku(), units.text(line.quantity()), units.text(line.shipped()), units.text(line.cancelled()),
                units.text(line.returned()), units.text(line.open()), state(line, schedule), Money.of(line.price(), order.currency()),
                Money.of(line.tax(), order.currency()), line.minimumShipment() == null ? null : units.text(line.minimumShipment()), line.essentialDate(),
                line.substituteFor(), line.replaces(), schedule.stream().map(ScheduleView.Row::json).toList());
    }

    private static String state(OrderLine line, List<ScheduleView.Row> schedule) {
        if (line.open() == 0) {
            return line.shipped() > 0 ? "shipped" : "cancelled";
        }
        if (schedule.stream().allMatch(ScheduleView.Row::released)) {
            return "released";
        }
        var waiting = schedule.stream().filter(s -> !s.source().equals("stock")).count();
        return waiting == 0 ? "allocated" : waiting == schedule.size() ? "backordered" : "part-backordered";
    }

    private static String state(List<OrderJson.Line> lines) {
        if (lines.stream().allMatch(line -> line.state().equals("cancelled"))) {
            return "cancelled";
        }
        if (lines.stream().allMatch(line -> line.state().equals("shipped") || line.state().equals("cancelled"))) {
            return "shipped";
        }
        return lines.stream().anyMatch(line -> !line.shipped().equals("0")) ? "part-shipped" : "open";
    }
}
