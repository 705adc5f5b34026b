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
import dev.backstop.supply.LeadTimeRecords;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
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

/** What an order placed on the next order day would bring: the date for what neither stock nor supply covers. */
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
     * What the next order brings.
     *
     * @param orderOn the day on which it would be placed, or begun
     * @param shipBy  null: no date can be given, and {@code why} says what is missing
     * @param others  the same at the other chances that the firm promises with
     */
    record Next(@Nullable LocalDate orderOn, @Nullable LocalDate shipBy, @Nullable LocalDate earliest, @Nullable LocalDate latest,
            @Nullable BigDecimal confidence, String why, List<Next> others) {
        Next {
            others = List.copyOf(others);
        }

        static Next never(String why) {
            return new Next(null, null, null, null, null, why, List.of());
        }

        /** The same by the days that hold with a chance; where none are known at it, as it is. */
        Next at(BigDecimal chance) {
            return others.stream().filter(other -> other.confidence() != null && other.confidence().compareTo(chance) == 0).findFirst()
                    .orElse(this);
        }

        private Next with(List<Next> more) {
            return new Next(orderOn, shipBy, earliest, latest, confidence, why, more);
        }
    }

    /**
     * What was read of the places that are asked about.
     *
     * @param ways by which goods come there, the usual one first
     */
    record Known(Map<Long, Item> items, Map<Place, ItemLocation> special, Map<Place, List<SourcingTerm>> ways) {
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

    Map<Place, Next> of(Collection<Place> places, Firm firm) {
        return without(Set.of(), places, firm);
    }

    /** The same, as if nothing could be ordered from some vendors. */
    Map<Place, Next> without(Set<Long> vendors, Collection<Place> places, Firm firm) {
        var first = trips.begin();
        var known = known(places, first);
        first.run();
        var second = trips.begin();
        var next = of(places, firm, known.get().without(vendors), second);
        second.run();
        return next.get();
    }

    /** The same where the places are known, with other questions. */
    Supplier<Map<Place, Next>> of(Collection<Place> places, Firm firm, Known known, RoundTrip trip) {
        var locations = firm.byId();
        var ordered = leadTimes.ifOrdered(known.ways().values().stream().flatMap(List::stream).toList(), firm.settings(), locations,
                firm.now(), trip);
        return () -> {
            var arrivals = new HashMap<>(ordered.get());
            var waits = capableToPromise(known.ways(), arrivals, firm);
            var next = new HashMap<Place, Next>();
            for (var place : places) {
                var location = Objects.requireNonNull(locations.get(place.location()), "location of a place");
                var item = Objects.requireNonNull(known.items().get(place.item()), "item of a place");
                var days = daysToShip(known.special().getOrDefault(place, ItemLocation.usual(place)), location,
                        firm.settings().defaultDaysToShip());
                next.put(place, of(item, location, known.ways().getOrDefault(place, List.of()), arrivals, waits, days, firm.now()));
            }
            return next;
        };
    }

    /**
     * Puts in place of the lead time of making when it could begin, for want of components, and when the work centres have room. A component of which
     * too little is free is itself ordered or made next; bills of material have no loops, so this ends.
     *
     * @return what each way waits for that cannot begin today
     */
    private Map<Long, String> capableToPromise(Map<Place, List<SourcingTerm>> ways, Map<Long, LeadTimeRecords.NextOrder> arrivals,
            Firm firm) {
        var makes = ways.values().stream().flatMap(List::stream).filter(way -> way.kind() == SourcingTerm.Kind.MAKE).toList();
        if (makes.isEmpty()) {
            return Map.of();
        }
        var needs = components.of(makes);
        var missing = needs.stream().filter(need -> !need.here() && need.day() == null).map(ComponentsReady.Need::component).collect(toSet());
        var later = missing.isEmpty() ? Map.<Place, Next>of() : of(missing, firm);
        var waits = new HashMap<Long, String>();
        var begun = new HashMap<SourcingTerm, LocalDate>();
        for (var make : makes) {
            var from = firm.location(make.place().location()).today(firm.now());
            var known = true;
            for (var need : needs.stream().filter(each -> each.term() == make.id() && !each.here()).toList()) {
                var day = need.day() != null ? need.day() : later.getOrDefault(need.component(), Next.never("")).shipBy();
                known &= day != null;
                if (day == null || day.isAfter(from)) {
                    waits.put(make.id(), need.sku());
                    from = day == null ? from : day;
                }
            }
            if (known) {
                begun.put(make, from);
            } else {
                arrivals.put(make.id(), new LeadTimeRecords.NextOrder(from, ArrivalDates.Arrival.UNKNOWN));
            }
        }
        arrivals.putAll(leadTimes.ifMade(begun));
        return waits;
    }

    private static @Nullable Integer daysToShip(ItemLocation here, Location location, @Nullable Integer usual) {
        return Optional.ofNullable(here.daysToShip()).or(() -> Optional.ofNullable(location.daysToShip())).orElse(usual);
    }

    private static Next of(Item item, Location location, List<SourcingTerm> ways, Map<Long, LeadTimeRecords.NextOrder> arrivals,
            Map<Long, String> waits, @Nullable Integer daysToShip, Instant now) {
        if (item.status() != Item.Status.ACTIVE) {
            return Next.never("it is no longer ordered");
        }
        for (var way : ways) {
            var order = arrivals.get(way.id());
            if (order != null && order.arrival().by() != null) {
                var made = way.kind() == SourcingTerm.Kind.MAKE;
                return ordered(order.orderedOn(), order.arrival(), made, waits.get(way.id()), location).with(order.others().stream()
                        .map(other -> ordered(order.orderedOn(), other, made, waits.get(way.id()), location)).toList());
            }
        }
        if (daysToShip != null) {
            var day = location.calendar().plusWorkingDays(location.nextShippingDay(now), daysToShip);
            return new Next(location.today(now), day, day, day, null, "it usually ships within %d working days".formatted(daysToShip),
                    List.of());
        }
        var waiting = ways.stream().map(way -> waits.get(way.id())).filter(Objects::nonNull).findFirst();
        return Next.never(ways.isEmpty() ? "nobody is named who supplies it"
                : waiting.map("it is made of %s, of which nobody knows when it comes"::formatted).orElse("no lead time is known for it"));
    }

    private static Next ordered(LocalDate orderedOn, ArrivalDates.Arrival arrival, boolean made, @Nullable String waitsFor,
            Location location) {
        var by = Objects.requireNonNull(arrival.by(), "only dated orders come here");
        return new Next(orderedOn, handled(by, location), handled(Objects.requireNonNullElse(arrival.earliest(), by), location),
                handled(Objects.requireNonNullElse(arrival.latest(), by), location), arrival.confidence(),
                (waitsFor != null ? "nothing free is being made; begun on %1$s, when %3$s is here, it would be finished by %2$s"
                        : made ? "nothing free is being made; begun on %1$s it would be finished by %2$s"
                        : "nothing free is on order; ordered on %1$s it would arrive by %2$s")
                        .formatted(Wording.day(orderedOn), Wording.day(by), waitsFor), List.of());
    }

    private static LocalDate handled(LocalDate arrival, Location location) {
        return location.calendar().plusWorkingDays(location.calendar().onOrAfter(arrival), location.handlingDays());
    }
}
