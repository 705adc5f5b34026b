package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Production orders, as supply of the item made. What they take of their components is decided above, in promising. */
@Component
public class ProductionOrders {
    private final ProductionRows rows;
    private final PartRows parts;
    private final Arrivals arrivals;
    private final ArrivedGoods goods;
    private final SourcingTerms terms;
    private final Capacity capacity;
    private final Locations locations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProductionOrders(ProductionRows rows, PartRows parts, Arrivals arrivals, ArrivedGoods goods, SourcingTerms terms, Capacity capacity,
            Locations locations, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.parts = parts;
        this.arrivals = arrivals;
        this.goods = goods;
        this.terms = terms;
        this.capacity = capacity;
        this.locations = locations;
        this.events = events;
        this.clock = clock;
    }

    public Optional<ProductionOrder> byNumber(String number) {
        return rows.byNumber(number);
    }

    /** The order, locked until the transaction ends; 404 if there is none. */
    public ProductionOrder require(String number) {
        return rows.locked(number).orElseThrow(() -> Problem.notFound("production order", number));
    }

    public Listing<ProductionOrder> list(Cursor page) {
        return Listing.page(rows.page(page), page, order -> Long.toString(order.id()));
    }

    /**
     * Makes an order with the components that the item's bill of materials asks for; {@code dueOn} null: as the terms of making say, else
     * no date.
     */
    public ProductionOrder create(Place place, long quantity, @Nullable LocalDate dueOn) {
        var number = rows.insert(place.item(), place.location(), quantity, dueOn == null ? expected(place, quantity) : dueOn,
                clock.instant());
        var made = rows.byNumber(number).orElseThrow();
        arrivals.renew(List.of(made.part().id()));
        tell(made, "supply-added", "production order %s was planned".formatted(number));
        return rows.byNumber(number).orElseThrow();
    }

    /** As its work centres have room, else as the terms of making say. */
    private @Nullable LocalDate expected(Place place, long quantity) {
        var known = locations.all().stream().collect(toMap(Location::id, l -> l));
        var here = locations.get(place.location());
        var today = here.today(clock.instant());
        var loaded = capacity.finish(place, quantity, today, here);
        return loaded.isPresent() ? loaded.get() : terms.of(List.of(place)).getOrDefault(place, List.of()).stream()
                .filter(way -> way.kind() == SourcingTerm.Kind.MAKE).findFirst()
                .flatMap(way -> LeadTimeRecords.calendar(way, null, known).arrival(today)).orElse(null);
    }

    /** It is begun, and its components are issued; the caller has moved their stock. Starting twice is a conflict. */
    public ProductionOrder start(ProductionOrder order) {
        if (!order.state().equals("planned")) {
            throw Problem.conflict("not-planned", "Production order %s is %s and cannot be started.".formatted(order.number(),
                    order.state()));
        }
        rows.issued(order, order.components());
        rows.started(order.id(), clock.instant());
        return rows.byNumber(order.number()).orElseThrow();
    }

    /** Units that came out bad will not come any more. */
    public ProductionOrder scrap(ProductionOrder order, long units) {
        requireStarted(order);
        parts.save(List.of(order.part().cancelled(Math.min(units, order.part().open()))));
        rows.scrapped(order.id(), units);
        tell(order, "supply-moved", "production order %s had scrap".formatted(order.number()));
        return rows.byNumber(order.number()).orElseThrow();
    }

    /** Nothing more comes of it; {@code back} are components that are not used up, which the caller has put on the shelf again. */
    public ProductionOrder finish(ProductionOrder order, List<ProductionOrder.Component> back) {
        requireStarted(order);
        rows.issued(order, back.stream().map(each -> new ProductionOrder.Component(each.line(), each.item(), -each.quantity(), 0))
                .toList());
        close(order, "finished");
        return rows.byNumber(order.number()).orElseThrow();
    }

    /** It is not made after all; the caller has given up its demand. Only what was not started can be cancelled. */
    public ProductionOrder cancel(ProductionOrder order) {
        if (order.state().equals("cancelled")) {
            return order;
        }
        if (!order.state().equals("planned")) {
            throw Problem.conflict("started", "Production order %s is %s. Finish it with what came out.".formatted(order.number(),
                    order.state()));
        }
        close(order, "cancelled");
        return rows.byNumber(order.number()).orElseThrow();
    }

    private void close(ProductionOrder order, String state) {
        parts.save(List.of(order.part().cancelled(order.part().open())));
        capacity.release(order.id());
        rows.state(order.id(), state);
        tell(order, state.equals("finished") ? "supply-moved" : "supply-cancelled",
                "production order %s was %s".formatted(order.number(), state));
    }

    /** It is due on another day; null: no date is known any more. */
    public ProductionOrder reschedule(ProductionOrder order, @Nullable LocalDate dueOn, @Nullable String reason) {
        var moved = order.part().moved(dueOn);
        parts.save(List.of(moved));
        parts.append(List.of(new PartRows.Version(moved.id(), "revised", dueOn, moved.quantity(), null, reason)));
        rows.due(order.id(), dueOn);
        arrivals.renew(List.of(moved.id()));
        tell(order, "supply-moved", "production order %s %s by us".formatted(order.number(),
                SupplyWords.moved(order.part().expectedOn(), dueOn)));
        return rows.byNumber(order.number()).orElseThrow();
    }

    /** Units that came out good. */
    Receipt receive(ProductionOrder order, Delivery delivery) {
        requireStarted(order);
        return goods.receive(order.incoming(), order.id(), order.parts(), delivery);
    }

    Receipt reverse(ProductionOrder order, Receipt receipt) {
        if (order.state().equals("finished")) {
            throw Problem.conflict("finished",
                    "Production order %s is finished. Correct the stock by a count instead.".formatted(order.number()));
        }
        return goods.reverse(order.incoming(), order.parts(), receipt);
    }

    private static void requireStarted(ProductionOrder order) {
        if (!order.state().equals("started")) {
            throw Problem.conflict("not-started", "Production order %s is %s, so nothing can come of it now.%s".formatted(order.number(),
                    order.state(),
                    order.state().equals("planned") ? " Start it first." : ""));
        }
    }

    private void tell(ProductionOrder order, String kind, String text) {
        events.publishEvent(new SupplyMoved(ArrivedGoods.places(order.incoming()), kind, text, order.number()));
    }
}
