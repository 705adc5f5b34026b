package dev.backstop.promising;

import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Location;
import dev.backstop.planning.Allocation;
import dev.backstop.planning.PromiseDates.Peg;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.planning.UnorderedDates;
import dev.backstop.supply.SupplyPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is here and what will come of one item at one location.
 *
 * @param onHand      sellable units, {@code released} of them in the hands of the floor
 * @param planned     what an order placed on the next order day would bring
 * @param protections stock kept for a class of customers or a channel
 */
record PlaceFacts(
        Location location,
        long onHand,
        long released,
        List<SupplyPart> supply,
        PlannedSupply.Next planned,
        List<ItemLocation.Protection> protections) {
    PlaceFacts {
        supply = List.copyOf(supply);
        protections = List.copyOf(protections);
    }

    /** The same by the days that hold with a chance. */
    PlaceFacts at(BigDecimal chance) {
        return planned.others().isEmpty() && supply.stream().allMatch(part -> part.others().isEmpty()) ? this
                : new PlaceFacts(location, onHand, released, supply.stream().map(part -> part.at(chance)).toList(), planned.at(chance),
                        protections);
    }

    /** The same with a supply part as it is given here. */
    PlaceFacts with(SupplyPart part) {
        return new PlaceFacts(location, onHand, released, supply.stream().map(each -> each.id() == part.id() ? part : each).toList(),
                planned, protections);
    }

    /** The same with other supply on its way, and another order to come. */
    PlaceFacts withSupply(List<SupplyPart> other, PlannedSupply.Next next) {
        return new PlaceFacts(location, onHand, released, other, next, protections);
    }

    /** What of it was bought for one customer's order. */
    PlaceFacts meantFor(String order) {
        return new PlaceFacts(location, onHand, released, supply.stream().filter(part -> order.equals(part.forOrder())).toList(), planned, protections);
    }

    PlaceFacts withoutStock() {
        return new PlaceFacts(location, released, released, supply, planned, protections);
    }

    /** Supply as allocation sees it, soonest first, undated last. */
    List<Allocation.Inbound> inbound(Instant now) {
        return supply.stream()
                .map(part -> new Allocation.Inbound(part.id(), part.open(), shipsBy(part.by(), now)))
                .sorted(Comparator.comparing(Allocation.Inbound::readyOn, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparingLong(Allocation.Inbound::part))
                .toList();
    }

    /** The working day on which goods that arrive on a day can ship, never before the next shipping day. */
    @Nullable LocalDate shipsBy(@Nullable LocalDate arrival, Instant now) {
        if (arrival == null) {
            return null;
        }
        var handled = location.calendar().plusWorkingDays(location.calendar().onOrAfter(arrival), location.handlingDays());
        var soonest = location.nextShippingDay(now);
        return handled.isBefore(soonest) ? soonest : handled;
    }

    Peg fromStock(long units, Instant now) {
        var day = location.nextShippingDay(now);
        return new Peg(Source.STOCK, null, units, day, day, day, BigDecimal.ONE);
    }

    Peg fromInbound(Allocation.Taken taken, Instant now) {
        var part = supply.stream().filter(p -> p.id() == taken.part()).findFirst().orElseThrow();
        var day = shipsBy(part.by(), now);
        var earliest = part.earliest() == null ? day : shipsBy(part.earliest(), now);
        var latest = part.latest() == null ? day : shipsBy(part.latest(), now);
        return new Peg(Source.INBOUND, taken.part(), taken.quantity(), day, earliest, latest, part.confidence());
    }

    /** What neither stock nor supply covers: ordered next, if a day is known that is not too late, or as was said while nobody ordered. */
    Peg uncovered(long units, OpenLine line, Instant now) {
        var next = planned.shipBy();
        var nothing = new Peg(Source.NONE, null, units, null, null, null, null);
        if (next == null) {
            return nothing;
        }
        var peg = counted(line, now).map(said -> counted(units, said))
                .orElseGet(() -> new Peg(Source.PLANNED, null, units, next, planned.earliest(), planned.latest(), planned.confidence()));
        var notAfter = line.latestAcceptableOn();
        return notAfter != null && Objects.requireNonNullElse(peg.shipBy(), next).isAfter(notAfter) ? nothing : peg;
    }

    private static Peg counted(long units, Counted said) {
        var promise = said.promise();
        return said.word() == UnorderedDates.Word.OPEN ? new Peg(Source.PLANNED, null, units, null, null, null, null)
                : new Peg(Source.PLANNED, null, units, said.shipBy(), promise.earliest(), promise.latest(), promise.confidence());
    }

    /** A promise that counted with an order, when nobody has placed it in time. */
    record Counted(UnorderedDates.Word word, OpenLine.Standing promise, LocalDate orderOn, @Nullable LocalDate shipBy) {}

    /** What of a line's promises counted with an order that was not placed, where that decides what is said: {@link UnorderedDates}. */
    Optional<Counted> counted(OpenLine line, Instant now) {
        var next = planned.shipBy();
        return next == null ? Optional.empty() : line.unordered().map(schedule -> {
            var promise = Objects.requireNonNull(schedule.promise(), "its promise counts with an order");
            var said = new UnorderedDates.Said(Objects.requireNonNull(promise.orderOn(), "it counts with an order"),
                    promise.shipBy() == null ? schedule.readyOn() : promise.shipBy());
            return new Counted(UnorderedDates.word(said, next, location.today(now), location.calendar()), promise, said.orderOn(),
                    said.shipBy());
        }).filter(said -> said.word() != UnorderedDates.Word.ANEW);
    }
}
