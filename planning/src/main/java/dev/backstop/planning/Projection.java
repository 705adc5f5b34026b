package dev.backstop.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What will be here, day by day: on hand, plus supply on the day it is expected, less open demand on the day it is wanted. Overdue supply counts for
 * today, and so do supply and demand without a date: what is on order without a date is not ordered again.
 *
 * @param onHand sellable, smallest units
 * @param supply open quantities by expected day, sent or draft
 * @param demand open quantities by wanted day, backordered or allocated
 */
public record Projection(long onHand, List<Dated> supply, List<Dated> demand) {

    /** So many smallest units on a day; null: no day known. */
    public record Dated(@Nullable LocalDate day, long quantity) {
        boolean isBy(@Nullable LocalDate horizon) {
            return day == null || horizon == null || !day.isAfter(horizon);
        }

        LocalDate dayFrom(LocalDate today) {
            return day == null || day.isBefore(today) ? today : day;
        }
    }

    public Projection {
        supply = List.copyOf(supply);
        demand = List.copyOf(demand);
    }

    /** The position at a horizon; null: all supply and all demand count. */
    public Position at(@Nullable LocalDate horizon) {
        return new Position(onHand, by(supply, horizon), by(demand, horizon), horizon);
    }

    private static long by(List<Dated> quantities, @Nullable LocalDate horizon) {
        var total = 0L;
        for (var each : quantities) {
            total += each.isBy(horizon) ? each.quantity() : 0;
        }
        return total;
    }

    /** What comes, but after the horizon. */
    public long supplyAfter(LocalDate horizon) {
        return by(supply, null) - by(supply, horizon);
    }

    /**
     * From when on, without a break until the horizon, no more than {@code level} is here.
     *
     * @return nothing if there is more at the horizon
     */
    public Optional<LocalDate> noMoreThan(long level, LocalDate today, LocalDate horizon) {
        record Change(LocalDate day, long quantity) {}
        var changes = new ArrayList<Change>();
        supply.stream().filter(each -> each.isBy(horizon)).forEach(each -> changes.add(new Change(each.dayFrom(today), each.quantity())));
        demand.stream().filter(each -> each.isBy(horizon)).forEach(each -> changes.add(new Change(each.dayFrom(today), -each.quantity())));
        changes.sort(java.util.Comparator.comparing(Change::day).reversed());
        var balance = at(horizon).quantity();
        if (balance > level) {
            return Optional.empty();
        }
        for (var index = 0; index < changes.size(); index++) {
            balance -= changes.get(index).quantity();
            var dayIsUndone = index + 1 == changes.size() || !changes.get(index + 1).day().equals(changes.get(index).day());
            if (dayIsUndone && balance > level) {
                return Optional.of(changes.get(index).day());
            }
        }
        return Optional.of(today);
    }

    /**
     * What a reorder point is compared with.
     *
     * @param supplyInTime  expected by the horizon
     * @param demandInTime  wanted by the horizon
     * @param horizon       null: all that is open counts
     */
    public record Position(long onHand, long supplyInTime, long demandInTime, @Nullable LocalDate horizon) {
        public long quantity() {
            return onHand + supplyInTime - demandInTime;
        }
    }
}
