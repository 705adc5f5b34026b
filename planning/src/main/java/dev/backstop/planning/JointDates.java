package dev.backstop.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * When everything of several deliveries is here. Each alone holds its day nine times in ten; two that are awaited together hold the later
 * day only eight times in ten, so what waits for both is promised later than either.
 */
public final class JointDates {
    private static final int FURTHEST_DAYS = 366;

    private JointDates() {}

    /**
     * A delivery that comes when it likes, whatever the others do.
     *
     * @param by         the day that holds at {@code confidence}
     * @param latest     the day that half of those miss which miss the other
     */
    public record Delivery(LocalDate by, LocalDate latest, BigDecimal confidence) {
        public Delivery {
            if (latest.isBefore(by)) {
                throw new IllegalArgumentException("A delivery is late by %s before it is by %s".formatted(latest, by));
            }
        }

        /**
         * The chance that it is not here on a day, which is none before {@code by}: from there on it halves with each span from {@code by} to
         * {@code latest}, so that it is right on both days.
         */
        double late(LocalDate day) {
            var over = ChronoUnit.DAYS.between(by, day);
            var half = ChronoUnit.DAYS.between(by, latest);
            var missed = 1 - confidence.doubleValue();
            return over == 0 ? missed : half == 0 ? 0 : missed * Math.pow(0.5, (double) over / half);
        }
    }

    /**
     * The first working day by which all are here at a chance, and not before the last of their days.
     *
     * @param deliveries at least one
     */
    public static LocalDate all(List<Delivery> deliveries, BigDecimal chance, WorkingCalendar calendar) {
        var last = deliveries.stream().map(Delivery::by).max(Comparator.naturalOrder()).orElseThrow();
        if (deliveries.size() == 1) {
            return last;
        }
        var end = last.plusDays(FURTHEST_DAYS);
        var day = last;
        while (here(deliveries, day) < chance.doubleValue() && day.isBefore(end)) {
            day = calendar.onOrAfter(day.plusDays(1));
        }
        return day;
    }

    private static double here(List<Delivery> deliveries, LocalDate day) {
        return deliveries.stream().mapToDouble(delivery -> 1 - delivery.late(day)).reduce(1, (a, b) -> a * b);
    }
}
