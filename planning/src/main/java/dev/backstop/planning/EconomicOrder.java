package dev.backstop.planning;

/**
 * The order quantity at which ordering and holding cost least together. Costs and demand must be in one unit of time; the optimum is flat: twice the
 * quantity costs a quarter more.
 *
 * @see "Snyder, Shen: Fundamentals of Supply Chain Theory, 2nd ed., section 3.2"
 */
public final class EconomicOrder {
    private EconomicOrder() {}

    /**
     * {@code √(2KD/h)}. Example: K = 8 an order, h = 0.225 a unit and year, D = 1,300 a year gives 304.05.
     *
     * @param perOrder K, what placing an order costs
     * @param demand   D, units in a year
     * @param holding  h, what a unit in stock costs in a year
     */
    public static double quantity(double perOrder, double demand, double holding) {
        requirePositive(perOrder, demand, holding);
        return Math.sqrt(2 * perOrder * demand / holding);
    }

    /** Ordering plus holding in a year when {@code quantity} is ordered each time: {@code KD/Q + hQ/2}. */
    public static double cost(double quantity, double perOrder, double demand, double holding) {
        requirePositive(quantity, perOrder, demand, holding);
        return perOrder * demand / quantity + holding * quantity / 2;
    }

    /**
     * Where customers may wait.
     *
     * @param quantity what to order each time
     * @param waiting  the share of demand that waits
     * @param cost     of ordering, holding and waiting in a year
     */
    public record WithBackorders(double quantity, double waiting, double cost) {}

    /** {@code √(2KD(h+p)/(hp))}, of which {@code h/(h+p)} is waited for. {@code backorder}: p, what a unit short costs in a year. */
    public static WithBackorders withBackorders(double perOrder, double demand, double holding, double backorder) {
        requirePositive(perOrder, demand, holding, backorder);
        var quantity = Math.sqrt(2 * perOrder * demand * (holding + backorder) / (holding * backorder));
        return new WithBackorders(quantity, holding / (holding + backorder),
                Math.sqrt(2 * perOrder * demand * holding * backorder / (holding + backorder)));
    }

    /**
     * Own production that fills stock while it is used: stock grows at P − D, so {@code √(2KD/(h(1−D/P)))}.
     *
     * @param rate P, units made in a year, more than the demand
     */
    public static double productionQuantity(double perOrder, double demand, double holding, double rate) {
        requirePositive(perOrder, demand, holding, rate - demand);
        return Math.sqrt(2 * perOrder * demand / (holding * (1 - demand / rate)));
    }

    private static void requirePositive(double... values) {
        for (var value : values) {
            if (!(value > 0) || !Double.isFinite(value)) {
                throw new IllegalArgumentException("Costs, demand and quantity must be more than 0, but one was " + value);
            }
        }
    }
}
