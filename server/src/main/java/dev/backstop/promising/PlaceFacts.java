package dev.backstop.promising;

import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Location;
import dev.backstop.planning.Allocation;
import dev.backstop.planning.PromiseDates.Peg;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.supply.SupplyPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is here and what will come of one item at one location.
 *
 * @param onHand      sellable units, {@code released} of them in the hands of the floor
 * @param planned     what orders placed next would bring
 * @param protections stock kept for a class of customers or a channel
 */
record PlaceFacts(
        Location location,
        long onHand,
        long released,
        List<SupplyPart> supply,
        NextOrders planned,
        List<ItemLocation.Protection> protections) {
    PlaceFacts {
        supply = List.copyOf(supply);
        protections = List.copyOf(protections);
    }

    /** The same by the days that hold with a chance. */
    PlaceFacts at(BigDecimal chance) {
        var next = planned.at(chance);
        return next.equals(planned) && supply.stream().allMatch(part -> part.others().isEmpty()) ? this
                : new PlaceFacts(location, onHand, released, supply.stream().map(part -> part.at(chance)).toList(), next, protections);
    }

    /** The same with a supply part as it is given here. */
    PlaceFacts with(SupplyPart part) {
        return new PlaceFacts(location, onHand, released, supply.stream().map(each -> each.id() == part.id() ? part : each).toList(),
                planned, protections);
    }

    /** The same with other supply on its way, and another order to come. */
    PlaceFacts withSupply(List<SupplyPart> other, NextOrders next) {
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
        var handled = location.whenHandled(arrival);
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
}
