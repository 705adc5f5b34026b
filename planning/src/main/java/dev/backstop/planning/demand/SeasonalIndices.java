package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * Multiplicative seasonal indices of one series: ratios to a centred moving average over a whole period, averaged phase by phase, with mean 1.
 */
final class SeasonalIndices {
    private SeasonalIndices() {}

    /**
     * Whether demand of a period hangs together with that of the same period of the year before: the autocorrelation at one season is beyond what chance makes
     * of it nine times in ten.
     *
     * @see "Fiorucci et al.: Models for optimising the theta method, IJF 2016, section 3"
     */
    static boolean shows(double[] y, int length, int period) {
        if (period < 2 || length < 3 * period) {
            return false;
        }
        var mean = 0.0;
        for (var i = 0; i < length; i++) {
            mean += y[i] / length;
        }
        var variance = 0.0;
        for (var i = 0; i < length; i++) {
            variance += (y[i] - mean) * (y[i] - mean);
        }
        if (variance == 0) {
            return false;
        }
        var squares = 0.0;
        var last = 0.0;
        for (var lag = 1; lag <= period; lag++) {
            var sum = 0.0;
            for (var i = lag; i < length; i++) {
                sum += (y[i] - mean) * (y[i - lag] - mean);
            }
            last = sum / variance;
            squares += lag < period ? last * last : 0;
        }
        return last > 1.645 * Math.sqrt((1 + 2 * squares) / length);
    }

    /**
     * As {@link #write}, drawn to what is expected as far as indices differ from it no more than ratios of one phase differ from year to
     * year.
     *
     * @param indices holds what is expected, all 1 where nothing is; stays so where there are fewer than three whole periods to differ
     * @see "Miller, Williams: Shrinkage estimators of time series seasonal factors and their effect on forecasting accuracy, IJF 2003"
     */
    static void draw(double[] y, int length, int period, double[] indices) {
        if (length < 3 * period || period < 2) {
            return;
        }
        var expected = Arrays.copyOf(indices, period);
        var squares = new double[period];
        var counts = new int[period];
        write(y, length, period, indices, squares, counts);
        var noise = 0.0;
        var between = 0.0;
        var ratios = 0;
        for (var i = 0; i < period; i++) {
            noise += squares[i];
            ratios += counts[i];
            between += (indices[i] - expected[i]) * (indices[i] - expected[i]) / (period - 1);
        }
        var ofIndex = noise / Math.max(1, ratios - period) * period / Math.max(1, ratios);
        var kept = between == 0 ? 0 : Math.max(0, 1 - ofIndex / between);
        for (var i = 0; i < period; i++) {
            indices[i] = expected[i] + kept * (indices[i] - expected[i]);
        }
    }

    /** Writes an index for each phase, phase 0 being that of {@code y[0]}; all 1 where there are fewer than two whole periods. */
    static void write(double[] y, int length, int period, double[] indices) {
        write(y, length, period, indices, new double[period], new int[period]);
    }

    /** Counts the ratios of each phase, too, and sums their squared distances to their mean. */
    private static void write(double[] y, int length, int period, double[] indices, double[] squares, int[] counts) {
        Arrays.fill(indices, 0, period, 0);
        var half = period / 2;
        var even = period % 2 == 0;
        for (var i = half; i + half < length; i++) {
            var around = 0.0;
            for (var k = i - half; k <= i + half; k++) {
                around += even && (k == i - half || k == i + half) ? y[k] / 2 : y[k];
            }
            if (around > 0) {
                var ratio = y[i] * period / around;
                indices[i % period] += ratio;
                squares[i % period] += ratio * ratio;
                counts[i % period]++;
            }
        }
        var sum = 0.0;
        for (var i = 0; i < period; i++) {
            squares[i] = counts[i] == 0 ? 0 : Math.max(0, squares[i] - indices[i] * indices[i] / counts[i]);
            indices[i] = counts[i] == 0 ? 1 : Math.max(0.01, indices[i] / counts[i]);
            sum += indices[i];
        }
        for (var i = 0; i < period; i++) {
            indices[i] = length < 2 * period ? 1 : indices[i] * period / sum;
        }
    }
}
