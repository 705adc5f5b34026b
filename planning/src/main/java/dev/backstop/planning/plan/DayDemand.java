package dev.backstop.planning.plan;

import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.demand.Cleaning;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * What was wanted, day by day, from the first day with a line on up to yesterday. Days without a line are days without demand.
 */
public final class DayDemand {
    private static final int WEEK = 7;

    /** Of what never was wanted. */
    public static final DayDemand NONE = new DayDemand(0, new long[0]);

    private final int first;
    private final long[] quantities;
    private final int[] outOfStock;

    /**
     * It keeps the arrays and does not change them.
     *
     * @param first      day, counted from 1 January 1970
     * @param quantities of its days, smallest units; returns are netted
     * @param outOfStock days, counted from the first as 0, that say nothing of what would have been wanted
     */
    public DayDemand(int first, long[] quantities, int... outOfStock) {
        this.first = first;
        this.quantities = quantities;
        this.outOfStock = outOfStock;
    }

    /** Its first day, counted from 1 January 1970. */
    public int first() {
        return first;
    }

    public int days() {
        return quantities.length;
    }

    /** As forecasts want it: less than nothing is nothing, days out of stock are filled in, and one-off spikes are cut. */
    public float[] row() {
        var row = new float[quantities.length];
        for (var day = 0; day < row.length; day++) {
            row[day] = Math.max(0, quantities[day]);
        }
        if (outOfStock.length > 0) {
            var censored = new BitSet();
            for (var day : outOfStock) {
                censored.set(day);
            }
            Cleaning.fill(row, censored, WEEK);
        }
        Cleaning.cutSpikes(row);
        return row;
    }

    /** The same up to the day before. */
    public DayDemand until(LocalDate day) {
        var days = Math.clamp(day.toEpochDay() - first, 0, quantities.length);
        return new DayDemand(first, java.util.Arrays.copyOf(quantities, days), java.util.Arrays.stream(outOfStock)
                .filter(each -> each < days).toArray());
    }

    /** As replays want it. */
    public DemandSeries series() {
        var begin = LocalDate.ofEpochDay(first);
        var series = DemandSeries.from(begin, begin.plusDays(quantities.length));
        for (var day = 0; day < quantities.length; day++) {
            series.wanted(begin.plusDays(day), quantities[day]);
        }
        for (var day : outOfStock) {
            series.outOfStock(begin.plusDays(day));
        }
        return series.done();
    }
}
