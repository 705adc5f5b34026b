package dev.backstop.planning.policy;

import dev.backstop.planning.EconomicOrder;
import dev.backstop.planning.policy.ContinuousDemand.NormalDemand;

/**
 * Reorder Q at r where stock is always watched and demand over the lead time is normal: what that costs, how much it serves, and the usual
 * approximations.
 *
 * @param perOrder  K
 * @param demand    D, a year
 * @param holding   h, a unit and year
 * @param backorder p, a unit and year; only for {@link #expectedLevel} a unit
 * @param leadTime  demand over the lead time
 * @see "Snyder, Shen: Fundamentals of Supply Chain Theory, 2nd ed., section 5.3"
 */
public record ReorderQuantity(double perOrder, double demand, double holding, double backorder, NormalDemand leadTime) {
    private static final int MOST_ROUNDS = 1_000;
    private static final double DEVIATIONS = 30;

    /** When and how much. */
    public record Pair(double r, double quantity) {}

    /** Exact cost a year: {@code [KD + ∫ g(y) dy from r to r + Q]/Q}. */
    public double cost(Pair pair) {
        var r = pair.r();
        var quantity = pair.quantity();
        var over = holding * quantity * (quantity / 2 + r - leadTime.mean());
        var under = (holding + backorder) * (leadTime.secondBeyond(r) - leadTime.secondBeyond(r + quantity));
        return (perOrder * demand + over + under) / quantity;
    }

    /** Share of demand served from stock at once, {@code 1 − [n(r) − n(r+Q)]/Q}. */
    public double fillRate(Pair pair) {
        return 1 - (leadTime.expectedBeyond(pair.r()) - leadTime.expectedBeyond(pair.r() + pair.quantity())) / pair.quantity();
    }

    /** The economic quantity, and the lead time's quantile {@code p/(p+h)}. */
    public Pair economicWithSafetyStock() {
        return new Pair(leadTime.quantile(backorder / (backorder + holding)), EconomicOrder.quantity(perOrder, demand, holding));
    }

    /** The economic quantity with backorders, and the r at which the positions r and r + Q cost the same. */
    public Pair economicWithBackorders() {
        var quantity = EconomicOrder.withBackorders(perOrder, demand, holding, backorder).quantity();
        return new Pair(root(r -> positionCost(r + quantity) - positionCost(r)), quantity);
    }

    /** Whittin's iteration: {@code 1 − F(r) = Qh/(pD)}, {@code Q = √(2D[K + p·n(r)]/h)}, with p for each unit short however long. */
    public Pair expectedLevel() {
        var quantity = EconomicOrder.quantity(perOrder, demand, holding);
        var r = 0.0;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            r = leadTime.quantile(1 - quantity * holding / (backorder * demand));
            quantity = Math.sqrt(2 * demand * (perOrder + backorder * leadTime.expectedBeyond(r)) / holding);
        }
        return new Pair(r, quantity);
    }

    /** What {@link #expectedLevel} takes for its cost. */
    public double expectedLevelCost(Pair pair) {
        return holding * (pair.r() - leadTime.mean() + pair.quantity() / 2) + perOrder * demand / pair.quantity()
                + backorder * demand * leadTime.expectedBeyond(pair.r()) / pair.quantity();
    }

    /** The iteration without what lies beyond r + Q: {@code n(r) = hQ/(h+p)}, {@code Q = √(2[KD + (h+p)·n₂(r)]/h)}. */
    public Pair lossFunction() {
        var quantity = EconomicOrder.quantity(perOrder, demand, holding);
        var r = 0.0;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var beyond = holding * quantity / (holding + backorder);
            r = root(level -> beyond - leadTime.expectedBeyond(level));
            quantity = Math.sqrt(2 * (perOrder * demand + (holding + backorder) * leadTime.secondBeyond(r)) / holding);
        }
        return new Pair(r, quantity);
    }

    private double positionCost(double position) {
        return holding * (position - leadTime.mean()) + (holding + backorder) * leadTime.expectedBeyond(position);
    }

    private double root(java.util.function.DoubleUnaryOperator rising) {
        return Root.of(rising, leadTime.mean() - DEVIATIONS * leadTime.deviation(), leadTime.mean() + DEVIATIONS * leadTime.deviation());
    }
}
