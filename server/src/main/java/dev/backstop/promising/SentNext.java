package dev.backstop.promising;

import dev.backstop.catalog.Location;
import dev.backstop.planning.CapableToPromise.There;
import dev.backstop.planning.OrderCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What could be sent from another location: what nobody holds there leaves today, or when it is there; more leaves when its sender has ordered it in turn.
 * The way then takes as many of the days that it is counted in, the sender's working days where it is, as it would today.
 *
 * @param there  what nobody holds at the sender, by day, all before included
 * @param beyond what orders would bring to the sender, beyond what others wait for there
 * @param usual  what a transfer arranged today would bring, if its sender had all of it
 * @param way    its days
 */
record SentNext(List<There> there, NextOrders beyond, NextOrders usual, OrderCalendar way, Location sender, Location here) implements NextOrders {
    public SentNext {
        there = List.copyOf(there);
    }

    @Override
    public NextOrders at(BigDecimal chance) {
        return new SentNext(there, beyond.at(chance), usual.at(chance), way, sender, here);
    }

    @Override
    public Next by(long units) {
        var today = usual.by(units);
        for (var some : there) {
            if (some.units() >= units) {
                return leaving(some.from(), today.orderOn(), today);
            }
        }
        var more = beyond.by(units - inAll());
        var from = more.shipBy();
        return from == null ? Next.never("it would come from %s, where nobody knows when there is enough of it".formatted(sender.name()))
                : leaving(there.isEmpty() || from.isAfter(there.getLast().from()) ? from : there.getLast().from(), more.orderOn(), today);
    }

    private long inAll() {
        return there.isEmpty() ? 0 : there.getLast().units();
    }

    private Next leaving(LocalDate from, @Nullable LocalDate orderOn, Next today) {
        var arranged = Objects.requireNonNull(today.orderOn(), "only what has a day comes here");
        if (!from.isAfter(arranged)) {
            return today;
        }
        var days = ChronoUnit.DAYS.between(arrival(arranged), arrival(from));
        var shipBy = Objects.requireNonNull(later(today.shipBy(), days), "only what has a day comes here");
        return new Next(orderOn, shipBy, later(today.earliest(), days), later(today.latest(), days), today.confidence(),
                "nothing free is on its way; when %s has it on %s, it would be here by %s".formatted(sender.name(), Wording.day(from, arranged), Wording.day(shipBy, arranged)));
    }

    /** By the terms; where these name no lead time the way takes as many calendar days whenever it begins, and begins on a working day. */
    private LocalDate arrival(LocalDate leaving) {
        return way.arrival(leaving).orElseGet(() -> sender.calendar().onOrAfter(leaving));
    }

    /** So many days after an arrival, handled in as many working days. */
    private @Nullable LocalDate later(@Nullable LocalDate handled, long days) {
        return handled == null ? null : here.whenHandled(here.calendar().minusWorkingDays(handled, here.handlingDays()).plusDays(days));
    }

    @Override
    public List<Long> ends() {
        var found = new TreeSet<Long>();
        there.forEach(some -> found.add(some.units()));
        beyond.ends().forEach(end -> found.add(inAll() + end));
        var ends = new ArrayList<Long>();
        found.stream().filter(end -> end > 0 && !Objects.equals(by(end).shipBy(), by(end + 1).shipBy())).forEach(ends::add);
        return List.copyOf(ends);
    }
}
