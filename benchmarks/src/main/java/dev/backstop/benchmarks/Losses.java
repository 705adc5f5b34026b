package dev.backstop.benchmarks;

import dev.backstop.planning.demand.DemandPanel;
import dev.backstop.planning.demand.PanelForecast;
import dev.backstop.planning.demand.Pinball;
import java.util.Arrays;

/** Sums of pinball losses by level, over the series and rolling origins of a panel. */
final class Losses {
    static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.99};
    private static final int AT_95 = 3;

    private final double[] sums = new double[LEVELS.length];

    /** What is known of a panel an origin's number of horizons before its end. */
    static DemandPanel known(Panel panel, float[][] rows, int origin) {
        var past = Arrays.stream(rows).map(row -> Arrays.copyOf(row, past(panel, row, origin))).toArray(float[][]::new);
        var longest = Arrays.stream(past).mapToInt(row -> row.length).max().orElse(0);
        return DemandPanel.of(past, panel.year(), longest % panel.year());
    }

    private static int past(Panel panel, float[] row, int origin) {
        return Math.max(0, row.length - origin * panel.horizon());
    }

    /** Adds what the quantiles of a forecast cost at an origin. */
    void add(Panel panel, float[][] rows, int origin, PanelForecast forecast) {
        var quantiles = new float[rows.length * forecast.width()];
        forecast.write(0, rows.length, quantiles);
        for (var i = 0; i < rows.length; i++) {
            var came = total(rows[i], past(panel, rows[i], origin), panel.horizon());
            for (var k = 0; k < LEVELS.length; k++) {
                sums[k] += Pinball.loss(came, quantiles[i * forecast.width() + k], LEVELS[k]);
            }
        }
    }

    private static double total(float[] row, int from, int horizon) {
        var sum = 0.0;
        for (var i = from; i < Math.min(row.length, from + horizon); i++) {
            sum += row[i];
        }
        return sum;
    }

    /** As a multiple of others, mean over the levels. */
    double over(Losses others) {
        var sum = 0.0;
        for (var k = 0; k < sums.length; k++) {
            sum += sums[k] / others.sums[k];
        }
        return sum / sums.length;
    }

    /** The same at .95 alone. */
    double overAt95(Losses others) {
        return sums[AT_95] / others.sums[AT_95];
    }
}
