package dev.backstop.planning.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * One rhythm for all items of a vendor: each order costs once, and a little more for every item on it. The item that is wanted most often
 * is on every order, others on every second, third, ...
 *
 * @see "Silver: Order quantities in joint replenishments under deterministic demand, Management Science 22 (1976)"
 */
public final class JointOrders {
    private JointOrders() {}

    /**
     * An item on a vendor's orders.
     *
     * @param perLine what its line on an order costs, not negative
     * @param demand  a year, more than 0
     * @param holding a unit and year, more than 0
     */
    public record Item(double perLine, double demand, double holding) {
        private double flow() {
            return demand * holding;
        }
    }

    /**
     * When to order what.
     *
     * @param years  between two orders
     * @param every  for each item, in the caller's order: on every first, second, ... order
     * @param cost   of ordering and holding in a year
     */
    public record Rhythm(double years, List<Integer> every, double cost) {
        public Rhythm {
            every = List.copyOf(every);
        }

        /** What an item's line asks for each time it is on an order. */
        public double quantity(List<Item> items, int item) {
            return items.get(item).demand() * years * every.get(item);
        }
    }

    /**
     * The rhythm that costs about least.
     *
     * @param perOrder what an order costs, whatever is on it, more than 0
     */
    public static Rhythm rhythm(double perOrder, List<Item> items) {
        var often = items.stream().min(java.util.Comparator.comparingDouble(item -> item.perLine() / item.flow()))
                .orElseThrow(() -> new IllegalArgumentException("A vendor's rhythm needs at least one item"));
        var every = new ArrayList<Integer>();
        for (var item : items) {
            var times = Math.sqrt(item.perLine() / item.flow() * often.flow() / (perOrder + often.perLine()));
            every.add(Math.toIntExact(Math.max(1, Math.round(times))));
        }
        var ordering = perOrder;
        var holding = 0.0;
        for (var index = 0; index < items.size(); index++) {
            ordering += items.get(index).perLine() / every.get(index);
            holding += every.get(index) * items.get(index).flow();
        }
        return new Rhythm(Math.sqrt(2 * ordering / holding), every, Math.sqrt(2 * ordering * holding));
    }
}
