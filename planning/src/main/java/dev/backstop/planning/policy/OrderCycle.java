package dev.backstop.planning.policy;

import dev.backstop.planning.ReorderPoints.Levels;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.ServiceTarget.Cost;
import dev.backstop.planning.ServiceTarget.CycleService;
import dev.backstop.planning.ServiceTarget.FillRate;
import dev.backstop.planning.TotalDemand;

/**
 * What happens from one order to the next, where the position is looked at now and then and an order fills up to a level. When the look
 * finds it at or below the reorder point s, it lies below by the undershoot U, see {@link Undershoot}; then the lead time has to be got
 * over. The order is Q + U, up to s + Q.
 *
 * @param covered demand over the lead time, and the undershoot: what the reorder point has to cover
 */
public record OrderCycle(TotalDemand leadTime, TotalDemand covered, long ordered) {
    public OrderCycle {
        if (ordered <= 0) {
            throw new IllegalArgumentException("An order brings more than 0, but was " + ordered);
        }
    }

    /**
     * From demand.
     *
     * @param betweenLooks demand from one look to the next
     * @param ordered      Q, from the reorder point up to where an order fills, more than 0
     */
    public static OrderCycle of(TotalDemand leadTime, TotalDemand betweenLooks, long ordered) {
        return new OrderCycle(leadTime, Undershoot.added(leadTime, betweenLooks), ordered);
    }

    /** The smallest reorder point that meets a target, and the level to order up to. */
    public Levels levels(ServiceTarget target) {
        var point = switch (target) {
            case CycleService(var chance) -> covered.quantile(chance);
            case Cost cost -> covered.quantile(cost.ratio());
            case FillRate(var share) -> atLeast(share);
        };
        return new Levels(point, Math.addExact(point, ordered), covered.mean());
    }

    /**
     * The share of demand served from stock at once. Of the Q + E[U] wanted in a cycle, what is beyond s by its end goes unserved, less
     * what was beyond s + Q already when it began: {@code 1 − [n(s) − n₀(s + Q)]/(Q + E[U])}, with {@code n} of what is covered and
     * {@code n₀} of the lead time alone.
     */
    public double fillRate(long reorderPoint) {
        var unserved = covered.expectedBeyond(reorderPoint) - leadTime.expectedBeyond(reorderPoint + ordered);
        return 1 - unserved / (ordered + covered.mean() - leadTime.mean());
    }

    private long atLeast(double share) {
        var tooLow = -1L;
        var high = Math.max(1, Math.round(covered.mean()));
        while (fillRate(high) < share) {
            tooLow = high;
            high = Math.multiplyExact(high, 2);
        }
        while (high - tooLow > 1) {
            var middle = tooLow + (high - tooLow) / 2;
            if (fillRate(middle) >= share) {
                high = middle;
            } else {
                tooLow = middle;
            }
        }
        return high;
    }
}
