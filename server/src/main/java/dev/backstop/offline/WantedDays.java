package dev.backstop.offline;

import dev.backstop.planning.plan.DayDemand;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Lines of demand of one item at one location, in any order. */
final class WantedDays {
    private static final int FEW = 8;

    private int[] days = new int[FEW];
    private long[] quantities = new long[FEW];
    private int[] outOfStock = {};
    private int count;

    void add(int day, long quantity, boolean inStock) {
        if (count == days.length) {
            days = Arrays.copyOf(days, count + (count >> 1));
            quantities = Arrays.copyOf(quantities, count + (count >> 1));
        }
        days[count] = day;
        quantities[count++] = quantity;
        if (!inStock) {
            outOfStock = Arrays.copyOf(outOfStock, outOfStock.length + 1);
            outOfStock[outOfStock.length - 1] = day;
        }
    }

    /** Day by day, from the first one with a line up to the one before. */
    DayDemand until(int today) {
        var first = Arrays.stream(days, 0, count).min().orElse(today);
        var byDay = new long[Math.max(0, today - first)];
        for (var i = 0; i < count; i++) {
            if (days[i] < today) {
                byDay[days[i] - first] += quantities[i];
            }
        }
        return new DayDemand(first, byDay, closed(outOfStock, first, today));
    }

    private static int[] closed(int[] days, int first, int today) {
        return IntStream.of(days).filter(day -> day < today).map(day -> day - first).sorted().distinct().toArray();
    }
}
