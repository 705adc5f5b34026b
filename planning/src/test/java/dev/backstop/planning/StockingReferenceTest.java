package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.ServiceTarget.Cost;
import dev.backstop.planning.ServiceTarget.CycleService;
import dev.backstop.planning.ServiceTarget.FillRate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Values of Snyder and Shen, Fundamentals of Supply Chain Theory, and our own, recomputed by an independent program. */
class StockingReferenceTest {
    private static final TotalDemand POISSON_6 = TotalDemand.of(6, 6);

    @Test
    void economic_order_quantities() {
        assertThat(EconomicOrder.quantity(8, 1300, 0.225)).isCloseTo(304.0467800264, within(1e-9));
        assertThat(EconomicOrder.cost(304.0467800264, 8, 1300, 0.225)).isCloseTo(68.4105255059, within(1e-9));
        assertThat(EconomicOrder.cost(250, 8, 1300, 0.225)).isCloseTo(69.725, within(1e-9));
        assertThat(EconomicOrder.quantity(2250, 182_500, 275)).isCloseTo(1728.1098449936, within(1e-9));
    }

    @Test
    void the_cost_target_is_the_newsvendors_quantity() {
        assertThat(ReorderPoints.levels(POISSON_6, new Cost(4, 1), 1).reorderPoint()).isEqualTo(8);
        assertThat(ReorderPoints.levels(TotalDemand.of(18, 18), new Cost(270, 200), 1).reorderPoint()).isEqualTo(19);
    }

    @Test
    void the_review_day_is_part_of_the_protection_interval() {
        var fourDaysAndOne = new SmoothedDemand(18, 0, 18, 1, 365).over(LeadTimeSpread.always(4), 1);

        assertThat(ReorderPoints.levels(fourDaysAndOne, new Cost(1.25, 0.08), 1).reorderPoint()).isEqualTo(105);
    }

    @Test
    void expected_cost_follows_from_what_lies_beyond() {
        var overstock = 8 - 6 + POISSON_6.expectedBeyond(8);

        assertThat(1 * overstock + 4 * POISSON_6.expectedBeyond(8)).isCloseTo(3.5701069458, within(1e-9));
    }

    @Test
    void the_fill_rate_counts_the_order_quantity() {
        var normal = new NormalDemand(1300.0 / 12, 150 / Math.sqrt(12));

        assertThat(ReorderPoints.fillRate(new Shifted(normal, 0.8), 126, 328)).isCloseTo(
                1 - (normal.beyond(126.8) - normal.beyond(454.8)) / 328, within(1e-12));
        assertThat(1 - (normal.beyond(126.8) - normal.beyond(455.3)) / 328.5).isCloseTo(0.9708099868, within(1e-9));
    }

    @Test
    void cycle_service_and_fill_rate_are_different_promises() {
        var cycle = ReorderPoints.levels(POISSON_6, new CycleService(0.95), 20);
        var fill = ReorderPoints.levels(POISSON_6, new FillRate(0.95), 20);

        assertThat(cycle.reorderPoint()).isEqualTo(10);
        assertThat(fill.reorderPoint()).isLessThan(cycle.reorderPoint());
        assertThat(ReorderPoints.fillRate(POISSON_6, fill.reorderPoint(), 20)).isGreaterThanOrEqualTo(0.95);
        assertThat(ReorderPoints.fillRate(POISSON_6, fill.reorderPoint() - 1, 20)).isLessThan(0.95);
    }

    @Test
    void the_variance_of_a_total_grows_faster_than_its_days() {
        assertThat(new SmoothedDemand(10, 0.2, 1, 1, 100).variance(6)).isCloseTo(14.2, within(1e-12));
    }

    @Test
    void an_uncertain_lead_time_adds_the_square_of_demand_times_its_variance() {
        var spread = new LeadTimeSpread(new TreeMap<>(Map.of(6, 0.5, 10, 0.5)));
        var demand = new SmoothedDemand(20, 0, 25, 1, 100).over(spread, 0);

        assertThat(spread.deviation()).isCloseTo(2, within(1e-12));
        assertThat(deviation(demand)).isCloseTo(Math.sqrt(8 * 25 + 400 * 4), within(1e-6));
    }

    private static double deviation(TotalDemand demand) {
        var square = 0.0;
        for (var quantity = 1L; quantity < 2_000; quantity++) {
            var chance = demand.chanceWithin(quantity) - demand.chanceWithin(quantity - 1);
            square += chance * (quantity - demand.mean()) * (quantity - demand.mean());
        }
        return Math.sqrt(square + demand.chanceWithin(0) * demand.mean() * demand.mean());
    }

    private record NormalDemand(double mean, double deviation) {
        /** {@code σ·[φ(z) − z·(1 − Φ(z))]}, the upper tail by its continued fraction or series. */
        double beyond(double quantity) {
            var z = (quantity - mean) / deviation;
            return deviation * (Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) - z * upper(z));
        }

        private static double upper(double z) {
            var half = IncompleteGamma.lower(0.5, z * z / 2) / 2;
            return z >= 0 ? 0.5 - half : 0.5 + half;
        }
    }

    /** Reads a continuous distribution at whole numbers plus an offset, as the reference case sits between them. */
    private record Shifted(NormalDemand normal, double offset) implements TotalDemand {
        @Override
        public double mean() {
            return normal.mean();
        }

        @Override
        public double chanceWithin(long quantity) {
            return 1 - NormalDemand.upper((quantity + offset - normal.mean()) / normal.deviation());
        }

        @Override
        public double expectedBeyond(long quantity) {
            return normal.beyond(quantity + offset);
        }
    }

    /** Ten times the reference, {@code √(8·16 + 400·4)}, so that whole pieces do not matter; the variance from the loss function. */
    @Test
    void the_spread_of_the_lead_time_is_in_the_demand_over_it() {
        var sixOrTen = LeadTimeSpread.observed(List.of(6, 10));
        var demand = new SmoothedDemand(200, 0, 1_600, 1, 100).over(sixOrTen, 0);
        var beyond = demand.mean() / 2;
        for (var quantity = 1L; quantity < 6_000; quantity++) {
            beyond += demand.expectedBeyond(quantity);
        }

        assertThat(sixOrTen.deviation()).isEqualTo(2);
        assertThat(Math.sqrt(2 * beyond - demand.mean() * demand.mean())).isCloseTo(415.692193817, within(0.01));
    }
}
