package dev.backstop.planning.policy;

import dev.backstop.planning.TotalDemand;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongToDoubleFunction;

/**
 * Stock levels of many items that reach one value-weighted fill rate for the least money in stock: again and again the unit that saves most
 * backordered value for its cost is added. The loss function is convex, so no other choice of as much money serves more.
 *
 * @see "Fox: Discrete optimization via marginal analysis, Management Science 13 (1966)"
 */
public final class FillRateSpread {
    private FillRateSpread() {}

    /**
     * An item to share in.
     *
     * @param unserved what is expected not to be served at once at a level; falls, and ever more slowly, from {@code least} on
     * @param wanted   in the same time
     * @param least    level that it has in any case, smallest units
     * @param unitCost money that a unit in stock binds, more than 0
     * @param value    what a unit short weighs, such as its price, more than 0
     * @param step     units added at a time, such as the order multiple, at least 1
     */
    public record Item(LongToDoubleFunction unserved, double wanted, long least, double unitCost, double value, long step) {
        /** One level for all demand over the protection interval. */
        public Item(TotalDemand demand, double unitCost, double value, long step) {
            this(demand::expectedBeyond, demand.mean(), 0, unitCost, value, step);
        }

        double gain(long level) {
            return value * (unserved.applyAsDouble(level) - unserved.applyAsDouble(level + step)) / (unitCost * step);
        }
    }

    /**
     * What each item keeps.
     *
     * @param fillRate value served from stock, as a share of the value wanted
     * @param money    bound at the levels
     */
    public record Spread(List<Long> levels, double fillRate, double money) {
        public Spread {
            levels = List.copyOf(levels);
        }
    }

    private record Next(int item, double gain) {}

    /**
     * The cheapest levels that reach a target.
     *
     * @param target value-weighted fill rate, from 0 up to but not 1
     */
    public static Spread reaching(double target, List<Item> items) {
        if (!(target >= 0 && target < 1)) {
            throw new IllegalArgumentException("A fill rate to reach lies from 0 up to but not 1, but was " + target);
        }
        var levels = new long[items.size()];
        var wanted = 0.0;
        var missing = 0.0;
        var money = 0.0;
        var heap = new PriorityQueue<Next>((one, other) -> {
            var byGain = Double.compare(other.gain(), one.gain());
            return byGain != 0 ? byGain : Integer.compare(one.item(), other.item());
        });
        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            levels[index] = item.least();
            wanted += item.value() * item.wanted();
            missing += item.value() * item.unserved().applyAsDouble(item.least());
            money += item.unitCost() * item.least();
            heap.add(new Next(index, item.gain(item.least())));
        }
        while (missing > (1 - target) * wanted && !heap.isEmpty()) {
            var next = heap.remove();
            if (next.gain() <= 0) {
                break;
            }
            var item = items.get(next.item());
            levels[next.item()] += item.step();
            missing -= next.gain() * item.unitCost() * item.step();
            money += item.unitCost() * item.step();
            heap.add(new Next(next.item(), item.gain(levels[next.item()])));
        }
        return new Spread(Arrays.stream(levels).boxed().toList(), wanted == 0 ? 1 : 1 - Math.max(0, missing) / wanted, money);
    }
}
