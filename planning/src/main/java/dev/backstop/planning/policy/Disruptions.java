package dev.backstop.planning.policy;

/**
 * The order quantity where the vendor is down now and then, so that an order then waits for its recovery and customers are lost meanwhile.
 *
 * @param perOrder    K
 * @param demand      D, a year
 * @param holding     h, a unit and year
 * @param lost        p, for each unit of demand that is lost
 * @param disruptions a year while the vendor is up
 * @param recoveries  a year while it is down: it is down for 1/recoveries years on average
 * @see "Berk, Arreola-Risa: Note on future supply uncertainty in EOQ models, Naval Research Logistics 41 (1994)"
 */
public record Disruptions(double perOrder, double demand, double holding, double lost, double disruptions, double recoveries) {
    private static final double LARGEST_TIMES = 1_000;

    /** What to order, and what that costs in a year. */
    public record Choice(double quantity, double cost) {}

    /** The quantity that costs least. */
    public Choice best() {
        var usual = Math.sqrt(2 * perOrder * demand / holding);
        var quantity = Root.least(candidate -> cost(candidate, down(candidate)), usual / LARGEST_TIMES, usual * LARGEST_TIMES);
        return new Choice(quantity, cost(quantity, down(quantity)));
    }

    /** The same where the chance to find the vendor down no longer depends on the quantity; in closed form. */
    public Choice approximate() {
        var down = disruptions / (disruptions + recoveries);
        var wait = demand * down * holding;
        var losses = perOrder * demand * recoveries + demand * demand * lost * down;
        var quantity = (Math.sqrt(wait * wait + 2 * holding * recoveries * losses) - wait)
                / (holding * recoveries);
        return new Choice(quantity, cost(quantity, down));
    }

    /** The chance that the vendor is down when stock runs out: {@code λ/(λ+μ)·(1 − e^(−(λ+μ)Q/D))}. */
    private double down(double quantity) {
        var both = disruptions + recoveries;
        return disruptions / both * (1 - Math.exp(-both * quantity / demand));
    }

    private double cost(double quantity, double down) {
        return (perOrder + holding * quantity * quantity / (2 * demand) + demand * lost * down / recoveries)
                / (quantity / demand + down / recoveries);
    }
}
