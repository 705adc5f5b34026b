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

    /** Writes an index for each phase, phase 0 being that of {@code y[0]}; all 1 where there are fewer than two whole periods. */
    static void write(double[] y, int length, int period, double[] indices) {
        Arrays.fill(indices, 0, period, 0);
        var counts = new int[period];
        var half = period / 2;
        var even = period % 2 == 0;
        for (var i = half; i + half < length; i++) {
            var around = 0.0;
            for (var k = i - half; k <= i + half; k++) {
                around += even && (k == i - half || k == i + half) ? y[k] / 2 : y[k];
            }
            if (around > 0) {
                indices[i % period] += y[i] * period / around;
                counts[i % period]++;
            }
        }
        var sum = 0.0;
        for (var i = 0; i < period; i++) {
            indices[i] = counts[i] == 0 ? 1 : Math.max(0.01, indices[i] / counts[i]);
            sum += indices[i];
        }
        for (var i = 0; i < period; i++) {
            indices[i] = length < 2 * period ? 1 : indices[i] * period / sum;
        }
    }
}
