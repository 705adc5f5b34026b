package dev.backstop.planning;

import dev.backstop.planning.ServiceTarget.Cost;
import dev.backstop.planning.ServiceTarget.CycleService;
import dev.backstop.planning.ServiceTarget.FillRate;

/** At which position to reorder, and up to where. */
public final class ReorderPoints {
    private ReorderPoints() {}

    /**
     * The smallest reorder point that meets the target, and the level to order up to: that point plus the usual order.
     *
     * <p>Cycle service and cost are quantiles of the demand. Fill rate follows from {@code 1 − [n(s) − n(s+Q)]/Q}, with {@code n} the demand expected
     * beyond a quantity: of each order of Q, that part of what was beyond s goes unserved which an order more would have caught. The short form
     * {@code 1 − n(s)/Q} is wrong for small Q.
     *
     * @param demand   over the protection interval, lead time plus review, in smallest units
     * @param ordered  Q, what one order usually brings, more than 0
     * @see "Silver, Pyke, Thomas: Inventory and Production Management in Supply Chains, 4th ed., chapter 6"
     */
    public static Levels levels(TotalDemand demand, ServiceTarget target, long ordered) {
        if (ordered <= 0) {
            throw new IllegalArgumentException("An order brings more than 0, but was " + ordered);
        }
        var point = switch (target) {
            case CycleService(var chance) -> demand.quantile(chance);
            case Cost cost -> demand.quantile(cost.ratio());
            case FillRate(var share) -> Smallest.whole(level -> fillRate(demand, level, ordered) >= share);
        };
        return new Levels(point, Math.addExact(point, ordered), demand.mean());
    }

    /** The share of demand served from stock at once, when {@code ordered} is ordered each time the position falls to {@code reorderPoint}. */
    public static double fillRate(TotalDemand demand, long reorderPoint, long ordered) {
        return 1 - (demand.expectedBeyond(reorderPoint) - demand.expectedBeyond(reorderPoint + ordered)) / ordered;
    }

    /**
     * When to reorder and up to where, in smallest units.
     *
     * @param expected mean demand until an order placed at the next review is here; the rest of the reorder point is safety stock
     */
    public record Levels(long reorderPoint, long orderUpTo, double expected) {
        /** What the reorder point holds against surprise; negative where the target asks for less than the mean. */
        public long safetyStock() {
            return reorderPoint - Math.round(expected);
        }
    }
}
