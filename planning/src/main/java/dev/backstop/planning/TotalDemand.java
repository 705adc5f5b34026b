package dev.backstop.planning;

/** How much may be wanted in all over some days: a distribution over whole numbers of smallest units. */
public interface TotalDemand {
    double mean();

    /** The chance that no more than {@code quantity} is wanted. */
    double chanceWithin(long quantity);

    /** How much of the demand is expected to lie beyond {@code quantity}: the loss function {@code E[max(0, D − quantity)]}. */
    double expectedBeyond(long quantity);

    /** The smallest quantity that covers the demand with at least this chance, 0 ≤ chance < 1. */
    default long quantile(double chance) {
        if (!(chance >= 0 && chance < 1)) {
            throw new IllegalArgumentException("A quantile needs a chance from 0 up to but not 1, but was " + chance);
        }
        return Smallest.whole(quantity -> chanceWithin(quantity) >= chance);
    }

    /**
     * The distribution with this mean and variance that fits counts: Poisson where the variance is no more than the mean, else negative
     * binomial ({@code r = m²/(v−m)}, {@code p = m/v}); gamma ({@code shape m²/v}, {@code scale v/m}) from a mean of 500 on, where whole numbers
     * no longer matter.
     *
     * @param mean     smallest units, not negative
     * @param variance smallest units squared
     */
    static TotalDemand of(double mean, double variance) {
        if (!(mean >= 0) || !Double.isFinite(mean) || !Double.isFinite(variance)) {
            throw new IllegalArgumentException("Demand needs a mean that is not negative, but was %s with variance %s".formatted(mean, variance));
        }
        return mean < GammaDemand.FROM_MEAN ? new CountedDemand(mean, variance) : new GammaDemand(mean, Math.max(mean, variance));
    }
}
