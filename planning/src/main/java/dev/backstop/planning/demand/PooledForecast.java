package dev.backstop.planning.demand;

import dev.backstop.planning.demand.Predictions.Worker;
import java.util.Arrays;
import java.util.List;

/**
 * What a panel taught of one horizon, apart from the panel: trees, weights, corrections, seasons. It forecasts series that were not in the
 * panel and come in slices, so that a million of them never lie in memory together. The answer for a series depends on what was learned
 * and on its own row alone.
 */
public final class PooledForecast {
    /** By their places in arrays. */
    static final List<DemandClass> CLASSES = List.of(DemandClass.values());

    private static final int CHUNK = 512;

    private final Portfolio portfolio;
    private final int horizon;
    private final double[] levels;
    private final Origin now;
    private final Learned learned;

    private PooledForecast(DemandPanel panel, int horizon, double[] levels) {
        this.portfolio = Portfolio.WHOLE.provableOn(panel);
        this.horizon = horizon;
        this.levels = levels;
        this.now = Origin.at(panel, 0, horizon);
        this.learned = Learned.from(panel, portfolio, horizon, levels);
    }

    /**
     * Learns from a panel, which may be a sample.
     *
     * @param horizon periods whose total is forecast, at least 1
     * @param levels  ascending, in (0, 1)
     */
    public static PooledForecast learn(DemandPanel panel, int horizon, double... levels) {
        return new PooledForecast(panel, horizon, levels.clone());
    }

    /** Numbers that {@link #write} gives for a series: one for each level, then the mean. */
    public int width() {
        return levels.length + 1;
    }

    /** The names of the methods that are blended. */
    public List<String> methods() {
        return portfolio.names();
    }

    /** How much a method counts for items of a class at a level, between 0 and 1, by the names of {@link #methods}. */
    public double weight(DemandClass of, int level, int method) {
        return learned.blend().weight(of, level, method);
    }

    /**
     * Writes the forecasts of the series {@code from} (inclusive) to {@code to} (exclusive) of a slice. Many threads may call it at once.
     *
     * @param slice   series with the categories and the periods of the year of the panel that was learned from
     * @param out     receives {@link #width} numbers for each series, those of {@code from} first
     * @param classes receives the class of each series
     */
    public void write(DemandPanel slice, int from, int to, float[] out, DemandClass[] classes) {
        var worker = new Worker();
        var blended = new double[width()];
        for (var start = from; start < to; start += CHUNK) {
            var count = Math.min(CHUNK, to - start);
            var predictions = new Predictions(slice, portfolio, horizon, levels, count);
            for (var row = 0; row < count; row++) {
                predictions.write(row, start + row, now, worker);
            }
            predictions.boost(learned.boosting());
            for (var row = 0; row < count; row++) {
                finish(predictions, row, blended);
                classes[start - from + row] = CLASSES.get(predictions.classes[row]);
                for (var k = 0; k < width(); k++) {
                    out[(start - from + row) * width() + k] = (float) blended[k];
                }
            }
        }
    }

    private void finish(Predictions predictions, int row, double[] blended) {
        learned.blend().write(predictions, row, blended);
        learned.calibration().apply(predictions.classes[row], predictions.scales[row], blended);
        if (predictions.scales[row] == 0) {
            Arrays.fill(blended, 0);
        }
    }
}
