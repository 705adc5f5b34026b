package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.ServiceTarget.Cost;
import dev.backstop.planning.TotalDemand;
import dev.backstop.planning.policy.ContinuousDemand.LognormalDemand;
import dev.backstop.planning.policy.ContinuousDemand.NormalDemand;
import org.junit.jupiter.api.Test;

/** Values of Snyder and Shen, recomputed by an independent program. */
class NewsvendorReferenceTest {
    private static final Cost CHEAP = new Cost(0.7, 0.18);
    private static final NormalDemand FIFTY = new NormalDemand(50, 8);

    @Test
    void losses_of_the_standard_normal() {
        assertThat(Normal.loss(0.3)).isCloseTo(0.2667612421, within(1e-10));
        assertThat(Normal.loss(-1.4)).isCloseTo(1.4366681427, within(1e-10));
        assertThat(Normal.loss(3.1)).isCloseTo(0.00026724909522, within(1e-13));
        assertThat(Normal.secondLoss(0.3)).isCloseTo(0.1510301026, within(1e-10));
        assertThat(Normal.secondLoss(-1.4)).isCloseTo(1.4652893703, within(1e-10));
    }

    @Test
    void normal_demand() {
        assertThat(Newsvendor.level(FIFTY, CHEAP)).isCloseTo(56.6039559274, within(1e-9));
        assertThat(Newsvendor.cost(FIFTY, 56.6039559274, CHEAP)).isCloseTo(1.9976051932, within(1e-9));
        assertThat(Newsvendor.cost(FIFTY, 40, CHEAP)).isCloseTo(7.3561315529, within(1e-9));

        var large = new NormalDemand(900, 60);
        assertThat(Newsvendor.level(large, new Cost(79, 43))).isCloseTo(922.7214038235, within(1e-8));
        assertThat(Newsvendor.cost(large, 922.7214038235, new Cost(79, 43))).isCloseTo(2718.1967817824, within(1e-8));
    }

    @Test
    void a_base_stock_covers_lead_time_and_review() {
        var protection = FIFTY.over(5);

        assertThat(Newsvendor.level(protection, CHEAP)).isCloseTo(264.766894374, within(1e-8));
        assertThat(Newsvendor.cost(protection, 264.766894374, CHEAP)).isCloseTo(4.4667810041, within(1e-9));
        assertThat(Newsvendor.cost(protection, 180, CHEAP)).isCloseTo(49.0001647480, within(1e-9));
    }

    @Test
    void poisson_demand() {
        assertPoisson(6, new Cost(4, 1), 8, 3.5701069458);
        assertPoisson(18, new Cost(270, 200), 19, 786.0884409351);
        assertPoisson(90, new Cost(1.25, 0.08), 105, 1.5450188692);
        assertThat(Newsvendor.cost(TotalDemand.of(6, 6), 5, new Cost(4, 1))).isCloseTo(6.5902960246, within(1e-9));
        assertThat(Newsvendor.cost(TotalDemand.of(18, 18), 13, new Cost(270, 200))).isCloseTo(1445.751062892, within(1e-8));
    }

    private static void assertPoisson(double mean, Cost cost, long level, double expected) {
        var demand = TotalDemand.of(mean, mean);
        assertThat(Newsvendor.level(demand, cost)).isEqualTo(level);
        assertThat(Newsvendor.cost(demand, level, cost)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void lognormal_demand() {
        var demand = new LognormalDemand(6, 0.3);
        var cost = new Cost(0.1765, 1);

        assertThat(Newsvendor.level(demand, cost)).isCloseTo(295.6266448071, within(1e-8));
        assertThat(Newsvendor.cost(demand, Newsvendor.level(demand, cost), cost)).isCloseTo(29.4425435821, within(1e-8));
    }

    @Test
    void power_approximation() {
        var small = PowerApproximation.uncapped(FIFTY, 0, 2.5, CHEAP);
        assertThat(small.s()).isCloseTo(40.1946169565, within(1e-9));
        assertThat(small.orderUpTo()).isCloseTo(74.2901701098, within(1e-9));
        assertThat(PowerApproximation.levels(FIFTY, 0, 2.5, CHEAP).orderUpTo()).isCloseTo(56.6039559274, within(1e-9));

        var large = PowerApproximation.uncapped(new NormalDemand(190, 48), 0, 60, new Cost(36, 2));
        assertThat(large.s()).isCloseTo(226.6137928223, within(1e-9));
        assertThat(large.orderUpTo()).isCloseTo(324.3797868134, within(1e-9));
    }
}
