package dev.backstop.supply;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes purchase orders and sends them. */
@Component
class Placing {
    private final PlacedOrderRows placed;
    private final PurchaseOrderRows rows;
    private final PartRows parts;
    private final PurchaseTerms terms;
    private final Arrivals arrivals;
    private final Items items;
    private final Vendors vendors;
    private final Locations locations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Placing(PlacedOrderRows placed, PurchaseOrderRows rows, PartRows parts, PurchaseTerms terms, Arrivals arrivals, Items items, Vendors vendors,
            Locations locations, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.placed = placed;
        this.rows = rows;
        this.parts = parts;
        this.terms = terms;
        this.arrivals = arrivals;
        this.items = items;
        this.vendors = vendors;
        this.locations = locations;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    PurchaseOrder create(NewPurchaseOrder wanted) {
        var now = clock.instant();
        var vendor = vendors.get(wanted.vendor());
        var today = locations.get(wanted.location()).today(now);
        var orderOn = wanted.send() ? null : wanted.orderOn() != null ? wanted.orderOn() : LeadTimeRecords.nextOrderDay(vendor, today);
        var order = new PlacedOrder(
                wanted.number() == null ? placed.nextNumbers(1).getFirst() : wanted.number(),
                vendor.id(),
                wanted.location(),
                wanted.send() ? PurchaseOrder.State.SENT : PurchaseOrder.State.DRAFT,
                vendor.currency(),
                orderOn,
                now,
                wanted.send() ? now : null,
                wanted.straightTo(),
                lines(wanted.lines(), vendor, wanted.location(), orderOn == null ? today : orderOn));
        var id = Objects.requireNonNull(placed.insert(List.of(order)).get(order.number()));
        return wanted.send() ? onItsWay(id, vendor) : stored(id);
    }

    PurchaseOrder add(PurchaseOrder draft, List<NewPurchaseOrder.Line> lines) {
        if (draft.state() != PurchaseOrder.State.DRAFT) {
            throw Problem.conflict("already-sent", "Purchase order %s is %s. Make another one for what is to be added."
                    .formatted(draft.number(), draft.state().code()));
        }
        var vendor = vendors.get(draft.vendor());
        var orderedOn = draft.orderOn() == null ? locations.get(draft.location()).today(clock.instant()) : draft.orderOn();
        placed.add(draft.id(), new PlacedOrder(draft.number(), draft.vendor(), draft.location(), draft.state(), draft.currency(), draft.orderOn(),
                draft.createdAt(), null, draft.straightTo(), lines(lines, vendor, draft.location(), orderedOn)));
        return stored(draft.id());
    }

    private List<PlacedOrder.Line> lines(List<NewPurchaseOrder.Line> wanted, Vendor vendor, long location, LocalDate orderedOn) {
        var known = items.byIds(wanted.stream().map(NewPurchaseOrder.Line::item).collect(toSet()));
        var ways = terms.of(vendor.id(), known.keySet().stream().map(item -> new Place(item, location)).toList());
        var expected = terms.expected(ways.values(), vendor, orderedOn);
        return wanted.stream().map(line -> {
            var place = new Place(line.item(), location);
            var item = Objects.requireNonNull(known.get(line.item()), "item of a line");
            return new PlacedOrder.Line(
                    line.line(), line.item(), line.quantity(),
                    PurchaseTerms.purchase(item, line.quantity(), ways.get(place), vendor.currency()).at(line.price()),
                    line.expectedOn() != null ? line.expectedOn() : expected.get(place), line.expectedOn() == null, 0, 0);
        }).toList();
    }

    /** Sending twice changes nothing. */
    PurchaseOrder send(PurchaseOrder order) {
        if (order.state() == PurchaseOrder.State.SENT) {
            return order;
        }
        if (order.state() != PurchaseOrder.State.DRAFT) {
            throw Problem.conflict("closed", "Purchase order %s is %s and cannot be sent. Make a new one.".formatted(order.number(), order.state().code()));
        }
        events.publishEvent(new SendAsked(order.number()));
        var now = clock.instant();
        var vendor = vendors.get(order.vendor());
        var asked = asked(order, dates(order, vendor, now));
        parts.save(asked);
        parts.append(asked.stream()
                .map(part -> new PartRows.Version(part.id(), "requested", part.expectedOn(), part.quantity(), null, null)).toList());
        jdbc.sql("UPDATE supply.purchase_order SET state = 'sent', sent_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("id", order.id()).update();
        jdbc.sql("UPDATE supply.purchase_order_part SET sent = true WHERE id = ANY (:ids)")
                .param("ids", asked.stream().map(PurchaseOrder.Part::id).toArray(Long[]::new)).update();
        return onItsWay(order.id(), vendor);
    }

    /** A date from a lead time counts from the day of sending; one that somebody gave stays. */
    private static List<PurchaseOrder.Part> asked(PurchaseOrder order, Map<Place, LocalDate> dates) {
        var asked = new ArrayList<PurchaseOrder.Part>();
        for (var line : order.lines()) {
            var counted = dates.get(new Place(line.item(), order.location()));
            line.parts().forEach(part -> asked.add(part.asked(part.fromLeadTime() ? counted : part.expectedOn())));
        }
        return asked;
    }

    private Map<Place, LocalDate> dates(PurchaseOrder order, Vendor vendor, Instant now) {
        var places = order.lines().stream().map(line -> new Place(line.item(), order.location())).collect(toSet());
        return terms.expected(terms.of(vendor.id(), places).values(), vendor, locations.get(order.location()).today(now));
    }

    private PurchaseOrder onItsWay(long id, Vendor vendor) {
        var order = stored(id);
        arrivals.renew(partIds(order));
        events.publishEvent(new SupplyMoved(places(order), "supply-added", "purchase order %s was sent to %s".formatted(order.number(), vendor.name()),
                order.number()));
        events.publishEvent(new PurchaseOrderTurned(order.number(), PurchaseOrderTurned.Turn.SENT));
        return stored(id);
    }

    private PurchaseOrder stored(long id) {
        return rows.byIds(List.of(id)).getFirst();
    }

    static List<Place> places(PurchaseOrder order) {
        return order.lines().stream().map(line -> new Place(line.item(), order.location())).distinct().sorted().toList();
    }

    static List<Long> partIds(PurchaseOrder order) {
        return order.lines().stream().flatMap(line -> line.parts().stream()).map(PurchaseOrder.Part::id).toList();
    }
}
