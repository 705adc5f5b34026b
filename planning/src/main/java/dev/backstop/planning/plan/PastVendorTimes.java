package dev.backstop.planning.plan;

import dev.backstop.planning.LeadTimeSpread;
import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** {@link VendorTimes} as they were known on the days of the past: learned anew every week, each time from the orders placed before. */
public final class PastVendorTimes {
    private static final int DAYS_BETWEEN = 7;

    private final NavigableMap<LocalDate, VendorTimes> times;

    private PastVendorTimes(NavigableMap<LocalDate, VendorTimes> times) {
        this.times = times;
    }

    /**
     * Learns for every week of the past.
     *
     * @param receipts in any order
     * @param from     the first day that is asked for
     * @param until    the day after the last one
     */
    public static PastVendorTimes learn(Collection<Receipt> receipts, LocalDate from, LocalDate until) {
        var times = new TreeMap<LocalDate, VendorTimes>();
        for (var day = from; day.isBefore(until); day = day.plusDays(DAYS_BETWEEN)) {
            var morning = day;
            times.put(day, VendorTimes.learn(receipts.stream().filter(receipt -> wasPlaced(receipt, morning)).toList(), day));
        }
        return new PastVendorTimes(times);
    }

    private static boolean wasPlaced(Receipt receipt, LocalDate before) {
        var ordered = receipt.orderedOn();
        return ordered != null && ordered.isBefore(before);
    }

    /** What was known on a day of how long an order takes; nothing where neither receipts nor terms said. */
    public Optional<LeadTimeSpread> on(LocalDate day, Terms terms) {
        var then = times.floorEntry(day);
        return then == null ? Optional.empty() : then.getValue().of(terms).map(VendorTimes.Known::spread);
    }
}
