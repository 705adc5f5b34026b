package dev.backstop.offline;

import dev.backstop.planning.demand.Cleaning;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One series while its file is read: lines in any order, zeros kept only as far as they say where the series begins. */
final class SeriesBeingRead {
    private static final int FEWEST_DAYS = 3;

    final String id;
    int category;
    private int first = Integer.MAX_VALUE;
    private int count;
    private int[] days = new int[8];
    private float[] quantities = new float[8];
    private int[] censoredDays = {};

    SeriesBeingRead(String id) {
        this.id = id;
    }

    void add(int day, float quantity, boolean censored) {
        first = Math.min(first, day);
        if (censored) {
            censoredDays = Arrays.copyOf(censoredDays, censoredDays.length + 1);
            censoredDays[censoredDays.length - 1] = day;
        }
        if (quantity == 0) {
            return;
        }
        if (count == days.length) {
            days = Arrays.copyOf(days, count + (count >> 1));
            quantities = Arrays.copyOf(quantities, count + (count >> 1));
        }
        days[count] = day;
        quantities[count++] = quantity;
    }

    /** What its own days fit; null where they are too few to tell. */
    @Nullable Grain grain() {
        var distinct = Arrays.stream(days, 0, count).distinct().mapToObj(LocalDate::ofEpochDay).toList();
        return distinct.size() < FEWEST_DAYS ? null : Grain.of(distinct);
    }

    /** The row from the first period of the series to the last one of the file. Returns are netted within their period; less than nothing is not wanted. */
    float[] row(Grain grain, int lastPeriod) {
        var firstPeriod = grain.index(first);
        var row = new float[lastPeriod - firstPeriod + 1];
        for (var i = 0; i < count; i++) {
            row[grain.index(days[i]) - firstPeriod] += quantities[i];
        }
        for (var i = 0; i < row.length; i++) {
            row[i] = Math.max(0, row[i]);
        }
        if (censoredDays.length > 0) {
            var censored = new BitSet();
            for (var day : censoredDays) {
                censored.set(grain.index(day) - firstPeriod);
            }
            Cleaning.fill(row, censored, grain.alike());
        }
        return row;
    }
}
