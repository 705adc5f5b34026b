package dev.backstop.buying;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendors;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what a purchase order says now, for its vendor. */
@Component
class DocumentWriter {
    private final Vendors vendors;
    private final Items items;
    private final Locations locations;
    private final VendorManners manners;
    private final Letterheads letterheads;
    private final PurchaseOrders orders;
    private final Clock clock;

    DocumentWriter(Vendors vendors, Items items, Locations locations, VendorManners manners, Letterheads letterheads, PurchaseOrders orders, Clock clock) {
        this.vendors = vendors;
        this.items = items;
        this.locations = locations;
        this.manners = manners;
        this.letterheads = letterheads;
        this.orders = orders;
        this.clock = clock;
    }

    OrderDocument write(PurchaseOrder order, int version, OrderDocument.Kind kind) {
        var vendor = vendors.get(order.vendor());
        var manner = manners.of(vendor.id());
        var location = locations.get(order.location());
        return new OrderDocument(order.number(), version, kind, location.today(clock.instant()), letterheads.now(),
                new OrderDocument.Party(vendor.name(), manner.contact(), manner.lines()),
                order.straightTo() == null ? place(location) : customer(order.straightTo()),
                manner.customerNumber(),
                        vendor.buyer(),
                vendor.language(), order.currency(), manner.paymentTerms(), manner.deliveryTerms(), orders.blanketOrder(order).orElse(null),
                order.straightTo() == null ? null : order.straightTo().order(), lines(order, kind));
    }

    private static OrderDocument.Party customer(PurchaseOrder.StraightTo customer) {
        return new OrderDocument.Party(customer.address().getFirst(), null, customer.address().subList(1, customer.address().size()));
    }

    private OrderDocument.Party place(Location location) {
        var lines = letterheads.addressOf(location);
        return new OrderDocument.Party(location.name(), null, lines.isEmpty() ? known(location) : lines);
    }

    private static List<String> known(Location location) {
        var line = new ArrayList<String>();
        if (location.postcode() != null) {
            line.add(location.postcode());
        }
        if (location.country() != null) {
            line.add(location.country());
        }
        return line.isEmpty() ? List.of() : List.of(String.join(" ", line));
    }

    private List<OrderDocument.Line> lines(PurchaseOrder order, OrderDocument.Kind kind) {
        var ids = order.lines().stream().map(PurchaseOrder.Line::item).collect(toSet());
        var known = items.byIds(ids);
        var own = manners.skus(order.vendor(), ids);
        return order.lines().stream().map(line -> line(line, Objects.requireNonNull(known.get(line.item()), "item of a line"), own, kind))
                .toList();
    }

    private static OrderDocument.Line line(PurchaseOrder.Line line, Item item, Map<Long, VendorManners.VendorSku> own,
            OrderDocument.Kind kind) {
        var theirs = own.get(item.id());
        var wanted = kind == OrderDocument.Kind.CANCELLATION ? received(line) : line.wanted();
        return new OrderDocument.Line(line.line(), item.sku(), theirs == null ? null : theirs.vendorSku(),
                theirs == null || theirs.name() == null ? item.name() : theirs.name(),
                wanted == 0 ? BigDecimal.ZERO : line.counted(item.units()).of(wanted), line.purchaseUnit(), line.price(), requestedOn(line),
                        null);
    }

    /** What a cancellation leaves is what came already. */
    private static long received(PurchaseOrder.Line line) {
        return line.parts().stream().mapToLong(PurchaseOrder.Part::received).sum();
    }

    /** Of a line in parts, the first day that we ask for. */
    private static @Nullable LocalDate requestedOn(PurchaseOrder.Line line) {
        var open = line.openParts().isEmpty() ? line.parts() : line.openParts();
        return open.stream().map(part -> part.requestedOn() == null ? part.expectedOn() : part.requestedOn()).filter(Objects::nonNull)
                .min(LocalDate::compareTo).orElse(null);
    }
}
