package dev.backstop.planning.policy;

/** Total demand where fractions of a unit are real: a distribution over numbers. */
public sealed interface ContinuousDemand {
    double mean();

    /** The quantity that covers the demand with this chance, 0 < chance < 1. */
    double quantile(double chance);

    /** {@code E[(D − quantity)⁺]}. */
    double expectedBeyond(double quantity);

    /** Normal demand, which can be negative: only for means of several standard deviations. */
    record NormalDemand(double mean, double deviation) implements ContinuousDemand {
        /** Independent demand over several times as long. */
        public NormalDemand over(double periods) {
            return new NormalDemand(mean * periods, deviation * Math.sqrt(periods));
        }

        @Override
        public double quantile(double chance) {
            return mean + deviation * Normal.quantile(chance);
        }

        @Override
        public double expectedBeyond(double quantity) {
            return deviation * Normal.loss((quantity - mean) / deviation);
        }

        /** {@code ½E[((D − quantity)⁺)²]}. */
        double secondBeyond(double quantity) {
            return deviation * deviation * Normal.secondLoss((quantity - mean) / deviation);
        }
    }

    /**
     * Demand whose logarithm is normal.
     *
     * @param mu    mean of the logarithm
     * @param sigma standard deviation of the logarithm
     */
    record LognormalDemand(double mu, double sigma) implements ContinuousDemand {
        @Override
        public double mean() {
            return Math.exp(mu + sigma * sigma / 2);
        }

        @Override
        public double quantile(double chance) {
            return Math.exp(mu + sigma * Normal.quantile(chance));
        }

        @Override
        public double expectedBeyond(double quantity) {
            if (quantity <= 0) {
                return mean() - quantity;
            }
            var z = (Math.log(quantity) - mu) / sigma;
            return mean() * Normal.within(sigma - z) - quantity * Normal.beyond(z);
        }
    }
}
