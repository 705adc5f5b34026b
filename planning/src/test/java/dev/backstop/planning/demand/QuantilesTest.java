package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.TotalDemand;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    private static final double[] LEVELS = {0.1, 0.5, 0.9, 0.95, 0.99};

    @ParameterizedTest
    @CsvSource({"0.3,0.3", "4,4", "4,20", "60,60", "60,900", "2.5,200"})
    void counts_lie_within_the_step_of_the_exact_quantile(double mean, double variance) {
        var quantiles = new double[LEVELS.length];
        CountQuantiles.write(mean, variance, LEVELS, quantiles);
        for (var i = 0; i < LEVELS.length; i++) {
            var exact = TotalDemand.of(mean, variance).quantile(LEVELS[i]);
            assertThat(quantiles[i]).as("level %s", LEVELS[i]).isBetween(Math.max(0, exact - 1.0), exact + 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000,1000", "1000,90000", "5000,4000000"})
    void large_counts_follow_the_gamma_distribution(double mean, double variance) {
        var quantiles = new double[LEVELS.length];
        CountQuantiles.write(mean, variance, LEVELS, quantiles);
        for (var i = 0; i < LEVELS.length; i++) {
            var exact = (double) TotalDemand.of(mean, variance).quantile(LEVELS[i]);
            assertThat(quantiles[i]).as("level %s", LEVELS[i]).isCloseTo(exact, within(0.02 * exact));
        }
    }

    @Test
    void nothing_expected_is_nothing_at_every_level() {
        var quantiles = new double[] {1, 1};
        CountQuantiles.write(0, 5, new double[] {0.5, 0.99}, quantiles);
        assertThat(quantiles).containsExactly(0, 0);
    }

    @Test
    void weighted_quantiles_of_a_hundred_numbers_in_any_order() {
        var numbers = IntStream.range(0, 100).mapToDouble(i -> i * 37 % 100).toArray();
        var weights = new double[100];
        Arrays.fill(weights, 1);
        var quantiles = new double[3];
        var mean = WeightedQuantiles.write(numbers, weights, 100, new double[] {0.005, 0.5, 0.995}, quantiles, new int[100]);
        assertThat(quantiles).containsExactly(new double[] {0, 49.5, 99}, within(1e-9));
        assertThat(mean).isCloseTo(49.5, within(1e-9));
    }

    @Test
    void heavier_numbers_pull() {
        var quantiles = new double[1];
        WeightedQuantiles.write(new double[] {1, 10}, new double[] {1, 9}, 2, new double[] {0.6}, quantiles, new int[2]);
        assertThat(quantiles[0]).isGreaterThan(9.5).isLessThan(10.0001);
    }
}
