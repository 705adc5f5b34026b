package dev.backstop.benchmarks;

import dev.backstop.planning.demand.DemandPanel;
import dev.backstop.planning.demand.PanelForecast;
import dev.backstop.planning.demand.Pinball;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each method of the blend is worth: the loss of the blend without it as a multiple of that of the whole blend, over rolling origins
 * and levels. Above 1 a method earns its place on that panel.
 */
final class Ablation {
    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.99};

    private Ablation() {}

    static List<Figure> of(Panel panel, int origins) {
        var whole = losses(panel, origins, null);
        var figures = new ArrayList<Figure>();
        for (var method : PanelForecast.names()) {
            var without = losses(panel, origins, method);
            var name = "without_%s_%s".formatted(method.replace(' ', '_'), panel.name());
            figures.add(new Figure(name, mean(without, whole), "times", "loss of the whole blend, mean over levels", 1));
            figures.add(new Figure(name + "_at95", without[3] / whole[3], "times", "loss of the whole blend at .95", 1));
        }
        return figures;
    }

    /** Sums by level. */
    private static double[] losses(Panel panel, int origins, @Nullable String left) {
        var rows = panel.rows();
        var losses = new double[LEVELS.length];
        for (var origin = 1; origin <= origins; origin++) {
            var back = origin * panel.horizon();
            var past = Arrays.stream(rows).map(row -> Arrays.copyOf(row, Math.max(0, row.length - back))).toArray(float[][]::new);
            var longest = Arrays.stream(past).mapToInt(row -> row.length).max().orElse(0);
            var known = DemandPanel.of(past, panel.year(), longest % panel.year());
            var forecast = left == null ? PanelForecast.learn(known, panel.horizon(), LEVELS)
                    : PanelForecast.learnWithout(left, known, panel.horizon(), LEVELS);
            var quantiles = new float[rows.length * forecast.width()];
            forecast.write(0, rows.length, quantiles);
            for (var i = 0; i < rows.length; i++) {
                var came = total(rows[i], past[i].length, panel.horizon());
                for (var k = 0; k < LEVELS.length; k++) {
                    losses[k] += Pinball.loss(came, quantiles[i * forecast.width() + k], LEVELS[k]);
                }
            }
        }
        return losses;
    }

    private static double total(float[] row, int from, int horizon) {
        var sum = 0.0;
        for (var i = from; i < Math.min(row.length, from + horizon); i++) {
            sum += row[i];
        }
        return sum;
    }

    private static double mean(double[] losses, double[] whole) {
        var sum = 0.0;
        for (var k = 0; k < losses.length; k++) {
            sum += losses[k] / whole[k];
        }
        return sum / losses.length;
    }
}
