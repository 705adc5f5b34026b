package dev.backstop.supply;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.supply.PurchaseOrder.State;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult.Checked;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks orders from elsewhere and makes them ready to be stored; every fault of a batch is found, none is written. */
@Component
class PastOrderForm {
    private final Items items;
    private final Vendors vendors;
    private final Locations locations;
    private final PurchaseTerms terms;
    private final Clock clock;

    PastOrderForm(Items items, Vendors vendors, Locations locations, PurchaseTerms terms, Clock clock) {
        this.items = items;
        this.vendors = vendors;
        this.locations = locations;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * An order as it would be stored; of a faulty one only the number counts.
     *
     * @param receivedOn the day of the last receipt, by line
     */
    record Taken(String number, PlacedOrder placed, LocalDate orderedOn, Map<Integer, LocalDate> receivedOn) {}

    private record Known(Map<String, Vendor> vendors, Map<String, Location> locations, Map<String, Item> items, Map<Long, Map<Place, SourcingTerm>> terms) {}

    List<Checked<Taken>> check(List<PastOrder> orders, Map<String, PurchaseOrder> present) {
        var known = known(orders);
        return orders.stream().map(order -> check(order, known, present.get(order.number()))).toList();
    }

    private Known known(List<PastOrder> orders) {
        var sellers = vendors.byCodes(orders.stream().map(PastOrder::vendor).collect(toSet()));
        var places = locations.all().stream().collect(toMap(Location::code, identity()));
        var goods = items.bySkus(orders.stream().flatMap(order -> order.lines().stream()).map(PastOrder.Line::sku).collect(toSet()));
        var asked = new HashMap<Long, Set<Place>>();
        for (var order : orders) {
            var vendor = sellers.get(order.vendor());
            var location = places.get(order.location());
            if (vendor != null && location != null) {
                order.lines().stream().map(line -> goods.get(line.sku())).filter(java.util.Objects::nonNull)
                        .forEach(item -> asked.computeIfAbsent(vendor.id(), _ -> new java.util.HashSet<>()).add(new Place(item.id(), location.id())));
            }
        }
        var ways = new HashMap<Long, Map<Place, SourcingTerm>>();
        asked.forEach((vendor, at) -> ways.put(vendor, terms.of(vendor, at)));
        return new Known(sellers, places, goods, ways);
    }

    private Checked<Taken> check(PastOrder order, Known known, @Nullable PurchaseOrder present) {
        var form = new Form();
        form.key("/number", order.number());
        form.oneOf("/state", order.state(), List.of("draft", "sent", "received"));
        var vendor = known.vendors().get(order.vendor());
        var location = known.locations().get(order.location());
        if (vendor == null) {
            form.fault("/vendor", "There is no vendor %s. Check the code, or create the vendor first.".formatted(order.vendor()));
        }
        if (location == null) {
            form.fault("/location", "There is no location %s. Check the code, or create the location first.".formatted(order.location()));
        }
        if (order.orderedOn() == null && !"draft".equals(order.state())) {
            form.fault("/orderedOn", "An order that was sent needs the day on which it was sent.");
        }
        if (order.lines().isEmpty()) {
            form.fault("/lines", "An order needs at least one line.");
        }
        if (!form.isFaultless() || vendor == null || location == null) {
            return new Checked<>(nothing(order), form);
        }
        var lines = new PastLineForm(order, vendor, location, known.items(), known.terms().getOrDefault(vendor.id(), Map.of()), today(location), form);
        var taken = taken(order, vendor, location, lines.lines());
        if (present != null && form.isFaultless() && !equal(taken.placed(), present)) {
            form.conflict("/number", "Purchase order %s is here already and differs. Change it there.".formatted(order.number()));
        }
        return new Checked<>(taken, form);
    }

    private LocalDate today(Location location) {
        return location.today(clock.instant());
    }

    private Taken taken(PastOrder order, Vendor vendor, Location location, List<PlacedOrder.Line> lines) {
        var draft = order.state().equals("draft");
        var orderedOn = order.orderedOn() == null ? today(location) : order.orderedOn();
        var sentAt = orderedOn.atStartOfDay(location.zone()).toInstant();
        var receivedOn = new HashMap<Integer, LocalDate>();
        for (var i = 0; i < Math.min(lines.size(), order.lines().size()); i++) {
            var day = order.lines().get(i).receivedOn();
            if (day != null) {
                receivedOn.put(lines.get(i).line(), day);
            }
        }
        return new Taken(order.number(), new PlacedOrder(order.number(), vendor.id(), location.id(), State.read(order.state(), "/state"), vendor.currency(),
                draft ? orderedOn : null, draft ? clock.instant() : sentAt, draft ? null : sentAt, null, lines), orderedOn, receivedOn);
    }

    private static boolean equal(PlacedOrder wanted, PurchaseOrder present) {
        record Line(int line, long item, long quantity) {}
        return wanted.vendor() == present.vendor() && wanted.location() == present.location()
                && wanted.lines().stream().map(line -> new Line(line.line(), line.item(), line.quantity())).collect(toSet())
                        .equals(present.lines().stream().map(line -> new Line(line.line(), line.item(), line.quantity())).collect(toSet()));
    }

    private Taken nothing(PastOrder order) {
        var now = clock.instant();
        return new Taken(order.number(), new PlacedOrder(order.number(), 0, 0, State.DRAFT, "", null, now, null, null,
                new ArrayList<>()), LocalDate.EPOCH, Map.of());
    }

    /** What a refusal found, in the words of the one form. */
    static void take(Problem refused, Form form) {
        refused.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
    }
}
