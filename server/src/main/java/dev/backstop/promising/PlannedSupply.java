package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.ItemLocations;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.planning.ArrivalDates;
import dev.backstop.planning.CapableToPromise;
import dev.backstop.promising.NextOrders.Next;
import dev.backstop.supply.LeadTimeRecords;
import dev.backstop.web.RoundTrip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What orders placed on the next order day would bring: the date for what neither stock nor supply covers. */
@Component
class PlannedSupply {
    private final Items items;
    private final ItemLocations itemLocations;
    private final SourcingTerms terms;
    private final LeadTimeRecords leadTimes;
    private final ComponentsReady components;
    private final RoundTrip.Start trips;

    PlannedSupply(Items items, ItemLocations itemLocations, SourcingTerms terms, LeadTimeRecords leadTimes, ComponentsReady components,
            RoundTrip.Start trips) {
        this.items = items;
        this.itemLocations = itemLocations;
        this.terms = terms;
        this.leadTimes = leadTimes;
        this.components = components;
        this.trips = trips;
    }

    /**
     * What was read of the places that are asked about.
     *
     * @param ways by which goods come there, the usual one first
     */
    record Known(Map<Long, Item> items, Map<Place, ItemLocation> special, Map<Place, List<SourcingTerm>> ways) {
        /** Those of the places where something can be made or sent: there the day depends on how much it is. */
        List<Place> byQuantity() {
            return ways.entrySet().stream().filter(here -> here.getValue().stream().anyMatch(PlannedSupply::hangsOnOthers)).map(Map.Entry::getKey).toList();
        }

        /** The same, as if nothing could be ordered from some vendors. */
        Known without(Set<Long> vendors) {
            var left = new HashMap<>(ways);
            left.replaceAll((_, all) -> all.stream().filter(way -> way.vendor() == null || !vendors.contains(way.vendor())).toList());
            return new Known(items, special, left);
        }
    }

    /** What has to be known of some places; asked with other questions. */
    Supplier<Known> known(Collection<Place> places, RoundTrip trip) {
        var asked = items.byIds(places.stream().map(Place::item).collect(toSet()), trip);
        var special = itemLocations.of(places, trip);
        var ways = terms.of(places, trip);
        return () -> new Known(asked.get(), special.get(), ways.get());
    }

    Map<Place, NextOrders> of(Collection<Place> places, Firm firm) {
        return without(Set.of(), places, firm);
    }

    /** The same, as if nothing could be ordered from some vendors. */
    Map<Place, NextOrders> without(Set<Long> vendors, Collection<Place> places, Firm firm) {
        var first = trips.begin();
        var known = known(places, first);
        first.run();
        var second = trips.begin();
        var next = of(places, firm, known.get().without(vendors), second);
        second.run();
        return next.get();
    }

    /** The same where the places are known, with other questions. */
    Supplier<Map<Place, NextOrders>> of(Collection<Place> places, Firm firm, Known known, RoundTrip trip) {
        var locations = firm.byId();
        var ordered = leadTimes.ifOrdered(known.ways().values().stream().flatMap(List::stream).toList(), firm.settings(), locations,
                firm.now(), trip);
        return () -> {
            var orders = bought(known.ways(), ordered.get(), firm);
            orders.putAll(made(known.ways(), orders, firm));
            var next = new HashMap<Place, NextOrders>();
            for (var place : places) {
                var location = Objects.requireNonNull(locations.get(place.location()), "location of a place");
                var item = Objects.requireNonNull(known.items().get(place.item()), "item of a place");
                var days = daysToShip(known.special().getOrDefault(place, ItemLocation.usual(place)), location,
                        firm.settings().defaultDaysToShip());
                next.put(place, of(item, location, known.ways().getOrDefault(place, List.of()), orders, days, firm.now()));
            }
            return next;
        };
    }

    private static boolean hangsOnOthers(SourcingTerm way) {
        return way.kind() != SourcingTerm.Kind.BUY;
    }

    /** What is bought or moved here, of which a day is known, by its way: what is there to be sent is looked at after. */
    private static Map<Long, NextOrders> bought(Map<Place, List<SourcingTerm>> ways,
            Map<Long, LeadTimeRecords.NextOrder> ordered, Firm firm) {
        var bought = new HashMap<Long, NextOrders>();
        ways.values().stream().flatMap(List::stream).filter(way -> way.kind() != SourcingTerm.Kind.MAKE).forEach(way -> {
            var order = ordered.get(way.id());
            if (order != null && order.arrival().by() != null) {
                var here = firm.location(way.place().location());
                bought.put(way.id(), new NextOrders.Steady(ordered(order.orderedOn(), order.arrival(), here),
                        order.others().stream().map(other -> ordered(order.orderedOn(), other, here)).toList()));
            }
        });
        return bought;
    }

    /**
     * What could be made or sent, by its way: as components can be had and work centres have room, or as the sender has it. Of what too little is free
     * there is itself ordered or made next; neither bills of material nor transfers have loops, so this ends.
     */
    private Map<Long, NextOrders> made(Map<Place, List<SourcingTerm>> ways, Map<Long, NextOrders> ordered, Firm firm) {
        var hanging = ways.values().stream().flatMap(List::stream).filter(PlannedSupply::hangsOnOthers).toList();
        if (hanging.isEmpty()) {
            return Map.of();
        }
        var makes = hanging.stream().filter(way -> way.kind() == SourcingTerm.Kind.MAKE).toList();
        var needs = components.of(hanging, firm);
        var parts = needs.values().stream().flatMap(List::stream).map(ComponentsReady.Need::place).collect(toSet());
        var next = parts.isEmpty() ? Map.<Place, NextOrders>of() : of(parts, firm);
        var making = makes.isEmpty() ? Map.<Long, CapableToPromise.Making>of() : leadTimes.making(makes, firm.byId(), firm.now());
        var made = new HashMap<Long, NextOrders>();
        for (var way : hanging) {
            var usual = ordered.get(way.id());
            if (way.fromLocation() != null && usual != null) {
                var need = needs.getOrDefault(way.id(), List.of()).getFirst();
                var beyond = Objects.requireNonNull(next.get(need.place()), "every place has an answer").after(need.promised());
                made.put(way.id(), new SentNext(need.there(), beyond, usual, LeadTimeRecords.calendar(way, null, firm.byId()), firm.location(way.fromLocation()),
                        firm.location(way.place().location())));
            }
        }
        for (var make : makes) {
            var here = firm.location(make.place().location());
            var asked = needs.getOrDefault(make.id(), List.of()).stream()
                    .map(need -> need.withMore(Objects.requireNonNull(next.get(need.place()), "every place has an answer"))).toList();
            var sizes = new CapableToPromise.Sizes(Math.max(1, Objects.requireNonNullElse(make.moq(), 1L)),
                    Math.max(1, Objects.requireNonNullElse(make.multiple(), 1L)));
            made.put(make.id(), new NextOrders.Made(new CapableToPromise(here.today(firm.now()), sizes, asked,
                    Objects.requireNonNull(making.get(make.id()), "how long each takes")), here));
        }
        return made;
    }

    private static @Nullable Integer daysToShip(ItemLocation here, Location location, @Nullable Integer usual) {
        return Optional.ofNullable(here.daysToShip()).or(() -> Optional.ofNullable(location.daysToShip())).orElse(usual);
    }

    /** The usual way of which a day is known; which one does not depend on the quantity. */
    private static NextOrders of(Item item, Location location, List<SourcingTerm> ways, Map<Long, NextOrders> orders,
            @Nullable Integer daysToShip, Instant now) {
        if (item.status() != Item.Status.ACTIVE) {
            return NextOrders.never("it is no longer ordered");
        }
        var known = ways.stream().map(way -> orders.get(way.id())).filter(Objects::nonNull).toList();
        var usual = known.stream().filter(way -> way.by(1).shipBy() != null).findFirst();
        if (usual.isPresent()) {
            return usual.get();
        }
        if (daysToShip != null) {
            var day = location.calendar().plusWorkingDays(location.nextShippingDay(now), daysToShip);
            return NextOrders.always(new Next(location.today(now), day, day, day, null,
                    "it usually ships within %d working days".formatted(daysToShip)));
        }
        return NextOrders.never(ways.isEmpty() ? "nobody is named who supplies it"
                : known.stream().findFirst().map(way -> way.by(1).why()).orElse("no lead time is known for it"));
    }

    private static Next ordered(LocalDate orderedOn, ArrivalDates.Arrival arrival, Location location) {
        var by = Objects.requireNonNull(arrival.by(), "only dated orders come here");
        return new Next(orderedOn, location.whenHandled(by), location.whenHandled(Objects.requireNonNullElse(arrival.earliest(), by)),
                location.whenHandled(Objects.requireNonNullElse(arrival.latest(), by)), arrival.confidence(),
                "nothing free is on order; ordered on %s it would arrive by %s".formatted(Wording.day(orderedOn, orderedOn), Wording.day(by, orderedOn)));
    }
}
