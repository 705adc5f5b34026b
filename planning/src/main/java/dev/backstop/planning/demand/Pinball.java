package dev.backstop.planning.demand;

/** The loss that a quantile of some level minimises: {@code max(τ(y − q), (τ − 1)(y − q))}. */
public final class Pinball {
    private Pinball() {}

    public static double loss(double outcome, double quantile, double level) {
        return outcome >= quantile ? level * (outcome - quantile) : (1 - level) * (quantile - outcome);
    }
}
