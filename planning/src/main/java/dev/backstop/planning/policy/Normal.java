package dev.backstop.planning.policy;

import dev.backstop.planning.IncompleteGamma;

/**
 * The standard normal distribution, to about 14 digits.
 *
 * @see "Snyder, Shen: Fundamentals of Supply Chain Theory, 2nd ed., appendix C.3"
 */
public final class Normal {
    private static final double FARTHEST = 40;

    private Normal() {}

    public static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Φ(z). */
    public static double within(double z) {
        return beyond(-z);
    }

    /** 1 − Φ(z). */
    public static double beyond(double z) {
        var half = IncompleteGamma.lower(0.5, z * z / 2) / 2;
        return z >= 0 ? 0.5 - half : 0.5 + half;
    }

    /** The z with Φ(z) = chance, 0 < chance < 1. */
    public static double quantile(double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("A normal quantile needs a chance between 0 and 1, both excluded, but was " + chance);
        }
        return Root.of(z -> within(z) - chance, -FARTHEST, FARTHEST);
    }

    /** {@code E[(Z − z)⁺] = φ(z) − z(1 − Φ(z))}. */
    public static double loss(double z) {
        return density(z) - z * beyond(z);
    }

    /** {@code ½E[((Z − z)⁺)²] = ½[(z² + 1)(1 − Φ(z)) − zφ(z)]}. */
    public static double secondLoss(double z) {
        return ((z * z + 1) * beyond(z) - z * density(z)) / 2;
    }
}
