package dev.backstop.supply;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes drafts by the thousand: what they have in common is read once for many of them, and they are stored together. */
@Component
class DraftsTogether {
    private static final int ORDERS_AT_A_TIME = 200;

    private final PlacedOrderRows rows;
    private final PurchaseTerms terms;
    private final SourcingTerms sourcing;
    private final Items items;
    private final Vendors vendors;
    private final Clock clock;

    DraftsTogether(PlacedOrderRows rows, PurchaseTerms terms, SourcingTerms sourcing, Items items, Vendors vendors, Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.sourcing = sourcing;
        this.items = items;
        this.vendors = vendors;
        this.clock = clock;
    }

    /** Numbers of the drafts, in the order of what was wanted; each has an order day, none is sent, and our own numbers are given. */
    List<String> create(List<NewPurchaseOrder> wanted) {
        var numbers = rows.nextNumbers(wanted.size());
        for (var from = 0; from < wanted.size(); from += ORDERS_AT_A_TIME) {
            var to = Math.min(wanted.size(), from + ORDERS_AT_A_TIME);
            insert(wanted.subList(from, to), numbers.subList(from, to));
        }
        return numbers;
    }

    private void insert(List<NewPurchaseOrder> wanted, List<String> numbers) {
        var known = items.byIds(wanted.stream().flatMap(order -> order.lines().stream()).map(NewPurchaseOrder.Line::item).collect(toSet()));
        var ways = sourcing.of(wanted.stream().flatMap(order -> order.lines().stream().map(line -> new Place(line.item(), order.location())))
                .collect(toSet()));
        var sellers = vendors.byIds(wanted.stream().map(NewPurchaseOrder::vendor).collect(toSet()));
        var placed = new ArrayList<PlacedOrder>();
        for (var i = 0; i < wanted.size(); i++) {
            var vendor = Objects.requireNonNull(sellers.get(wanted.get(i).vendor()), "vendor of an order");
            placed.add(order(wanted.get(i), numbers.get(i), vendor, ways, known, clock.instant()));
        }
        rows.insert(placed);
    }

    private PlacedOrder order(NewPurchaseOrder wanted, String number, Vendor vendor, Map<Place, List<SourcingTerm>> ways, Map<Long, Item> known,
            Instant now) {
        var orderOn = Objects.requireNonNull(wanted.orderOn(), "a draft has its order day");
        var usual = new HashMap<Place, SourcingTerm>();
        for (var line : wanted.lines()) {
            var place = new Place(line.item(), wanted.location());
            ways.getOrDefault(place, List.of()).stream().filter(way -> Objects.equals(way.vendor(), vendor.id())).findFirst()
                    .ifPresent(way -> usual.put(place, way));
        }
        var expected = terms.expected(usual.values(), vendor, orderOn);
        var lines = wanted.lines().stream().map(line -> {
            var place = new Place(line.item(), wanted.location());
            var item = Objects.requireNonNull(known.get(line.item()), "item of a line");
            return new PlacedOrder.Line(line.line(), line.item(), line.quantity(),
                    PurchaseTerms.purchase(item, line.quantity(), usual.get(place), vendor.currency()),
                    line.expectedOn() != null ? line.expectedOn() : expected.get(place), line.expectedOn() == null, 0, 0);
        }).toList();
        return new PlacedOrder(number, vendor.id(), wanted.location(), PurchaseOrder.State.DRAFT, vendor.currency(), orderOn, now, null,
                wanted.straightTo(), lines);
    }
}
