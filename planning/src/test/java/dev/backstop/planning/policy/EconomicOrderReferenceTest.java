package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.EconomicOrder;
import dev.backstop.planning.policy.QuantityDiscounts.Break;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of Snyder and Shen, Fundamentals of Supply Chain Theory, recomputed by an independent program. */
class EconomicOrderReferenceTest {
    private static final QuantityDiscounts.Item ITEM = new QuantityDiscounts.Item(8, 1300, 0.3);
    private static final List<Break> BREAKS = List.of(new Break(0, 0.75), new Break(400, 0.72), new Break(800, 0.68));

    @Test
    void without_backorders() {
        assertThat(EconomicOrder.quantity(8, 1300, 0.225)).isCloseTo(304.0467800264, within(1e-9));
        assertThat(EconomicOrder.cost(304.0467800264, 8, 1300, 0.225)).isCloseTo(68.4105255059, within(1e-9));
        assertThat(EconomicOrder.cost(250, 8, 1300, 0.225)).isCloseTo(69.725, within(1e-9));
        assertThat(EconomicOrder.quantity(2250, 182_500, 275)).isCloseTo(1728.1098449936, within(1e-9));
        assertThat(EconomicOrder.cost(1728.1098449936, 2250, 182_500, 275)).isCloseTo(475230.2073732266, within(1e-6));
    }

    @Test
    void with_planned_backorders() {
        var best = EconomicOrder.withBackorders(8, 1300, 0.225, 5);

        assertThat(best.quantity()).isCloseTo(310.8125551590, within(1e-9));
        assertThat(best.waiting()).isCloseTo(0.0430622010, within(1e-10));
        assertThat(best.cost()).isCloseTo(66.9213635510, within(1e-9));
    }

    @Test
    void one_price_for_all_units() {
        var best = QuantityDiscounts.allUnits(ITEM, BREAKS);

        assertThat(best.quantity()).isEqualTo(800);
        assertThat(best.region()).isEqualTo(2);
        assertThat(best.cost()).isCloseTo(978.60, within(1e-9));
    }

    @Test
    void each_unit_at_the_price_of_its_step() {
        var small = QuantityDiscounts.incremental(ITEM, BREAKS);
        assertThat(small.quantity()).isCloseTo(304.04678003, within(1e-8));
        assertThat(small.region()).isZero();
        assertThat(small.cost()).isCloseTo(1043.41052551, within(1e-8));

        var large = QuantityDiscounts.incremental(
                new QuantityDiscounts.Item(150, 2400, 0.25), List.of(new Break(0, 100), new Break(300, 90), new Break(600, 80)));
        assertThat(large.quantity()).isCloseTo(1481.8906842274, within(1e-8));
        assertThat(large.region()).isEqualTo(2);
        assertThat(large.cost()).isCloseTo(222762.8136845, within(1e-6));
    }

    @Test
    void own_production() {
        var quantity = EconomicOrder.productionQuantity(4, 80, 0.08, 110);

        assertThat(quantity).isCloseTo(171.2697677155, within(1e-9));
        assertThat(EconomicOrder.cost(quantity, 4, 80, 0.08 * (1 - 80.0 / 110))).isCloseTo(3.7367949320, within(1e-9));
    }

    @Test
    void a_vendor_that_is_down_now_and_then() {
        var item = new Disruptions(8, 1300, 0.225, 5, 1.5, 14);

        assertThat(item.best().quantity()).isCloseTo(772.8110632, within(1e-3));
        assertThat(item.best().cost()).isCloseTo(173.9500026, within(1e-7));
        assertThat(item.approximate().quantity()).isCloseTo(773.1432417, within(1e-5));
        assertThat(item.approximate().cost()).isCloseTo(173.9572294, within(1e-7));
    }

    @Test
    void known_demand() {
        assertThat(KnownDemand.orders(new double[] {90, 120, 80, 70}, 500, 2).quantities()).containsExactly(210.0, 0.0, 150.0, 0.0);
        assertThat(KnownDemand.orders(new double[] {90, 120, 80, 70}, 500, 2).cost()).isCloseTo(1380, within(1e-9));
        assertThat(KnownDemand.orders(new double[] {150, 100, 80, 200}, 120, 0.8).quantities()).containsExactly(150.0, 180.0, 0.0, 200.0);
        assertThat(KnownDemand.orders(new double[] {150, 100, 80, 200}, 120, 0.8).cost()).isCloseTo(424, within(1e-9));
        assertThat(KnownDemand.orders(new double[] {730, 580, 445, 650, 880}, 100, 0.1).quantities())
                .containsExactly(1310.0, 0.0, 1095.0, 0.0, 880.0);
        assertThat(KnownDemand.orders(new double[] {730, 580, 445, 650, 880}, 100, 0.1).cost()).isCloseTo(423, within(1e-9));
    }

    @Test
    void periods_without_demand_cost_no_order() {
        assertThat(KnownDemand.orders(new double[] {0, 10, 0, 0}, 5, 1).quantities()).containsExactly(0.0, 10.0, 0.0, 0.0);
        assertThat(KnownDemand.orders(new double[] {0, 10, 0, 0}, 5, 1).cost()).isEqualTo(5);
    }
}
