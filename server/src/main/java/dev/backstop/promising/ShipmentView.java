package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.orders.Shipment;
import dev.backstop.orders.Shipments;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shipments as callers see them. */
@Component
class ShipmentView {
    private final Shipments shipments;
    private final Orders orders;
    private final Items items;
    private final Locations locations;

    ShipmentView(Shipments shipments, Orders orders, Items items, Locations locations) {
        this.shipments = shipments;
        this.orders = orders;
        this.items = items;
        this.locations = locations;
    }

    /** A shipment; {@code reversed} if it was taken back. */
    record Shown(String shipment, String order, String location, @Nullable String carrier, @Nullable String tracking, Instant at, boolean reversed,
            List<Line> lines) {}

    /** One line of it. */
    record Line(int line, String sku, String quantity) {}

    Shown of(String number) {
        return of(shipments.require(number));
    }

    Shown of(Shipment shipment) {
        var order = orders.byIds(List.of(shipment.order())).getFirst();
        var lines = orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of()).stream().collect(toMap(OrderLine::id, l -> l));
        var known = items.byIds(lines.values().stream().map(OrderLine::item).distinct().toList());
        return new Shown(shipment.number(), order.number(), locations.get(shipment.location()).code(), shipment.carrier(), shipment.tracking(), shipment.at(),
                shipment.reversed(), shipment.lines().stream().map(shipped -> {
                    var line = Objects.requireNonNull(lines.get(shipped.line()), "a shipped line");
                    var item = Objects.requireNonNull(known.get(line.item()), "a line's item");
                    return new Line(line.line(), item.sku(), item.units().text(shipped.quantity()));
                }).toList());
    }
}
