package dev.backstop.planning.policy;

import dev.backstop.planning.ServiceTarget.Cost;
import dev.backstop.planning.TotalDemand;

/**
 * One order up to a level, then demand: too much costs h a unit, too little p a unit. The best level is the quantile {@code p/(p+h)}. The
 * same answers for a base stock reviewed every R periods with lead time L, with demand over {@code L + R} periods.
 *
 * @see "Snyder, Shen: Fundamentals of Supply Chain Theory, 2nd ed., sections 4.3 and 4.4"
 */
public final class Newsvendor {
    private Newsvendor() {}

    public static double level(ContinuousDemand demand, Cost cost) {
        return demand.quantile(cost.ratio());
    }

    public static long level(TotalDemand demand, Cost cost) {
        return demand.quantile(cost.ratio());
    }

    /** {@code h(S − μ) + (h + p)E[(D − S)⁺]}, a period. */
    public static double cost(ContinuousDemand demand, double level, Cost cost) {
        return cost.holding() * (level - demand.mean()) + (cost.holding() + cost.backorder()) * demand.expectedBeyond(level);
    }

    /** The same for counts. */
    public static double cost(TotalDemand demand, long level, Cost cost) {
        return cost.holding() * (level - demand.mean()) + (cost.holding() + cost.backorder()) * demand.expectedBeyond(level);
    }
}
