package dev.backstop.planning.replay;

import dev.backstop.planning.DemandSeries;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
