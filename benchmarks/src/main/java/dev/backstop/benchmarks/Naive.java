package dev.backstop.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far means lay from what came, period by period of the horizon (RMSSE): the root of the mean square over periods and origins,
 * divided by the root mean square that a naive forecast has on the past of the series; then the mean over the series,
 * and that over those that show a season. The naive forecast is that of one period ahead, as the contests have it, or the same period a
 * year before, by which models of seasons are compared: by that, exponential smoothing without a season comes to .71 on monthly
 * series of M3.
 */
final class Naive {
    private static final int FEWEST_PERIODS = 4;

    private final int horizon;
    private final int year;
    private final double[] ours;
    private final double[] yearBefore;
    private final double[] onePeriod; // mean squares of the naive forecasts, summed over origins
    private final double[] oneYear;
    private final int[] origins;
    private final boolean[] showSeason;

    Naive(int horizon, int year, int series) {
        this.horizon = horizon;
        this.year = year;
        this.ours = new double[series];
        this.yearBefore = new double[series];
        this.onePeriod = new double[series];
        this.oneYear = new double[series];
        this.origins = new int[series];
        this.showSeason = new boolean[series];
    }

    /**
     * What came after a past, and the means that were forecast for it.
     *
     * @param row   the series, its past and what came
     * @param past  how many of its periods were known
     * @param means of the next periods, from a place in an array on
     */
    void add(int series, float[] row, int past, boolean showsSeason, float[] means, int at) {
        var first = 0;
        while (!(row[first] > 0)) {
            first++;
        }
        if (past - first < FEWEST_PERIODS) {
            return;
        }
        origins[series]++;
        showSeason[series] |= showsSeason;
        onePeriod[series] += square(row, first, past, 1);
        oneYear[series] += square(row, first, past, year);
        for (var h = 0; h < horizon; h++) {
            var same = past + h - year * (1 + h / year);
            ours[series] += distance(row[past + h], means[at + h]) / horizon;
            yearBefore[series] += distance(row[past + h], row[same >= 0 ? same : past - 1]) / horizon;
        }
    }

    private static double distance(double came, double expected) {
        return (came - expected) * (came - expected);
    }

    /** Mean squared change from one period to another one later; 0 where there are few. */
    private static double square(float[] row, int first, int past, int later) {
        var squares = 0.0;
        for (var i = first + later; i < past; i++) {
            squares += distance(row[i], row[i - later]);
        }
        return past - first - later < FEWEST_PERIODS ? 0 : squares / (past - first - later);
    }

    List<Figure> figures(String panel) {
        var figures = new ArrayList<Figure>();
        var all = new boolean[origins.length];
        Arrays.fill(all, true);
        add(figures, "rmsse_" + panel, "naive error, one period", onePeriod, all);
        add(figures, "rmsse_seasonal_" + panel, "naive error, one period", onePeriod, showSeason);
        add(figures, "rmsse_by_year_" + panel, "naive error, a year", oneYear, all);
        add(figures, "rmsse_by_year_seasonal_" + panel, "naive error, a year", oneYear, showSeason);
        return figures;
    }

    private void add(List<Figure> figures, String name, String unit, double[] scales, boolean[] chosen) {
        var mean = mean(ours, scales, chosen);
        if (!Double.isNaN(mean)) {
            figures.add(new Figure(name, mean, unit, "same periods a year before", mean(yearBefore, scales, chosen)));
        }
    }

    /** Over the chosen series that have a scale; not a number where there are none. */
    private static double mean(double[] squares, double[] scales, boolean[] chosen) {
        var sum = 0.0;
        var count = 0;
        for (var i = 0; i < squares.length; i++) {
            if (chosen[i] && scales[i] > 0) {
                sum += Math.sqrt(squares[i] / scales[i]);
                count++;
            }
        }
        return sum / count;
    }
}
