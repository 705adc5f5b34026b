package dev.backstop.planning;

import java.util.Arrays;

/**
 * Poisson or negative binomial demand. Probabilities come from the recursions {@code p(x) = p(x−1)·m/x} and
 * {@code p(x) = p(x−1)·(r+x−1)/x·(1−m/v)}, as far as somebody asks.
 *
 * @see "Johnson, Kemp, Kotz: Univariate Discrete Distributions, 3rd ed., sections 4.2 and 5.2"
 */
final class CountedDemand implements TotalDemand {
    private static final double ALL = 1 - 1e-13;

    private final double mean;
    private final double size; // r of the negative binomial; infinite for Poisson
    private final double spread; // 1 − m/v; 0 for Poisson
    private double[] within; // chance of no more than the index
    private double[] beyond; // expected beyond the index
    private int known;
    private double last;

    CountedDemand(double mean, double variance) {
        this.mean = mean;
        var overdispersed = variance > mean * (1 + 1e-9) && mean > 0;
        this.size = overdispersed ? mean * mean / (variance - mean) : Double.POSITIVE_INFINITY;
        this.spread = overdispersed ? 1 - mean / variance : 0;
        this.within = new double[64];
        this.beyond = new double[64];
        this.last = Math.exp(overdispersed ? size * Math.log(mean / variance) : -mean);
        within[0] = last;
        beyond[0] = mean;
        known = 1;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double chanceWithin(long quantity) {
        var index = reach(quantity);
        return index < 0 ? 0 : within[index];
    }

    @Override
    public double expectedBeyond(long quantity) {
        var index = reach(quantity);
        return index < 0 ? mean - quantity : index < quantity ? 0 : beyond[index];
    }

    /** The index that answers for a quantity; the last one there is where nothing worth counting lies beyond. */
    private int reach(long quantity) {
        while (known <= quantity && within[known - 1] < ALL && last > 0) {
            append();
        }
        return (int) Math.min(quantity, known - 1);
    }

    private void append() {
        if (known == within.length) {
            within = Arrays.copyOf(within, 2 * known);
            beyond = Arrays.copyOf(beyond, 2 * known);
        }
        last *= spread == 0 ? mean / known : (size + known - 1) / known * spread;
        within[known] = Math.min(1, within[known - 1] + last);
        beyond[known] = Math.max(0, beyond[known - 1] - (1 - within[known - 1]));
        known++;
    }
}
