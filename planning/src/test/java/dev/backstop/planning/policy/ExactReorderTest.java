package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.TotalDemand;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of Snyder and Shen and of Zheng and Federgruen (1991), recomputed by an independent program; and laws over seeds. */
class ExactReorderTest {
    @Test
    void poisson_demand_of_six_and_of_four() {
        assertBest(6, 1, 4, 5, 4, 10, 8.0341115615, 1e-9);
        assertBest(4, 40, 125, 150, 2, 7, 223.5748295670, 1e-8);
        assertThat(cost(6, 1, 4, 5, 6, 18)).isCloseTo(10.1937986716, within(1e-9));
        assertThat(cost(4, 40, 125, 150, 4, 10)).isCloseTo(262.2755613773, within(1e-8));
    }

    @ParameterizedTest(name = "demand {0}")
    @CsvSource({"10,6,40,35.022", "15,10,49,42.698", "25,19,56,54.262", "50,42,108,70.975", "64,55,74,78.402"})
    void the_table_of_zheng_and_federgruen(double demand, long s, long orderUpTo, double cost) {
        assertBest(demand, 1, 9, 64, s, orderUpTo, cost, 6e-4);
    }

    private static void assertBest(double mean, double holding, double backorder, double perOrder, long s, long orderUpTo, double cost,
            double precision) {
        var demand = TotalDemand.of(mean, mean);
        var best = ExactReorder.sS(demand, ExactReorder.positionCost(demand, holding, backorder), perOrder);

        assertThat(best.s()).isEqualTo(s);
        assertThat(best.orderUpTo()).isEqualTo(orderUpTo);
        assertThat(best.cost()).isCloseTo(cost, within(precision));
    }

    private static double cost(double mean, double holding, double backorder, double perOrder, long s, long orderUpTo) {
        var demand = TotalDemand.of(mean, mean);
        return ExactReorder.cost(demand, ExactReorder.positionCost(demand, holding, backorder), perOrder, s, orderUpTo);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void no_neighbour_is_cheaper_than_the_best(long seed) {
        var random = new Random(seed);
        var mean = 0.3 + 8 * random.nextDouble();
        var demand = TotalDemand.of(mean, mean * (1 + 3 * random.nextDouble()));
        var protection = TotalDemand.of(3 * mean, 3 * mean * (1 + 2 * random.nextDouble()));
        var cost = ExactReorder.positionCost(protection, 1, 2 + 40 * random.nextDouble());
        var perOrder = 60 * random.nextDouble();
        var best = ExactReorder.sS(demand, cost, perOrder);

        for (var s = best.s() - 6; s <= best.s() + 6; s++) {
            for (var upTo = Math.max(s + 1, best.orderUpTo() - 8); upTo <= best.orderUpTo() + 8; upTo++) {
                assertThat(ExactReorder.cost(demand, cost, perOrder, s, upTo)).isGreaterThanOrEqualTo(best.cost() - 1e-9);
            }
        }
    }

    @Test
    void reorder_quantity_for_poisson_demand() {
        var few = ExactReorder.rQ(ExactReorder.positionCost(TotalDemand.of(3, 3), 20, 150), 100 * 1.5);
        assertThat(few).extracting("r", "quantity").containsExactly(3L, 5L);
        assertThat(few.cost()).isCloseTo(107.9235806331, within(1e-9));

        var more = ExactReorder.rQ(ExactReorder.positionCost(TotalDemand.of(6, 6), 4, 28), 4 * 12);
        assertThat(more).extracting("r", "quantity").containsExactly(6L, 7L);
        assertThat(more.cost()).isCloseTo(28.2413128422, within(1e-9));
    }
}
