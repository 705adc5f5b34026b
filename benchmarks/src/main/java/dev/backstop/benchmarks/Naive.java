package dev.backstop.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How far means lay from what came, per period, in the errors of a naive forecast of one period on the past of the series (RMSSE): the root
 * of the mean square over the origins, the mean over the series, and that over those that show a season.
 */
final class Naive {
    private static final int FEWEST_PERIODS = 4;

    private final int horizon;
    private final double[] ours;
    private final double[] seasonal;
    private final int[] origins;
    private final boolean[] showSeason;

    Naive(int horizon, int series) {
        this.horizon = horizon;
        this.ours = new double[series];
        this.seasonal = new double[series];
        this.origins = new int[series];
        this.showSeason = new boolean[series];
    }

    /** The total that came after a past, the mean that was forecast for it, and that of the same periods a year before. */
    void add(int series, float[] past, boolean showsSeason, double came, double mean, double yearBefore) {
        var scale = error(past) * horizon;
        if (scale > 0) {
            ours[series] += (came - mean) * (came - mean) / (scale * scale);
            seasonal[series] += (came - yearBefore) * (came - yearBefore) / (scale * scale);
            origins[series]++;
            showSeason[series] |= showsSeason;
        }
    }

    List<Figure> figures(String panel) {
        var figures = new ArrayList<Figure>();
        figures.add(figure("rmsse_" + panel, false));
        if (count(true) > 0) {
            figures.add(figure("rmsse_seasonal_" + panel, true));
        }
        return figures;
    }

    private Figure figure(String name, boolean isSeasonal) {
        return new Figure(name, mean(ours, isSeasonal), "naive error", "same periods a year before", mean(seasonal, isSeasonal));
    }

    private int count(boolean isSeasonal) {
        var count = 0;
        for (var i = 0; i < origins.length; i++) {
            count += origins[i] > 0 && (showSeason[i] || !isSeasonal) ? 1 : 0;
        }
        return count;
    }

    private double mean(double[] squares, boolean isSeasonal) {
        var sum = 0.0;
        for (var i = 0; i < squares.length; i++) {
            sum += origins[i] > 0 && (showSeason[i] || !isSeasonal) ? Math.sqrt(squares[i] / origins[i]) : 0;
        }
        return sum / count(isSeasonal);
    }

    /** Root of the mean squared change from period to period, from the first demand on; 0 where there are few. */
    private static double error(float[] row) {
        var first = 0;
        while (!(row[first] > 0)) {
            first++;
        }
        var squares = 0.0;
        for (var i = first + 1; i < row.length; i++) {
            squares += (row[i] - row[i - 1]) * (row[i] - row[i - 1]);
        }
        return row.length - first < FEWEST_PERIODS ? 0 : Math.sqrt(squares / (row.length - first - 1));
    }
}
