package dev.backstop.planning.policy;

import java.util.Arrays;
import java.util.List;

/**
 * Orders for demand that is known beforehand, such as a customer's schedule: each order covers whole periods, and ordering plus holding
 * cost least.
 *
 * @see "Wagner, Whitin: Dynamic version of the economic lot size model, Management Science 5 (1958)"
 */
public final class KnownDemand {
    private KnownDemand() {}

    /**
     * What to order at the start of each period.
     *
     * @param cost of ordering and of stock at the end of each period
     */
    public record Orders(List<Double> quantities, double cost) {
        public Orders {
            quantities = List.copyOf(quantities);
        }
    }

    /**
     * The best orders.
     *
     * @param demand   by period, not negative; all of it is served in its period
     * @param perOrder K
     * @param holding  h, a unit and period
     */
    public static Orders orders(double[] demand, double perOrder, double holding) {
        var periods = demand.length;
        var cheapest = new double[periods + 1]; // from a period on
        var next = new int[periods];
        for (var from = periods - 1; from >= 0; from--) {
            cheapest[from] = Double.POSITIVE_INFINITY;
            var carried = 0.0;
            for (var until = from; until < periods; until++) {
                carried += holding * (until - from) * demand[until];
                var cost = perOrder + carried + cheapest[until + 1];
                if (cost < cheapest[from]) {
                    cheapest[from] = cost;
                    next[from] = until + 1;
                }
            }
            if (demand[from] == 0 && cheapest[from + 1] <= cheapest[from]) {
                cheapest[from] = cheapest[from + 1];
                next[from] = from + 1;
            }
        }
        var quantities = new double[periods];
        for (var from = 0; from < periods; from = next[from]) {
            quantities[from] = Arrays.stream(demand, from, next[from]).sum();
        }
        return new Orders(Arrays.stream(quantities).boxed().toList(), cheapest[0]);
    }
}
