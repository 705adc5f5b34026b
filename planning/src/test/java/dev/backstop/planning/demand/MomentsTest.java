package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final int SERIES = 400;
    private static final int PERIODS = 60;

    @Test
    void moments_that_nothing_moves_together_are_alike() {
        assertThat(Moments.spread(panel(SERIES, PERIODS, 0), 2)).isLessThan(0.12);
    }

    @Test
    void what_moves_all_series_at_a_time_sets_moments_apart() {
        // Means of two periods that are a fifth higher or lower: 8 ± 1.6 where single series deviate by √8.
        assertThat(Moments.spread(panel(SERIES, PERIODS, 0.2), 2)).isCloseTo(1.6 / Math.sqrt(8), within(0.15));
    }

    @Test
    void a_horizon_longer_than_a_sixth_of_the_past_is_judged_by_shorter_totals() {
        var short24 = panel(SERIES, 24, 0);

        assertThat(Moments.spread(short24, 12)).isEqualTo(Moments.spread(short24, 4)).isLessThan(Moments.USUAL);
    }

    @Test
    void where_nothing_can_be_seen_they_differ_as_usual() {
        assertThat(Moments.spread(panel(20, PERIODS, 0), 2)).as("a few series").isEqualTo(Moments.USUAL);
        assertThat(Moments.spread(panel(SERIES, 8, 0), 1)).as("a few periods").isEqualTo(Moments.USUAL);
    }

    @Test
    void moments_that_differ_less_than_usual_need_less_room() {
        assertThat(new Evidence(2, 2, 2, Moments.USUAL / 2).unseen()).isEqualTo(0.25);
        assertThat(new Evidence(2, 2, 2, 3 * Moments.USUAL).unseen()).isEqualTo(0.5);
    }

    /** Counts with a mean of four, all of them higher in some pairs of periods and lower in others. */
    private static DemandPanel panel(int series, int periods, double together) {
        var random = new SplittableRandom(16);
        var factors = new double[periods];
        for (var period = 0; period < periods; period++) {
            factors[period] = (periods - period - 1) % 2 == 0 ? random.nextBoolean() ? 1 + together : 1 - together : 0;
        }
        var rows = new float[series][periods];
        for (var row : rows) {
            for (var period = 0; period < periods; period++) {
                var factor = factors[period] > 0 ? factors[period] : factors[period + 1];
                var limit = Math.exp(-4 * factor);
                for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                    row[period]++;
                }
            }
        }
        return DemandPanel.of(rows, 52, 0);
    }
}
