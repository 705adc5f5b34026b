package dev.backstop.planning;

/** Demand so large that whole numbers no longer matter: gamma by mean and variance. */
final class GammaDemand implements TotalDemand {
    /** From this mean on. Below, single pieces count; far above, the chance of none at all is no longer a number. */
    static final double FROM_MEAN = 500;

    private final double mean;
    private final double shape;
    private final double scale;

    GammaDemand(double mean, double variance) {
        this.mean = mean;
        this.shape = mean * mean / variance;
        this.scale = variance / mean;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double chanceWithin(long quantity) {
        return quantity < 0 ? 0 : IncompleteGamma.lower(shape, quantity / scale);
    }

    /** {@code m·(1 − P(a+1, s/θ)) − s·(1 − P(a, s/θ))}. */
    @Override
    public double expectedBeyond(long quantity) {
        if (quantity <= 0) {
            return mean - quantity;
        }
        var x = quantity / scale;
        return Math.max(0, mean * (1 - IncompleteGamma.lower(shape + 1, x)) - quantity * (1 - IncompleteGamma.lower(shape, x)));
    }
}
