package dev.backstop.planning.demand;

import dev.backstop.planning.demand.Predictions.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The forecast of the total demand of the next periods for every series of a panel: a quantile for each level, and a mean.
 *
 * <p>{@link #learn} lets the methods compete on held-back periods of a sample of the series and finds weights and corrections; {@link #write} then forecasts any
 * series. The answer for a series depends on the panel alone, not on how the work is split.
 */
public final class PanelForecast {
    private static final int MOST_BACKTESTED = 6_000;
    private static final int MOST_BOOSTED = 8_000;
    private static final int MOST_SPANS = 4;
    private static final int MOST_ORIGINS = 16;
    private static final int CHUNK = 512;
    private static final long SEED = 20_260_101;

    private final DemandPanel panel;
    private final int horizon;
    private final double[] levels;
    private final Portfolio portfolio;
    private final Origin now;
    private Boosting boosting;
    private Blend blend;
    private Calibration calibration;

    private PanelForecast(DemandPanel panel, int horizon, double[] levels, Portfolio portfolio) {
        this.panel = panel;
        this.horizon = horizon;
        this.levels = levels;
        this.portfolio = portfolio;
        this.now = Origin.at(panel, 0, horizon);
    }

    /**
     * Learns from a panel.
     *
     * @param horizon periods whose total is forecast, at least 1
     * @param levels  ascending, in (0, 1)
     */
    public static PanelForecast learn(DemandPanel panel, int horizon, double... levels) {
        return learn(panel, Portfolio.whole(), horizon, levels);
    }

    static PanelForecast learn(DemandPanel panel, Portfolio portfolio, int horizon, double... levels) {
        check(horizon, levels);
        var forecast = new PanelForecast(panel, horizon, levels.clone(), portfolio);
        forecast.learn();
        return forecast;
    }

    private static void check(int horizon, double[] levels) {
        if (horizon < 1) {
            throw new IllegalArgumentException("The horizon is a number of periods, at least 1, but was %d.".formatted(horizon));
        }
        for (var i = 0; i < levels.length; i++) {
            if (!(levels[i] > 0 && levels[i] < 1) || i > 0 && levels[i] <= levels[i - 1]) {
                throw new IllegalArgumentException("Levels lie between 0 and 1 and ascend, but there was %s.".formatted(levels[i]));
            }
        }
    }

    /** Numbers that {@link #write} gives for a series: one for each level, then the mean. */
    public int width() {
        return levels.length + 1;
    }

    private void learn() {
        var periods = panel.periods();
        var spans = Math.clamp(periods / (4 * horizon), 1, MOST_SPANS);
        var step = Math.max(1, horizon / 2);
        var tested = backs(horizon, spans * horizon, step, MOST_ORIGINS);
        var fewest = Math.max(horizon, Math.min(2 * horizon, periods / 4));
        var earlier = backs((spans + 1) * horizon, periods - fewest, step, MOST_ORIGINS);
        var recent = backs(horizon, periods - fewest, step, MOST_ORIGINS);
        var boostedBefore = portfolio.boosted() ? train(earlier.isEmpty() ? recent : earlier) : null;
        var rows = rows(tested, MOST_BACKTESTED);
        var predictions = new Predictions(panel, portfolio, horizon, levels, rows.size());
        rows.forEach(predictions::write);
        if (boostedBefore != null) {
            predictions.boost(boostedBefore);
        }
        var outcomes = rows.outcomes();
        blend = Blend.learn(predictions, outcomes, levels);
        calibration = Calibration.learn(predictions, blend, outcomes, levels);
        boosting = portfolio.boosted() ? train(recent) : null;
    }

    private static List<Integer> backs(int first, int last, int step, int most) {
        var backs = new ArrayList<Integer>();
        for (var back = first; back <= last && backs.size() < most; back += step) {
            backs.add(back);
        }
        return backs;
    }

    private Boosting train(List<Integer> backs) {
        var rows = rows(backs, MOST_BOOSTED);
        var described = new Predictions(panel, Portfolio.only(_ -> false), horizon, levels, rows.size());
        rows.forEach(described::describe);
        var outcomes = rows.outcomes();
        var features = new float[described.features.length];
        var targets = new float[rows.size()];
        var weights = new float[rows.size()];
        var count = 0;
        for (var row = 0; row < rows.size(); row++) {
            if (described.scales[row] > 0) {
                System.arraycopy(described.features, row * Features.COUNT, features, count * Features.COUNT, Features.COUNT);
                targets[count] = (float) (outcomes[row] / described.scales[row]);
                weights[count++] = (float) Math.sqrt(described.scales[row]);
            }
        }
        return Boosting.train(new Boosting.Rows(count, java.util.Arrays.copyOf(features, count * Features.COUNT), targets, weights), levels);
    }

    /** Series and origins to learn from: all there are, or a sample of the series that does not depend on anything but their number. */
    private Rows rows(List<Integer> backs, int most) {
        var origins = backs.stream().parallel().map(back -> Origin.at(panel, back, horizon)).toList();
        var sampled = sample(panel.size(), Math.max(1, most / Math.max(1, origins.size())));
        return new Rows(panel, horizon, origins, sampled);
    }

    private static int[] sample(int size, int most) {
        var chosen = IntStream.range(0, size).toArray();
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < Math.min(most, size); i++) {
            var other = i + random.nextInt(size - i);
            var swapped = chosen[i];
            chosen[i] = chosen[other];
            chosen[other] = swapped;
        }
        return java.util.Arrays.copyOf(chosen, Math.min(most, size));
    }

    private record Rows(DemandPanel panel, int horizon, List<Origin> origins, int[] sampled) {
        interface Task {
            void run(int row, int series, Origin origin, Worker worker);
        }

        int size() {
            return origins.size() * sampled.length;
        }

        void forEach(Task task) {
            IntStream.range(0, (size() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
                var worker = new Worker();
                for (var row = chunk * CHUNK; row < Math.min(size(), (chunk + 1) * CHUNK); row++) {
                    task.run(row, sampled[row / origins.size()], origins.get(row % origins.size()), worker);
                }
            });
        }

        float[] outcomes() {
            var outcomes = new float[size()];
            for (var row = 0; row < outcomes.length; row++) {
                outcomes[row] = (float) panel.total(sampled[row / origins.size()], origins.get(row % origins.size()).back(), horizon);
            }
            return outcomes;
        }
    }

    /**
     * Writes the forecasts of the series {@code from} (inclusive) to {@code to} (exclusive), {@link #width} numbers for each. Many threads may call it at once.
     */
    public void write(int from, int to, float[] out) {
        var worker = new Worker();
        var blended = new double[width()];
        for (var start = from; start < to; start += CHUNK) {
            var count = Math.min(CHUNK, to - start);
            var predictions = new Predictions(panel, portfolio, horizon, levels, count);
            for (var row = 0; row < count; row++) {
                predictions.write(row, start + row, now, worker);
            }
            if (boosting != null) {
                predictions.boost(boosting);
            }
            for (var row = 0; row < count; row++) {
                blend.write(predictions, row, blended);
                calibration.apply(predictions.classes[row], predictions.scales[row], blended, levels.length);
                for (var k = 0; k < width(); k++) {
                    out[(start - from + row) * width() + k] = predictions.scales[row] == 0 ? 0 : (float) blended[k];
                }
            }
        }
    }
}
