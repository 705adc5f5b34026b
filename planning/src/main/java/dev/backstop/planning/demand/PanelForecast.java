package dev.backstop.planning.demand;

import dev.backstop.planning.demand.Predictions.Worker;
import java.util.List;

/**
 * The forecast of the total demand of the next periods for every series of a panel: a quantile for each level, and a mean.
 *
 * <p>{@link #learn} lets the methods compete on held-back periods of a sample of the series and finds weights and corrections; {@link #write} then forecasts any
 * series. The answer for a series depends on the panel alone, not on how the work is split.
 */
public final class PanelForecast {
    private static final int CHUNK = 512;

    private final DemandPanel panel;
    private final int horizon;
    private final double[] levels;
    private final Portfolio portfolio;
    private final Origin now;
    private final Learned learned;

    private PanelForecast(DemandPanel panel, Portfolio portfolio, int horizon, double[] levels) {
        this.panel = panel;
        this.horizon = horizon;
        this.levels = levels;
        this.portfolio = portfolio;
        this.now = Origin.at(panel, 0, horizon);
        this.learned = Learned.from(panel, portfolio, horizon, levels);
    }

    /**
     * Learns from a panel.
     *
     * @param horizon periods whose total is forecast, at least 1
     * @param levels  ascending, in (0, 1)
     */
    public static PanelForecast learn(DemandPanel panel, int horizon, double... levels) {
        return learn(panel, Portfolio.WHOLE, horizon, levels);
    }

    static PanelForecast learn(DemandPanel panel, Portfolio portfolio, int horizon, double... levels) {
        if (horizon < 1) {
            throw new IllegalArgumentException("The horizon is a number of periods, at least 1, but was %d.".formatted(horizon));
        }
        for (var i = 0; i < levels.length; i++) {
            if (!(levels[i] > 0 && levels[i] < 1) || (i > 0 && levels[i] <= levels[i - 1])) {
                throw new IllegalArgumentException("Levels lie between 0 and 1 and ascend, but there was %s.".formatted(levels[i]));
            }
        }
        return new PanelForecast(panel, portfolio.provableOn(panel), horizon, levels.clone());
    }

    /** Numbers that {@link #write} gives for a series: one for each level, then the mean. */
    public int width() {
        return levels.length + 1;
    }

    /** How much a method counts for items of a class at a level, between 0 and 1, by the names of {@link #methods}. */
    public double weight(DemandClass of, int level, int method) {
        return learned.blend().weight(of, level, method);
    }

    /** The names of the methods. */
    public List<String> methods() {
        return portfolio.names();
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
            predictions.boost(learned.boosting());
            for (var row = 0; row < count; row++) {
                learned.blend().write(predictions, row, blended);
                learned.calibration().apply(predictions.classes[row], predictions.scales[row], blended);
                for (var k = 0; k < width(); k++) {
                    out[(start - from + row) * width() + k] = predictions.scales[row] == 0 ? 0 : (float) blended[k];
                }
            }
        }
    }
}
