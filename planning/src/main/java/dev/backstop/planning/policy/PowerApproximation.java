package dev.backstop.planning.policy;

import dev.backstop.planning.ServiceTarget.Cost;
import dev.backstop.planning.policy.ContinuousDemand.NormalDemand;

/**
 * Near-optimal (s, S) for periodic review from mean and variance alone: regressions over many exact solutions.
 *
 * @see "Ehrhardt, Mosier: A revision of the power approximation for computing (s, S) policies, Management Science 30 (1984)"
 */
public final class PowerApproximation {
    private static final double SMALL_ORDER = 1.5;

    private PowerApproximation() {}

    /** Reorder at s or below, up to S. */
    public record Levels(double s, double orderUpTo) {}

    /**
     * The regression as it stands.
     *
     * @param period   demand of one period
     * @param leadTime L, periods
     * @param perOrder K
     */
    public static Levels uncapped(NormalDemand period, double leadTime, double perOrder, Cost cost) {
        var protection = period.over(leadTime + 1);
        var ratio = protection.deviation() / period.mean();
        var quantity = 1.30 * Math.pow(period.mean(), 0.494) * Math.pow(perOrder / cost.holding(), 0.506)
                * Math.pow(1 + ratio * ratio, 0.116);
        var z = Math.sqrt(quantity * cost.holding() / (protection.deviation() * cost.backorder()));
        var s = 0.973 * protection.mean() + protection.deviation() * (0.183 / z + 1.063 - 2.192 * z);
        return new Levels(s, s + quantity);
    }

    /** Where an order brings less than 1.5 periods of demand, neither level lies above the newsvendor's. */
    public static Levels levels(NormalDemand period, double leadTime, double perOrder, Cost cost) {
        var levels = uncapped(period, leadTime, perOrder, cost);
        if ((levels.orderUpTo() - levels.s()) / period.mean() > SMALL_ORDER) {
            return levels;
        }
        var most = Newsvendor.level(period.over(leadTime + 1), cost);
        return new Levels(Math.min(levels.s(), most), Math.min(levels.orderUpTo(), most));
    }
}
