package dev.backstop.planning.demand;

import dev.backstop.planning.DemandForecast;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Forecasts for items whose goods take differently long to come: one {@link PanelModel} for each of a few numbers of days, of which every
 * item takes the nearest. It knows no item, so it can be sent to where the items are.
 */
public final class Outlook implements Serializable {
    /** Both sides, because fill rates ask for what is expected beyond a level, not for one quantile. */
    private static final double[] LEVELS = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99};
    private static final int DAYS_IN_A_YEAR = 364; // 52 whole weeks, so that weekdays stay in their places
    private static final double STEPS_TO_DOUBLE = 2;
    private static final int LATELY = 364;

    private final NavigableMap<Integer, PanelModel> models;

    private Outlook(NavigableMap<Integer, PanelModel> models) {
        this.models = models;
    }

    /**
     * The number of days that stands for so many: 1, 2, 3, 4, 6, 8, 11, 16, ..., each about 1.4 times the one before.
     *
     * @param days at least 1
     */
    public static int nearest(int days) {
        var step = Math.round(STEPS_TO_DOUBLE * Math.log(days) / Math.log(2));
        return (int) Math.round(Math.pow(2, step / STEPS_TO_DOUBLE));
    }

    /**
     * Learns from rows of days, such as a sample of a firm's items.
     *
     * @param rows     days from the first one of each on, the last one that of all; cleaned, see {@link Cleaning}
     * @param horizons numbers of days that will be asked for, brought to {@link #nearest}
     */
    public static Outlook learn(float[][] rows, Collection<Integer> horizons) {
        var panel = DemandPanel.of(rows, DAYS_IN_A_YEAR, 0);
        SortedSet<Integer> few = new TreeSet<>(horizons.stream().map(Outlook::nearest).toList());
        var models = new TreeMap<Integer, PanelModel>();
        for (var horizon : few) {
            models.put(horizon, PanelModel.learn(panel, horizon, LEVELS));
        }
        return new Outlook(models);
    }

    /**
     * What is to come for rows that end with the same day.
     *
     * @param days of lead time and review for each row; one whose nearest number was not learned takes the closest that was
     */
    public List<DemandForecast> forecasts(float[][] rows, int[] days) {
        var forecasts = new DemandForecast[rows.length];
        for (var each : models.entrySet()) {
            var chosen = IntStream.range(0, rows.length).filter(row -> closest(days[row]) == each.getKey()).toArray();
            if (chosen.length > 0) {
                write(each.getValue(), rows, chosen, forecasts);
            }
        }
        return List.of(forecasts);
    }

    private static void write(PanelModel model, float[][] rows, int[] chosen, DemandForecast[] forecasts) {
        var theirs = new float[chosen.length][];
        for (var i = 0; i < chosen.length; i++) {
            theirs[i] = rows[chosen[i]];
        }
        var numbers = new float[chosen.length * model.width()];
        model.write(model.panelOf(theirs, new int[chosen.length]), 0, chosen.length, numbers);
        for (var i = 0; i < chosen.length; i++) {
            var curve = new DemandCurve(new int[] {model.horizon()}, LEVELS,
                    Arrays.copyOfRange(numbers, i * model.width(), (i + 1) * model.width()));
            forecasts[chosen[i]] = new SizedDemand(curve, size(theirs[i]));
        }
    }

    private int closest(int days) {
        var wanted = nearest(Math.max(1, days));
        var below = models.floorKey(wanted);
        var above = models.ceilingKey(wanted);
        return below == null ? above : above == null || (double) wanted / below <= (double) above / wanted ? below : above;
    }

    /**
     * How large the day is on which a unit is wanted, {@code E[D²]/E[D]}: it keeps its size where demand comes more often or seldom
     * than it did. From the days of the last year, the largest of them counting as the second largest, so that no single day says it all.
     */
    private static double size(float[] row) {
        var largest = 0.0;
        var second = 0.0;
        var sum = 0.0;
        var squares = 0.0;
        for (var i = Math.max(0, row.length - LATELY); i < row.length; i++) {
            double day = row[i];
            sum += day;
            squares += day * day;
            second = Math.max(second, Math.min(day, largest));
            largest = Math.max(largest, day);
        }
        var cut = sum - largest + second;
        return cut > 0 ? (squares - largest * largest + second * second) / cut : 0;
    }
}
