package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.policy.ContinuousDemand.NormalDemand;
import dev.backstop.planning.policy.ReorderQuantity.Pair;
import org.junit.jupiter.api.Test;

/** Values of Snyder and Shen, recomputed by an independent program. */
class ReorderQuantityTest {
    private static final ReorderQuantity ITEM = new ReorderQuantity(8, 1300, 0.225, 7.5, new NormalDemand(1300, 150).over(1.0 / 12));

    @Test
    void exact_cost_and_fill_rate() {
        assertThat(ITEM.cost(new Pair(126.8, 328.5))).isCloseTo(78.0711625093, within(1e-9));
        assertThat(ITEM.cost(new Pair(100, 250))).isCloseTo(87.3464780282, within(1e-9));
        assertThat(ITEM.fillRate(new Pair(126.8, 328.5))).isCloseTo(0.9708099868, within(1e-9));
    }

    @Test
    void approximations() {
        assertPair(ITEM.expectedLevel(), 213.970442136, 318.590181077);
        assertThat(ITEM.expectedLevelCost(ITEM.expectedLevel())).isCloseTo(95.451140223, within(1e-7));
        assertPair(ITEM.economicWithBackorders(), 128.6378144, 308.5737801);
        assertPair(ITEM.lossFunction(), 126.8670643, 328.4491414);
        assertPair(ITEM.economicWithSafetyStock(), 190.3369965716, 304.0467800264);
    }

    private static void assertPair(Pair pair, double r, double quantity) {
        assertThat(pair.r()).isCloseTo(r, within(2e-6));
        assertThat(pair.quantity()).isCloseTo(quantity, within(2e-6));
    }

    @Test
    void nothing_costs_less_than_the_approximations_by_much() {
        assertThat(ITEM.cost(ITEM.lossFunction())).isLessThanOrEqualTo(ITEM.cost(new Pair(126.8, 328.5)) + 1e-3);
    }
}
