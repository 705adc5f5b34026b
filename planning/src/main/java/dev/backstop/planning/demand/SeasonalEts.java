package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * {@link Ets} models for items that show a season of their own; nothing for others. All of them together, each as likely as its criterion
 * says, {@code exp(−½(AICc − least))}: where two fit alike, the one that was a little better in the past is not the one that runs away.
 *
 * @see "Kolassa: Combining exponential smoothing forecasts using Akaike weights, IJF 2011"
 */
record SeasonalEts() implements Method {
    /** How far back it looks. */
    private static final int MOST_YEARS = 12;
    private static final int LONGEST_SEASON = 12;
    private static final double UNLIKELY = 0.01;

    @Override
    public boolean suits(History history, int horizon) {
        return history.showsSeason() && history.season <= LONGEST_SEASON;
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var length = Math.min(history.length, MOST_YEARS * history.season);
        var y = Arrays.copyOfRange(history.values, history.length - length, history.length);
        var mixture = Mixture.of(y, length, history.season);
        var mean = Math.max(0, mixture.total(horizon));
        out[levels.length] = mean;
        CountQuantiles.write(mean, meanSquare(mixture.atStart(), y, length, horizon), levels, out);
    }

    /** Of past totals, from the states as they were before each of them. */
    private static double meanSquare(Mixture mixture, double[] y, int length, int horizon) {
        var warm = HorizonErrors.warm(length, horizon);
        var fade = Start.fade(length);
        var squares = 0.0;
        var weights = 0.0;
        for (var start = 0; start + horizon <= length; start++) {
            if (start >= warm) {
                var error = -mixture.total(horizon);
                for (var i = start; i < start + horizon; i++) {
                    error += y[i];
                }
                squares = squares * fade + error * error;
                weights = weights * fade + 1;
            }
            mixture.step(y[start]);
        }
        return squares / weights;
    }

    /** Models with their weights, which need not add up to 1. */
    private static final class Mixture {
        private final EtsFilter[] filters;
        private final double[] weights;

        private Mixture(EtsFilter[] filters, double[] weights) {
            this.filters = filters;
            this.weights = weights;
        }

        static Mixture of(double[] y, int length, int period) {
            var fits = Ets.fits(y, length, period, Ets.SPEEDS_ONLY);
            var least = fits.stream().mapToDouble(Ets.Fit::aicc).min().orElseThrow();
            var likely = fits.stream().filter(fit -> weight(fit, least) >= UNLIKELY).toList();
            return new Mixture(likely.stream().map(Ets.Fit::filter).toArray(EtsFilter[]::new), likely.stream()
                    .mapToDouble(fit -> weight(fit, least)).toArray());
        }

        private static double weight(Ets.Fit fit, double least) {
            return Math.exp((least - fit.aicc()) / 2);
        }

        double total(int horizon) {
            var sum = 0.0;
            var all = 0.0;
            for (var i = 0; i < weights.length; i++) {
                sum += weights[i] * filters[i].total(horizon);
                all += weights[i];
            }
            return sum / all;
        }

        void step(double came) {
            for (var filter : filters) {
                filter.step(came);
            }
        }

        Mixture atStart() {
            return new Mixture(Arrays.stream(filters).map(EtsFilter::atStart).toArray(EtsFilter[]::new), weights);
        }
    }
}
