package dev.backstop.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What customers wanted of one item at one location, day by day, in smallest units.
 *
 * <p>A quantity stands on the day on which it was wanted, shipped or not. Days without demand are zeros and count. Today, unfinished, is not in
 * it. A day out of stock is <em>censored</em>: it says nothing about how much would have been wanted. A <em>one-off</em> is a day unlike any other of
 * the series; it is kept and marked.
 */
public final class DemandSeries {
    private static final int MOST_ONE_OFFS = 2;
    private static final int FEWEST_DAYS_TO_COMPARE = 5;
    private static final int TIMES_THE_NEXT_LARGEST = 3;
    private static final int TIMES_THE_MEDIAN = 10;

    private final LocalDate first;
    private final long[] quantities;
    private final BitSet stockOuts;
    private final BitSet oneOffs;

    private DemandSeries(LocalDate first, long[] quantities, BitSet stockOuts) {
        this.first = first;
        this.quantities = quantities;
        this.stockOuts = stockOuts;
        this.oneOffs = oneOffs(quantities);
    }

    /** A series to fill, from its first day up to yesterday; without days if {@code first} is not before {@code today}. */
    public static Filling from(LocalDate first, LocalDate today) {
        return new Filling(first, (int) Math.max(0, ChronoUnit.DAYS.between(first, today)));
    }

    public LocalDate first() {
        return first;
    }

    public int days() {
        return quantities.length;
    }

    /** What was wanted on a day, counted from the first as 0. */
    public long quantity(int day) {
        return quantities[day];
    }

    public boolean wasOutOfStock(int day) {
        return stockOuts.get(day);
    }

    public boolean isOneOff(int day) {
        return oneOffs.get(day);
    }

    public int stockOutDays() {
        return stockOuts.cardinality();
    }

    public int oneOffDays() {
        return oneOffs.cardinality();
    }

    /** On how many days something was wanted. */
    public int daysWithDemand() {
        return (int) Arrays.stream(quantities).filter(quantity -> quantity > 0).count();
    }

    /**
     * Use per day and where it is heading. A day out of stock counts only if orders were taken on it all the same.
     */
    public Usage usage() {
        var counted = new BitSet();
        for (var day = 0; day < days(); day++) {
            counted.set(day, !stockOuts.get(day) || quantities[day] > 0);
        }
        return new Usage(perDay(counted, 0, days()), counted.cardinality(), stockOutDays(), trend(counted));
    }

    private @Nullable Double trend(BitSet counted) {
        var half = days() / 2;
        var before = perDay(counted, 0, half);
        return before == 0 ? null : perDay(counted, half, days()) / before - 1;
    }

    private double perDay(BitSet counted, int from, int to) {
        var total = 0.0;
        for (var day = from; day < to; day++) {
            total += counted.get(day) ? quantities[day] : 0;
        }
        var days = counted.get(from, to).cardinality();
        return days == 0 ? 0 : total / days;
    }

    /**
     * Nothing like it before or since: more than 3 times the next largest day and more than 10 times the median of the days with demand. At
     * most two, and only where there are five other days to compare with.
     */
    private static BitSet oneOffs(long[] quantities) {
        var marked = new BitSet();
        var sizes = Arrays.stream(quantities).filter(quantity -> quantity > 0).sorted().toArray();
        for (var count = 1; count <= MOST_ONE_OFFS && sizes.length - count >= FEWEST_DAYS_TO_COMPARE; count++) {
            var smallest = sizes[sizes.length - count];
            var others = sizes.length - count;
            if (smallest > TIMES_THE_NEXT_LARGEST * sizes[others - 1] && smallest > TIMES_THE_MEDIAN * sizes[others / 2]) {
                for (var day = 0; day < quantities.length; day++) {
                    marked.set(day, quantities[day] >= smallest);
                }
            }
        }
        return marked;
    }

    /**
     * Use over the days of a series.
     *
     * @param perDay       smallest units a counted day
     * @param daysCounted  days that say something: in stock, or out of it with orders taken
     * @param stockOutDays days that began with nothing available and saw nothing come in
     * @param trend        use per day in the later half of the days against the earlier half, less 1; null if the earlier half had none
     */
    public record Usage(double perDay, int daysCounted, int stockOutDays, @Nullable Double trend) {}

    /** A series being filled, in any order of days; what lies outside its days is left out. */
    public static final class Filling {
        private final LocalDate first;
        private final long[] quantities;
        private final BitSet stockOuts = new BitSet();

        private Filling(LocalDate first, int days) {
            this.first = first;
            this.quantities = new long[days];
        }

        /** Adds what was wanted on a day; a return of it is a negative quantity on the same day. */
        public Filling wanted(LocalDate day, long quantity) {
            var index = ChronoUnit.DAYS.between(first, day);
            if (index >= 0 && index < quantities.length) {
                quantities[(int) index] += quantity;
            }
            return this;
        }

        public Filling outOfStock(LocalDate day) {
            var index = ChronoUnit.DAYS.between(first, day);
            if (index >= 0 && index < quantities.length) {
                stockOuts.set((int) index);
            }
            return this;
        }

        public DemandSeries done() {
            return new DemandSeries(first, Arrays.stream(quantities).map(quantity -> Math.max(0, quantity)).toArray(), stockOuts);
        }
    }
}
