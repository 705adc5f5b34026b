package dev.backstop.planning.replay;

import dev.backstop.planning.DemandSeries;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What happened to one item at one location.
 *
 * @param demand   what was wanted, day by day, in smallest units; its days are the days that are replayed
 * @param opening  on hand in the morning of the first day
 * @param receipts what really came
 * @param orders   how long real orders took
 */
public record Past(DemandSeries demand, long opening, List<Receipt> receipts, List<Took> orders) {

    /** So many smallest units came on a day. */
    public record Receipt(LocalDate day, long quantity) {}

    /** An order of that day was here after so many calendar days. */
    public record Took(LocalDate orderedOn, int days) {}

    public Past {
        receipts = List.copyOf(receipts);
        orders = orders.stream().sorted(java.util.Comparator.comparing(Took::orderedOn)).toList();
    }

    /**
     * The same without demand that was cancelled in the end. What really came was never meant for it: left in, it would take the goods of
     * others, and wait for ever.
     *
     * @param cancelled by the day it was wanted on; no more than was wanted is left out
     */
    public Past without(Map<LocalDate, Long> cancelled) {
        var kept = DemandSeries.from(demand.first(), demand.first().plusDays(demand.days()));
        for (var index = 0; index < demand.days(); index++) {
            var day = demand.first().plusDays(index);
            kept.wanted(day, Math.max(0, demand.quantity(index) - cancelled.getOrDefault(day, 0L)));
            if (demand.wasOutOfStock(index)) {
                kept.outOfStock(day);
            }
        }
        return new Past(kept.done(), opening, receipts, orders);
    }

    /**
     * How long an order placed on that day would have taken: as long as the real order placed nearest to it, the earlier of two; else as
     * stated.
     */
    int leadTime(LocalDate orderedOn, int stated) {
        var nearest = Long.MAX_VALUE;
        var days = stated;
        for (var order : orders) {
            var distance = Math.abs(ChronoUnit.DAYS.between(orderedOn, order.orderedOn()));
            if (distance < nearest) {
                nearest = distance;
                days = order.days();
            }
        }
        return Math.max(0, days);
    }
}
