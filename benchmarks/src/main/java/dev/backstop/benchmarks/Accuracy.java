package dev.backstop.benchmarks;

import dev.backstop.planning.demand.DemandPanel;
import dev.backstop.planning.demand.PanelForecast;
import dev.backstop.planning.demand.Pinball;
import dev.backstop.planning.demand.Textbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How good the quantiles of one panel are, over rolling origins whose outcomes are never shown to the methods. */
final class Accuracy {
    static final double[] LEVELS = {0.5, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99};
    private static final double[] SHOWN = {0.5, 0.9, 0.95, 0.99};

    private final Panel panel;
    private final double[] ours = new double[LEVELS.length];
    private final double[] textbook = new double[LEVELS.length];
    private final double[] seasonal = new double[LEVELS.length];
    private final double[] covered = new double[LEVELS.length];
    private final double[] coveredByTextbook = new double[LEVELS.length];
    private double demand;
    private final Naive naive;
    private final StockNeeded stock = new StockNeeded(LEVELS);
    private int outcomes;

    private Accuracy(Panel panel) {
        this.panel = panel;
        this.naive = new Naive(panel.horizon(), panel.year(), panel.series().size());
    }

    static List<Figure> of(Panel panel, int origins) {
        var accuracy = new Accuracy(panel);
        var rows = panel.rows();
        for (var origin = 1; origin <= origins; origin++) {
            accuracy.score(rows, origin * panel.horizon());
        }
        return accuracy.figures();
    }

    private void score(float[][] rows, int back) {
        var past = Arrays.stream(rows).map(row -> Arrays.copyOf(row, Math.max(0, row.length - back))).toArray(float[][]::new);
        var longest = Arrays.stream(past).mapToInt(row -> row.length).max().orElse(0);
        var forecast = PanelForecast.learn(DemandPanel.of(past, panel.year(), longest % panel.year()), panel.horizon(), LEVELS);
        var quantiles = new float[rows.length * forecast.width()];
        forecast.write(0, rows.length, quantiles);
        var steps = new float[rows.length * panel.horizon()];
        forecast.writeSteps(0, rows.length, steps);
        for (var i = 0; i < rows.length; i++) {
            if (wanted(past[i])) {
                var outcome = total(rows[i], past[i].length);
                score(past[i], outcome, quantiles, i * forecast.width());
                stock.add(past[i], panel.horizon(), outcome, quantiles, i * forecast.width());
                naive.add(i, rows[i], past[i].length, forecast.showsSeason(i), steps, i * panel.horizon());
            }
        }
    }

    private void score(float[] past, double outcome, float[] quantiles, int at) {
        outcomes++;
        demand += outcome;
        for (var k = 0; k < LEVELS.length; k++) {
            var usual = Textbook.quantile(past, panel.horizon(), LEVELS[k]);
            ours[k] += Pinball.loss(outcome, quantiles[at + k], LEVELS[k]);
            textbook[k] += Pinball.loss(outcome, usual, LEVELS[k]);
            seasonal[k] += Pinball.loss(outcome, Textbook.sameAsBefore(past, panel.horizon(), panel.year()), LEVELS[k]);
            covered[k] += outcome <= quantiles[at + k] + 1e-6 ? 1 : 0;
            coveredByTextbook[k] += outcome <= usual ? 1 : 0;
        }
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        for (var level : SHOWN) {
            var k = Arrays.binarySearch(LEVELS, level);
            var name = "wql%s_%s".formatted(percent(level), panel.name());
            figures.add(new Figure(name, 2 * ours[k] / demand, "loss/demand", "mean + z sigma sqrt(H)", 2 * textbook[k] / demand));
            figures.add(new Figure(name + "_seasonal_naive", 2 * ours[k] / demand, "loss/demand", "same periods a year before", 2 * seasonal[k] / demand));
        }
        for (var level : new double[] {0.9, 0.95}) {
            var k = Arrays.binarySearch(LEVELS, level);
            figures.add(new Figure("coverage%s_%s".formatted(percent(level), panel.name()), covered[k] / outcomes, "share", "asked for", level));
            figures.add(new Figure("coverage%s_%s_textbook".formatted(percent(level), panel.name()), coveredByTextbook[k] / outcomes, "share", "asked for", level));
        }
        figures.add(stock.figure(panel.name()));
        figures.addAll(naive.figures(panel.name()));
        return figures;
    }

    private static String percent(double level) {
        return String.valueOf(Math.round(100 * level));
    }

    private static boolean wanted(float[] row) {
        for (var quantity : row) {
            if (quantity > 0) {
                return true;
            }
        }
        return false;
    }

    private double total(float[] row, int from) {
        var sum = 0.0;
        for (var i = from; i < Math.min(row.length, from + panel.horizon()); i++) {
            sum += row[i];
        }
        return sum;
    }
}
