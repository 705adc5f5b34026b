package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.ReorderPoints;
import dev.backstop.planning.TotalDemand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPoliciesTest {
    @Test
    void what_is_seldom_wanted_is_on_every_second_or_third_order_of_its_vendor() {
        var often = new JointOrders.Item(2, 10_000, 1);
        var seldom = new JointOrders.Item(2, 50, 1);
        var rhythm = JointOrders.rhythm(40, List.of(often, seldom));

        assertThat(rhythm.every()).containsExactly(1, 3);
        assertThat(rhythm.cost()).isCloseTo(Math.sqrt(2 * (40 + 2 + 2 / 3.0) * (10_000 + 3 * 50)), within(1e-9));
        assertThat(rhythm.quantity(List.of(often, seldom), 1)).isCloseTo(50 * 3 * rhythm.years(), within(1e-9));
    }

    @Test
    void one_item_alone_gets_its_economic_quantity() {
        var item = new JointOrders.Item(3, 1300, 0.225);
        var rhythm = JointOrders.rhythm(5, List.of(item));

        assertThat(rhythm.quantity(List.of(item), 0)).isCloseTo(304.0467800264, within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void one_fill_rate_over_all_costs_less_than_the_same_for_each(long seed) {
        var random = new Random(seed);
        var items = new ArrayList<FillRateSpread.Item>();
        var demands = new ArrayList<TotalDemand>();
        for (var item = 0; item < 30; item++) {
            var mean = Math.exp(4 * random.nextDouble());
            var cost = Math.exp(4 * random.nextDouble());
            demands.add(TotalDemand.of(mean, mean * (1 + 9 * random.nextDouble())));
            items.add(new FillRateSpread.Item(demands.getLast(), cost, 2 * cost, 1));
        }
        var spread = FillRateSpread.reaching(0.95, items);
        var sameForEach = IntStream.range(0, demands.size()).mapToDouble(item -> items.get(item)
                .unitCost() * least(demands.get(item), 0.95)).sum();

        assertThat(spread.fillRate()).isBetween(0.95, 0.96);
        assertThat(served(items, spread.levels())).isCloseTo(spread.fillRate(), within(1e-9));
        assertThat(spread.money()).isLessThan(sameForEach);
    }

    private static long least(TotalDemand demand, double share) {
        var level = 0L;
        while (1 - demand.expectedBeyond(level) / demand.mean() < share) {
            level++;
        }
        return level;
    }

    private static double served(List<FillRateSpread.Item> items, List<Long> levels) {
        var missing = 0.0;
        var wanted = 0.0;
        for (var item = 0; item < levels.size(); item++) {
            missing += items.get(item).value() * items.get(item).unserved().applyAsDouble(levels.get(item));
            wanted += items.get(item).value() * items.get(item).wanted();
        }
        return 1 - missing / wanted;
    }

    @Test
    void demand_that_comes_one_by_one_never_shoots_below_the_point() {
        var leadTime = TotalDemand.of(9, 9);
        var oneByOne = TotalDemand.of(0.001, 0.001);

        assertThat(Undershoot.added(leadTime, oneByOne).mean()).isCloseTo(9, within(1e-3));
    }

    /**
     * Days of demand are simulated, and the fill rate is counted; what the formula without undershoot promises is not kept, with it, it is.
     */
    @Test
    void with_undershoot_the_fill_rate_is_kept() {
        var day = TotalDemand.of(4, 40);
        var leadTime = TotalDemand.of(20, 200);
        var target = new dev.backstop.planning.ServiceTarget.FillRate(0.95);
        var without = ReorderPoints.levels(leadTime, target, 30).reorderPoint();
        var with = ReorderPoints.levels(Undershoot.added(leadTime, day), target, 30).reorderPoint();

        assertThat(simulatedFillRate(without, 30)).isLessThan(0.94);
        assertThat(simulatedFillRate(with, 30)).isBetween(0.945, 0.98);
    }

    /** Looks once a day, orders multiples of Q that bring the position above s, five days of lead time. */
    private static double simulatedFillRate(long s, long quantity) {
        var random = new Random(7);
        var day = TotalDemand.of(4, 40);
        var arrivals = new long[200_006];
        var net = s + quantity;
        var position = net;
        var served = 0L;
        var wanted = 0L;
        for (var today = 0; today < 200_000; today++) {
            net += arrivals[today];
            var demand = day.quantile(random.nextDouble() * 0.999999);
            served += Math.clamp(net, 0, demand);
            wanted += demand;
            net -= demand;
            position -= demand;
            while (position <= s) {
                arrivals[today + 6] += quantity;
                position += quantity;
            }
        }
        return (double) served / wanted;
    }
}
