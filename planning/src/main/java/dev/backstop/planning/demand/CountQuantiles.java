package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * Quantiles of a count with given mean m and variance v: Poisson where v ≤ m, negative binomial with {@code r = m²/(v−m)} and {@code p = m/v}
 * where it is larger, gamma of the same mean and variance where numbers are so large that single pieces no longer matter.
 *
 * <p>One pass of the recursion {@code p(x+1) = p(x)·(r+x)/(x+1)·(1−p)} answers for all levels.
 */
final class CountQuantiles {
    /** From this mean on, the gamma distribution stands in. */
    static final double LARGE = 120;

    private static final double SMALLEST_START = 1e-280;

    private CountQuantiles() {}

    /**
     * Writes the quantiles between whole numbers, not on them: of the smallest x with {@code P(X ≤ x) ≥ level}, the part of the step that the level
     * asks for. Averages of several methods then move evenly with the level.
     *
     * @param mean     of the count, not negative
     * @param variance of the count
     * @param levels   ascending, each in (0, 1)
     */
    static void write(double mean, double variance, double[] levels, double[] quantiles) {
        if (levels.length == 0) {
            return;
        }
        if (mean <= 0) {
            Arrays.fill(quantiles, 0, levels.length, 0);
        } else if (mean >= LARGE || !recursion(mean, variance, levels, quantiles)) {
            gamma(mean, Math.max(variance, mean), levels, quantiles);
        }
    }

    private static boolean recursion(double mean, double variance, double[] levels, double[] quantiles) {
        var overdispersed = variance > mean * (1 + 1e-6);
        var size = overdispersed ? mean * mean / (variance - mean) : 0;
        var ratio = overdispersed ? 1 - mean / variance : 0;
        var chance = overdispersed ? Math.exp(size * Math.log(mean / variance)) : Math.exp(-mean);
        if (chance < SMALLEST_START) {
            return false;
        }
        var within = 0.0;
        var next = 0;
        var most = (int) (mean + 60 * Math.sqrt(Math.max(variance, mean)) + 60);
        for (var x = 0; x <= most; x++) {
            var before = within;
            within += chance;
            while (levels[next] <= within) {
                quantiles[next] = x == 0 ? 0 : x - 1 + (levels[next] - before) / chance;
                if (++next == levels.length) {
                    return true;
                }
            }
            chance *= overdispersed ? (size + x) / (x + 1) * ratio : mean / (x + 1);
        }
        Arrays.fill(quantiles, next, levels.length, most);
        return true;
    }

    /** Wilson and Hilferty's cube root, which is close from a shape of 1 on; below, the log scale of small arguments {@code (level·Γ(a+1))^(1/a)} bounds it. */
    private static void gamma(double mean, double variance, double[] levels, double[] quantiles) {
        var shape = mean * mean / variance;
        var scale = variance / mean;
        for (var i = 0; i < levels.length; i++) {
            quantiles[i] = scale * GammaQuantile.of(shape, levels[i]);
        }
    }
}
