package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.TotalDemand;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemandCurveTest {
    private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99};

    @Test
    void at_a_known_horizon_its_quantiles_are_met_exactly() {
        var curve = new DemandCurve(new int[] {7}, LEVELS, numbers(20, 50));

        for (var k = 0; k < LEVELS.length; k++) {
            assertThat(curve.over(7).quantile(LEVELS[k])).isEqualTo(TotalDemand.of(20, 50).quantile(LEVELS[k]));
        }
    }

    @Test
    void between_and_beyond_horizons_days_on_their_own_stay_so() {
        var curve = new DemandCurve(new int[] {7, 28}, LEVELS, both(numbers(700, 7_000), numbers(2_800, 28_000)));

        for (var days : new int[] {14, 21, 56}) {
            var expected = TotalDemand.of(100 * days, 1_000 * days);
            assertThat(curve.over(days).mean()).isCloseTo(expected.mean(), within(0.02 * expected.mean()));
            assertThat((double) curve.over(days).quantile(0.95))
                    .isCloseTo((double) expected.quantile(0.95), within(0.01 * expected.quantile(0.95)));
        }
    }

    @Test
    void less_than_the_shortest_horizon_is_the_days_share_of_it() {
        var curve = new DemandCurve(new int[] {7}, LEVELS, numbers(70, 70));

        assertThat(curve.over(1).mean()).isCloseTo(10, within(0.3));
        assertThat(curve.over(1).quantile(0.95)).isBetween(14L, 16L);
        assertThat(curve.over(0).quantile(0.99)).isZero();
    }

    /** The loss function adds up what the chances say, whole unit by whole unit. */
    @Test
    void expected_demand_beyond_a_quantity_is_the_sum_of_the_chances_of_more() {
        var random = new SplittableRandom(11);
        for (var trial = 0; trial < 200; trial++) {
            var quantiles = random.doubles(LEVELS.length, 0, trial % 2 == 0 ? 4 : 90).sorted().toArray();
            var demand = PiecewiseDemand.of(LEVELS, quantiles);
            for (var quantity : new long[] {0, 1, 3, 17, 60, 120}) {
                var sum = 0.0;
                for (var more = quantity; more < quantity + 3_000; more++) {
                    sum += 1 - demand.chanceWithin(more);
                }
                assertThat(demand.expectedBeyond(quantity)).isCloseTo(sum, within(1e-6));
            }
        }
    }

    @Test
    void a_quantile_is_the_least_quantity_that_reaches_its_chance() {
        var demand = PiecewiseDemand.of(LEVELS, new double[] {0, 0, 0, 1, 3, 6.7, 9, 30});

        for (var chance : new double[] {0, 0.3, 0.5, 0.6, 0.8, 0.9, 0.93, 0.95, 0.985, 0.99, 0.999}) {
            var quantile = demand.quantile(chance);
            assertThat(demand.chanceWithin(quantile)).isGreaterThanOrEqualTo(chance - 1e-9);
            assertThat(quantile == 0 ? 0 : demand.chanceWithin(quantile - 1)).isLessThanOrEqualTo(chance);
        }
    }

    @Test
    void what_nobody_wants_is_nothing() {
        var demand = new DemandCurve(new int[] {7}, LEVELS, new float[LEVELS.length + 1]).over(30);

        assertThat(demand.mean()).isZero();
        assertThat(demand.quantile(0.999)).isZero();
    }

    @Test
    void a_pool_forecasts_a_slice_as_it_forecasts_each_of_it_alone() {
        var random = new SplittableRandom(5);
        var rows = new float[400][60];
        for (var row : rows) {
            var chance = random.nextDouble();
            for (var period = 0; period < row.length; period++) {
                row[period] = random.nextDouble() < chance ? 1 + random.nextInt(9) : 0;
            }
        }
        var pool = PanelModel.learn(DemandPanel.of(Arrays.copyOf(rows, 200), 12, 0), 3, LEVELS);
        var slice = new float[200 * pool.width()];
        pool.write(DemandPanel.of(rows, 12, 0), 200, 400, slice, new DemandClass[200]);
        for (var i = 200; i < 400; i += 37) {
            var alone = new float[pool.width()];
            pool.write(DemandPanel.of(new float[][] {rows[i]}, 12, 0), 0, 1, alone, new DemandClass[1]);
            assertThat(alone).containsExactly(Arrays.copyOfRange(slice, (i - 200) * pool.width(), (i - 199) * pool.width()));
        }
    }

    private static float[] numbers(double mean, double variance) {
        var numbers = new float[LEVELS.length + 1];
        var demand = TotalDemand.of(mean, variance);
        for (var k = 0; k < LEVELS.length; k++) {
            numbers[k] = demand.quantile(LEVELS[k]);
        }
        numbers[LEVELS.length] = (float) mean;
        return numbers;
    }

    private static float[] both(float[] one, float[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
