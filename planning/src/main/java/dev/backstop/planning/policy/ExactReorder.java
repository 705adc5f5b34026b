package dev.backstop.planning.policy;

import dev.backstop.planning.TotalDemand;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * Reorder points and order-up-to levels that cost least, exactly, for small counts.
 *
 * @see "Zheng, Federgruen: Finding optimal (s, S) policies is about as simple as evaluating a single policy, Operations Research 39 (1991)"
 * @see "Federgruen, Zheng: An efficient algorithm for computing an optimal (r, Q) policy, Operations Research 40 (1992)"
 */
public final class ExactReorder {
    private static final long WIDEST = 1_000_000;

    private ExactReorder() {}

    /** Reorder at s or below, up to S; the cost is that of one period. */
    public record Best(long s, long orderUpTo, double cost) {}

    /** Reorder Q at r; the cost is that of one unit of time. */
    public record BestQuantity(long r, long quantity, double cost) {}

    /**
     * Cost of an inventory position after ordering: {@code h(y − μ) + (h + p)E[(D − y)⁺]} with demand until an order placed next period is
     * here.
     */
    public static LongToDoubleFunction positionCost(TotalDemand protection, double holding, double backorder) {
        return position -> position < 0
                ? backorder * (protection.mean() - position)
                : holding * (position - protection.mean()) + (holding + backorder) * protection.expectedBeyond(position);
    }

    /**
     * The best (s, S) for periodic review.
     *
     * @param perPeriod demand of one period, not always 0
     * @param cost      of a position after ordering, convex in effect: it must grow without bound on both sides
     * @param perOrder  K
     */
    public static Best sS(TotalDemand perPeriod, LongToDoubleFunction cost, double perOrder) {
        var renewal = new Renewal(perPeriod);
        var least = lowest(cost);
        var s = least - 1;
        while (renewal.cost(s, least, cost, perOrder) > cost.applyAsDouble(s)) {
            s--;
        }
        var best = least;
        var cheapest = renewal.cost(s, best, cost, perOrder);
        for (var upTo = least + 1; cost.applyAsDouble(upTo) <= cheapest; upTo++) {
            var candidate = renewal.cost(s, upTo, cost, perOrder);
            if (candidate < cheapest) {
                best = upTo;
                while (renewal.cost(s, best, cost, perOrder) <= cost.applyAsDouble(s + 1)) {
                    s++;
                }
                cheapest = renewal.cost(s, best, cost, perOrder);
            }
        }
        return new Best(s, best, cheapest);
    }

    /** What an (s, S) costs a period. */
    public static double cost(TotalDemand perPeriod, LongToDoubleFunction cost, double perOrder, long s, long orderUpTo) {
        return new Renewal(perPeriod).cost(s, orderUpTo, cost, perOrder);
    }

    /**
     * The best (r, Q) where stock is always watched and demand comes one by one: Q positions are equally likely, so the cheapest Q
     * neighbours are taken, one more as long as it lowers the mean.
     *
     * @param perOrder K times demand a unit of time
     */
    public static BestQuantity rQ(LongToDoubleFunction cost, double perOrder) {
        var below = lowest(cost) - 1;
        var above = below + 1;
        var sum = perOrder + cost.applyAsDouble(above);
        var mean = sum;
        while (true) {
            var lower = cost.applyAsDouble(below);
            var higher = cost.applyAsDouble(above + 1);
            var next = Math.min(lower, higher);
            if (next >= mean) {
                return new BestQuantity(below, above - below, mean);
            }
            sum += next;
            if (lower < higher) {
                below--;
            } else {
                above++;
            }
            mean = sum / (above - below);
        }
    }

    private static long lowest(LongToDoubleFunction cost) {
        var low = -1L;
        var high = 1L;
        while (cost.applyAsDouble(high + 1) < cost.applyAsDouble(high)) {
            high *= 2;
            if (high > WIDEST) {
                throw new ArithmeticException("No position up to %d is cheapest: these are no small counts".formatted(WIDEST));
            }
        }
        while (high - low > 1) {
            var middle = low + (high - low) / 2;
            if (cost.applyAsDouble(middle + 1) < cost.applyAsDouble(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * How often a position j below the order-up-to level is seen in a cycle: {@code m(0) = 1/(1 − p₀)},
     * {@code m(j) = Σ p(l)·m(j − l)/(1 − p₀)}.
     */
    private static final class Renewal {
        private final TotalDemand demand;
        private final double moves;
        private double[] visits = new double[64];
        private double[] chances = new double[64];
        private int known = 1;

        Renewal(TotalDemand demand) {
            this.demand = demand;
            this.moves = 1 - demand.chanceWithin(0);
            if (!(moves > 0)) {
                throw new IllegalArgumentException("Where nothing is ever wanted there is no reorder point");
            }
            visits[0] = 1 / moves;
        }

        double cost(long s, long orderUpTo, LongToDoubleFunction cost, double perOrder) {
            var sum = perOrder;
            var periods = 0.0;
            for (var below = 0; below < orderUpTo - s; below++) {
                sum += visits(below) * cost.applyAsDouble(orderUpTo - below);
                periods += visits(below);
            }
            return sum / periods;
        }

        private double visits(int below) {
            while (known <= below) {
                if (known == visits.length) {
                    visits = Arrays.copyOf(visits, 2 * known);
                    chances = Arrays.copyOf(chances, 2 * known);
                }
                chances[known] = demand.chanceWithin(known) - demand.chanceWithin(known - 1);
                var sum = 0.0;
                for (var size = 1; size <= known; size++) {
                    sum += chances[size] * visits[known - size];
                }
                visits[known++] = sum / moves;
            }
            return visits[below];
        }
    }
}
