package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * {@link Ets} models of one series, each as likely as its criterion says, {@code exp(−½(AICc − least))}: where two fit alike, the one that
 * was a little better in the past is not the one that runs away.
 *
 * @see "Kolassa: Combining exponential smoothing forecasts using Akaike weights, IJF 2011"
 */
final class EtsMixture {
    private static final double UNLIKELY = 0.01;
    private static final double[] NO_SEASON = {1};

    private final EtsFilter[] filters;
    private final double[] weights; // add up to 1
    private final double[] indices; // that the series was divided by
    private int phase; // of the next period

    private EtsMixture(EtsFilter[] filters, double[] weights, double[] indices, int phase) {
        this.filters = filters;
        this.weights = weights;
        this.indices = indices;
        this.phase = phase;
    }

    /** Models whose season moves, at the end of the series. */
    static EtsMixture of(double[] y, int period) {
        return fitted(y, period, NO_SEASON);
    }

    /** Models without season, of what is left when one that stays is taken out; at the end of the series. */
    static EtsMixture around(double[] indices, double[] y) {
        var left = new double[y.length];
        for (var i = 0; i < y.length; i++) {
            left[i] = y[i] / indices[i % indices.length];
        }
        return fitted(left, 1, indices);
    }

    private static EtsMixture fitted(double[] y, int period, double[] indices) {
        var fits = Ets.fits(y, y.length, period, Ets.SPEEDS_ONLY);
        var least = fits.stream().mapToDouble(Ets.Fit::aicc).min().orElseThrow();
        var likely = fits.stream().filter(fit -> weight(fit, least) >= UNLIKELY).toList();
        var all = likely.stream().mapToDouble(fit -> weight(fit, least)).sum();
        return new EtsMixture(likely.stream().map(Ets.Fit::filter).toArray(EtsFilter[]::new),
                likely.stream().mapToDouble(fit -> weight(fit, least) / all).toArray(), indices, y.length % indices.length);
    }

    private static double weight(Ets.Fit fit, double least) {
        return Math.exp((least - fit.aicc()) / 2);
    }

    /** What is expected of each of the next periods. */
    double[] steps(int horizon) {
        var steps = new double[horizon];
        for (var i = 0; i < filters.length; i++) {
            filters[i].addSteps(horizon, steps, weights[i]);
        }
        for (var h = 0; h < horizon; h++) {
            steps[h] *= indices[(phase + h) % indices.length];
        }
        return steps;
    }

    /** Sees one more period. */
    void step(double came) {
        for (var filter : filters) {
            filter.step(came / indices[phase]);
        }
        phase = phase + 1 == indices.length ? 0 : phase + 1;
    }

    /** Before the first period. */
    EtsMixture atStart() {
        return new EtsMixture(Arrays.stream(filters).map(EtsFilter::atStart).toArray(EtsFilter[]::new), weights, indices, 0);
    }
}
