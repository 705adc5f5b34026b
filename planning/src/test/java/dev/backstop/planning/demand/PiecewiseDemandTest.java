package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.TotalDemand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiecewiseDemandTest {
    private static final double[] LEVELS = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99};

    @ParameterizedTest(name = "mean {0}, variance {1}")
    @CsvSource({"40, 60", "40, 400", "400, 4000", "9, 40"})
    void a_few_quantiles_tell_about_the_whole_distribution(double mean, double variance) {
        var whole = TotalDemand.of(mean, variance);
        var known = of(whole);

        assertThat(known.mean()).isCloseTo(mean, within(0.06 * mean));
        assertThat(Math.sqrt(known.variance())).isCloseTo(Math.sqrt(variance), within(0.12 * Math.sqrt(variance)));
        for (var level : LEVELS) {
            assertThat(known.quantile(level)).isEqualTo(whole.quantile(level));
        }
        var high = whole.quantile(0.95);
        assertThat(known.expectedBeyond(high)).isCloseTo(whole.expectedBeyond(high), within(0.3 * whole.expectedBeyond(high)));
    }

    @Test
    void what_is_expected_beyond_falls_by_the_chance_of_more() {
        var known = of(TotalDemand.of(8, 30));
        for (var quantity = -3L; quantity < 60; quantity++) {
            assertThat(known.expectedBeyond(quantity) - known.expectedBeyond(quantity + 1))
                    .isCloseTo(1 - known.chanceWithin(quantity), within(1e-9));
        }
    }

    @Test
    void what_is_hardly_ever_wanted_is_mostly_not_wanted() {
        var seldom = PiecewiseDemand.of(LEVELS, new double[] {0, 0, 0, 0, 0.4, 1, 2, 5});

        assertThat(seldom.chanceWithin(0)).isEqualTo(0.9);
        assertThat(seldom.quantile(0.95)).isEqualTo(1);
        assertThat(seldom.mean()).isBetween(0.1, 0.4);
    }

    private static PiecewiseDemand of(TotalDemand whole) {
        var quantiles = new double[LEVELS.length];
        for (var k = 0; k < quantiles.length; k++) {
            quantiles[k] = whole.quantile(LEVELS[k]);
        }
        return PiecewiseDemand.of(LEVELS, quantiles);
    }
}
