package dev.backstop.planning.demand;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What every method says of some series at an origin each, in flat arrays: {@code width} numbers for a row, its quantiles and its mean. */
final class Predictions {
    final int rows;
    final int width;
    /** By method; the first number of a row is not a number where the method does not suit it. */
    final float[][] byMethod;
    final double[] scales;
    final byte[] classes;
    final float[] features;
    private final int[] lengths; // periods of each row
    private final DemandPanel panel;
    private final Portfolio portfolio;
    private final int horizon;
    private final double[] levels;

    Predictions(DemandPanel panel, Portfolio portfolio, int horizon, double[] levels, int rows) {
        this.panel = panel;
        this.portfolio = portfolio;
        this.horizon = horizon;
        this.levels = levels;
        this.rows = rows;
        this.width = levels.length + 1;
        this.byMethod = new float[portfolio.size()][rows * width];
        this.scales = new double[rows];
        this.classes = new byte[rows];
        this.lengths = new int[rows];
        this.features = new float[rows * Features.COUNT];
    }

    /** Forecasts one row by every method but the one that learns from all series. A series without demand so far has a scale of 0 and is left at zeros. */
    void write(int row, int series, Origin origin, Worker worker) {
        var history = worker.history;
        history.read(panel, series, origin);
        if (history.length == 0) {
            return;
        }
        describe(row, origin, history);
        var out = worker.out(width);
        for (var m = 0; m < portfolio.members().size(); m++) {
            var member = portfolio.members().get(m);
            if (!member.method().suits(history, horizon)) {
                Arrays.fill(byMethod[m], row * width, (row + 1) * width, Float.NaN);
                continue;
            }
            member.method().forecast(history, horizon, levels, worker.scratch, out);
            var factor = member.movesWithPanel() ? origin.factor() : 1;
            for (var k = 0; k < width; k++) {
                byMethod[m][row * width + k] = (float) (out[k] * factor);
            }
        }
    }

    /** Only what the trees see of a row. */
    void describe(int row, int series, Origin origin, Worker worker) {
        worker.history.read(panel, series, origin);
        if (worker.history.length > 0) {
            describe(row, origin, worker.history);
        }
    }

    private void describe(int row, Origin origin, History history) {
        lengths[row] = history.length;
        classes[row] = (byte) DemandClass.of(history, horizon).index;
        scales[row] = origin.factor() * Features.write(history, horizon, panel.year(), panel.phase(origin.back()), features, row * Features.COUNT);
    }

    /** Adds what the trees say, if there are any. Of means they know nothing. */
    void boost(@Nullable Boosting boosting) {
        if (!portfolio.boosted()) {
            return;
        }
        var out = byMethod[byMethod.length - 1];
        if (boosting == null) {
            Arrays.fill(out, Float.NaN);
            return;
        }
        boosting.predict(features, scales, classes, rows, out, width);
        for (var row = 0; row < rows; row++) {
            out[row * width + width - 1] = Float.NaN;
        }
    }

    /** How much a method counts before its outcomes are known. */
    double votes(int method) {
        return portfolio.votes(method);
    }

    /** How much of that it counts for a row. */
    double believed(int row, int method) {
        return portfolio.believed(method, lengths[row]);
    }

    /** What one worker needs for itself. */
    static final class Worker {
        final History history = new History();
        final Scratch scratch = new Scratch();
        private double[] out = {};

        double[] out(int width) {
            if (out.length < width) {
                out = new double[width];
            }
            return out;
        }
    }
}
