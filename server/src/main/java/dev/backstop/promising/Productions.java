package dev.backstop.promising;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.supply.Delivery;
import dev.backstop.supply.ProductionOrder;
import dev.backstop.supply.ProductionOrders;
import dev.backstop.supply.Receiving;
import dev.backstop.supply.SupplyKind;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Production orders as both sides see them: demand for the components, supply of the item made. */
@Component
public class Productions {
    private final ProductionOrders productions;
    private final Receiving receiving;
    private final OtherDemand demand;
    private final Settlement settlement;
    private final LateComponents late;
    private final PlannedSupply planned;
    private final FirmReader firms;
    private final Stock stock;
    private final LotChoice lots;
    private final Items items;
    private final Locations locations;
    private final Clock clock;

    Productions(ProductionOrders productions, Receiving receiving, OtherDemand demand, Settlement settlement,
            LateComponents late, PlannedSupply planned, FirmReader firms, Stock stock, LotChoice lots, Items items, Locations locations,
            Clock clock) {
        this.productions = productions;
        this.receiving = receiving;
        this.demand = demand;
        this.settlement = settlement;
        this.late = late;
        this.planned = planned;
        this.firms = firms;
        this.stock = stock;
        this.lots = lots;
        this.items = items;
        this.locations = locations;
        this.clock = clock;
    }

    /** Plans one: its components ask for stock and supply at once, and what it will bring may be promised. */
    public ProductionOrder create(Place place, long quantity, @Nullable LocalDate dueOn) {
        var made = productions.create(place, quantity, dueOn);
        settlement.lock(places(made));
        var known = items.byIds(made.components().stream().map(ProductionOrder.Component::item).toList());
        demand.ask(made.number(), null, made.components().stream().map(component -> OtherDemand.line(OpenLine.Kind.PRODUCTION,
                made.number(), component.line(),
                Objects.requireNonNull(known.get(component.item()), "item of a component"), place.location(), component.quantity(),
                clock.instant())).toList());
        settlement.note(places(made), Cause.asked("Production order", made.number()));
        settlement.settle();
        late.follow(List.of(made.number()));
        return known(made.number());
    }

    /**
     * Plans all that is to be made of something, as it can be promised: what its components suffice for is an order of its own, and the
     * rest another for each time that more of them comes. Else who was promised the first would wait for the last.
     *
     * @return one order at least, in the order in which they can be begun
     */
    public List<ProductionOrder> divide(Place place, long quantity, @Nullable LocalDate dueOn) {
        var next = Objects.requireNonNull(planned.of(List.of(place), firms.now()).get(place), "every place has an answer");
        var orders = new ArrayList<ProductionOrder>();
        var before = 0L;
        for (var end : next.ends()) {
            if (end < quantity) {
                orders.add(create(place, end - before, dueOn));
                before = end;
            }
        }
        orders.add(create(place, quantity - before, dueOn));
        return orders;
    }

    /**
     * Begins it and issues its components.
     *
     * @throws Problem 409 naming the component of which too little is allocated
     */
    ProductionOrder start(String number) {
        settlement.lock(places(known(number)));
        var order = productions.require(number);
        var started = productions.start(order);
        var open = demand.open(OpenLine.Kind.PRODUCTION, List.of(number));
        var known = items.byIds(open.stream().map(OtherDemand.Row::item).toList());
        var movements = new ArrayList<Movement>();
        for (var row : open) {
            var item = Objects.requireNonNull(known.get(row.item()), "item of a component");
            var taken = demand.issue(row, row.open(), item);
            if (taken < row.open()) {
                throw Problem.conflict("not-allocated",
                        "Only %s of the %s %s of %s that production order %s needs are allocated at %s. It can start when the rest is here."
                        .formatted(item.units().text(taken), item.units().text(row.open()), item.units().unit(), item.sku(), number,
                                locations.get(order.location()).code()));
            }
            var place = new Place(row.item(), order.location());
            lots.choose(place, taken, movements).forEach((lot, units) -> movements.add(new Movement(place, Condition.SELLABLE, lot, -units,
                    "production", number, null)));
        }
        stock.post(movements, "stock-moved", "Production order " + number + " was started.", number);
        settlement.settle();
        return started;
    }

    /** What came out since the last report: good units go to the shelf, scrap will not come any more. */
    ProductionOrder report(String number, long good, long scrap, @Nullable String lot) {
        settlement.lock(places(known(number)));
        if (good > 0) {
            receiving.receive(receiving.require(SupplyKind.PRODUCTION_ORDER, number),
                    new Delivery(List.of(new Delivery.Line(1, good, 0, lot == null ? "" : lot)), false));
        }
        if (scrap > 0) {
            productions.scrap(productions.require(number), scrap);
        }
        settlement.settle();
        return productions.require(number);
    }

    /** Nothing more comes of it; what it did not use of its components goes back to the shelf. */
    ProductionOrder finish(String number) {
        settlement.lock(places(known(number)));
        var order = productions.require(number);
        if (order.state().equals("finished")) {
            return order;
        }
        var back = unused(order);
        var finished = productions.finish(order, back);
        stock.post(back.stream().map(component -> new Movement(new Place(component.item(), order.location()), Condition.SELLABLE, "",
                component.quantity(),
                "return", number, null)).toList(), "stock-moved", "Production order " + number + " was finished.", number);
        settlement.settle();
        return finished;
    }

    /** In proportion to what was not made, rounded down. */
    private static List<ProductionOrder.Component> unused(ProductionOrder order) {
        var made = order.part().received() + order.scrapped();
        return order.components().stream()
                .map(each -> new ProductionOrder.Component(each.line(), each.item(),
                        each.issued() - used(each.quantity(), made, order.quantity()), 0))
                .filter(each -> each.quantity() > 0).toList();
    }

    private static long used(long whole, long made, long quantity) {
        return BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(made)).divide(BigDecimal.valueOf(quantity), 0, RoundingMode.CEILING)
                .longValueExact();
    }

    /** Twice changes nothing; what was started is finished instead. */
    ProductionOrder cancel(String number) {
        settlement.lock(places(known(number)));
        var order = productions.require(number);
        var cancelled = productions.cancel(order);
        var open = demand.open(OpenLine.Kind.PRODUCTION, List.of(number));
        var known = items.byIds(open.stream().map(OtherDemand.Row::item).toList());
        open.forEach(row -> demand.giveUp(row, row.open(), Objects.requireNonNull(known.get(row.item()), "item of a component")));
        settlement.note(places(order), Cause.cancelled(number));
        settlement.settle();
        return cancelled;
    }

    /** It is wanted on another day; null: no day any more. */
    public ProductionOrder reschedule(String number, @Nullable LocalDate dueOn, @Nullable String reason) {
        settlement.lock(places(known(number)));
        productions.reschedule(productions.require(number), dueOn, reason);
        settlement.settle();
        late.follow(List.of(number));
        return known(number);
    }

    private ProductionOrder known(String number) {
        return productions.byNumber(number).orElseThrow(() -> Problem.notFound("production order", number));
    }

    private static List<Place> places(ProductionOrder order) {
        var places = new ArrayList<Place>();
        places.add(new Place(order.item(), order.location()));
        order.components().forEach(component -> places.add(new Place(component.item(), order.location())));
        return places;
    }
}
