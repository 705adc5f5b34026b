package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalDemandTest {
    @ParameterizedTest(name = "mean {0}, variance {1}: {2} covers 95 %")
    @CsvSource({"6, 6, 10", "10, 40, 22", "0.5, 0.5, 2", "2, 30, 11", "1000, 40000, 1351", "0, 0, 0"})
    void quantiles_of_counts_and_of_large_totals(double mean, double variance, long expected) {
        assertThat(TotalDemand.of(mean, variance).quantile(0.95)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "mean {0}, variance {1}")
    @CsvSource({"6, 6", "10, 40", "2, 300", "499, 499.5", "501, 501", "5000, 9000000"})
    void what_lies_beyond_is_the_sum_of_the_upper_tail(double mean, double variance) {
        var demand = TotalDemand.of(mean, variance);
        var at = Math.round(mean * 1.2);

        assertThat(demand.expectedBeyond(0)).isCloseTo(mean, within(1e-9 * Math.max(1, mean)));
        assertThat(demand.expectedBeyond(at) - demand.expectedBeyond(at + 1)).isCloseTo(1 - demand.chanceWithin(at), within(5e-3));
        assertThat(demand.expectedBeyond(Math.round(mean * 1000 + 1e6))).isCloseTo(0, within(1e-6));
    }

    @Test
    void a_variance_below_the_mean_counts_as_poisson() {
        assertThat(TotalDemand.of(6, 1).chanceWithin(0)).isCloseTo(Math.exp(-6), within(1e-15));
    }

    @Test
    void certainty_is_not_to_be_had() {
        assertThatThrownBy(() -> TotalDemand.of(6, 6).quantile(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
