package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What a panel taught about forecasting the total of its next periods: weights, corrections, trees, season and common movement. It knows
 * no series any more, so it can be sent to where the series are; the answer for a series is the same to the last bit wherever it is given.
 */
public final class PanelModel implements Serializable {
    private static final int CHUNK = 512;

    private final int horizon;
    private final double[] levels;
    private final int year;
    private final int phase;
    private final Origin now;
    private final Learned learned;
    private final transient Portfolio portfolio;
    private final boolean boosted;

    private PanelModel(DemandPanel panel, Portfolio portfolio, int horizon, double[] levels, Learned learned) {
        this(horizon, levels, panel.year(), panel.phase(0), Origin.at(panel, 0, horizon), learned, portfolio);
    }

    private PanelModel(int horizon, double[] levels, int year, int phase, Origin now, Learned learned, Portfolio portfolio) {
        this.horizon = horizon;
        this.levels = levels;
        this.year = year;
        this.phase = phase;
        this.now = now;
        this.learned = learned;
        this.portfolio = portfolio;
        this.boosted = portfolio.boosted();
    }

    /**
     * Learns from a panel.
     *
     * @param horizon periods whose total is forecast, at least 1
     * @param levels  ascending, in (0, 1)
     */
    public static PanelModel learn(DemandPanel panel, int horizon, double... levels) {
        return learn(panel, Portfolio.WHOLE, horizon, levels);
    }

    static PanelModel learn(DemandPanel panel, Portfolio portfolio, int horizon, double... levels) {
        check(horizon, levels);
        var provable = portfolio.provableOn(panel);
        return new PanelModel(panel, provable, horizon, levels.clone(), Learned.from(panel, provable, horizon, levels));
    }

    /** The blend first, then each method of the portfolio alone, see {@link Learned}. */
    static List<PanelModel> learnEach(DemandPanel panel, int horizon, double... levels) {
        check(horizon, levels);
        var provable = Portfolio.WHOLE.provableOn(panel);
        return Learned.each(panel, provable, horizon, levels).stream()
                .map(learned -> new PanelModel(panel, provable, horizon, levels.clone(), learned)).toList();
    }

    private static void check(int horizon, double... levels) {
        if (horizon < 1) {
            throw new IllegalArgumentException("The horizon is a number of periods, at least 1, but was %d.".formatted(horizon));
        }
        for (var i = 0; i < levels.length; i++) {
            if (!(levels[i] > 0 && levels[i] < 1) || (i > 0 && levels[i] <= levels[i - 1])) {
                throw new IllegalArgumentException("Levels lie between 0 and 1 and ascend, but there was %s.".formatted(levels[i]));
            }
        }
    }

    /** Periods whose total is forecast. */
    public int horizon() {
        return horizon;
    }

    /** Numbers that {@link #write} gives for a series: one for each level, then the mean. */
    public int width() {
        return levels.length + 1;
    }

    /** A panel of other rows that end with the same period, and whose categories are numbered as those of the panel learned from. */
    public DemandPanel panelOf(float[][] rows, int[] categories) {
        return new DemandPanel(rows, categories, year, phase);
    }

    /** Of how many of the series a method has something to say, as a share. */
    double suited(DemandPanel panel, int method) {
        if (method == portfolio.members().size()) {
            return learned.boosting() == null ? 0 : 1;
        }
        var history = new History();
        var suited = 0;
        for (var series = 0; series < panel.size(); series++) {
            history.read(panel, series, now);
            suited += history.length > 0 && portfolio.members().get(method).method().suits(history, horizon) ? 1 : 0;
        }
        return (double) suited / panel.size();
    }

    Portfolio portfolio() {
        return portfolio;
    }

    Learned learned() {
        return learned;
    }

    /** As {@link #write(DemandPanel, int, int, float[], DemandClass[])}, without classes. */
    public void write(DemandPanel panel, int from, int to, float[] out) {
        write(panel, from, to, out, new DemandClass[to - from]);
    }

    /**
     * Writes the forecasts of the series {@code from} (inclusive) to {@code to} (exclusive) of a panel that ends with the same period, or
     * of a slice of one. Many threads may call it at once.
     *
     * @param panel   series with the categories and the periods of the year of the panel that was learned from
     * @param out     receives {@link #width} numbers for each series, those of {@code from} first
     * @param classes receives the class of each series
     */
    public void write(DemandPanel panel, int from, int to, float[] out, DemandClass[] classes) {
        var worker = new Predictions.Worker();
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
                classes[start - from + row] = DemandClass.ALL.get(predictions.classes[row]);
                for (var k = 0; k < width(); k++) {
                    out[(start - from + row) * width() + k] = predictions.scales[row] == 0 ? 0 : (float) blended[k];
                }
            }
        }
    }

    /**
     * Writes what is expected of each of the next periods for some series of a panel, as {@link #write} does of their total. Means of
     * methods count as they do there, so that the periods add up to the mean of the total but for what would be less than nothing.
     *
     * @param out receives as many numbers for each series as the horizon has periods, those of {@code from} first
     */
    public void writeSteps(DemandPanel panel, int from, int to, float[] out) {
        var worker = new Predictions.Worker();
        var steps = new double[horizon];
        var sum = new double[horizon];
        for (var series = from; series < to; series++) {
            var history = worker.history;
            history.read(panel, series, now);
            var of = DemandClass.of(history, horizon);
            Arrays.fill(sum, 0);
            var all = 0.0;
            for (var m = 0; m < portfolio.members().size() && history.length > 0; m++) {
                var member = portfolio.members().get(m);
                if (member.method().suits(history, horizon)) {
                    var weight = learned.blend().weight(of, levels.length, m) * portfolio.believed(m, history.length);
                    member.method().steps(history, horizon, worker.scratch, steps);
                    all += weight;
                    for (var h = 0; h < horizon; h++) {
                        sum[h] += weight * steps[h] * (member.movesWithPanel() ? now.factor() : 1);
                    }
                }
            }
            for (var h = 0; h < horizon; h++) {
                out[(series - from) * horizon + h] = all == 0 ? 0 : (float) (sum[h] / all);
            }
        }
    }

    /** Methods have no state, so only which of them compete is sent along. */
    private Object readResolve() {
        return new PanelModel(horizon, levels, year, phase, now, learned, boosted ? Portfolio.WHOLE : Portfolio.WITHOUT_TREES);
    }
}
