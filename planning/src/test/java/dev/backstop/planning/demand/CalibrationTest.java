package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Many alike series, of which one method says 10 at the median and at the level .9. */
class CalibrationTest {
    private static final double[] LEVELS = {0.5, 0.9};
    private static final int ROWS = 50_000;
    private static final double SCALE = 4;

    @Test
    void after_many_moments_as_many_outcomes_lie_above_as_the_level_says() {
        assertThat(upper(new Evidence(1, 1000, 2), false)).isBetween(10.89, 10.91);
    }

    @Test
    void the_fewer_moments_were_seen_the_fewer_outcomes_may_lie_above() {
        assertThat(upper(new Evidence(1, 4, 0.5), false)).isBetween(10.93, 10.95); // a tenth of 1 / 1.5
        assertThat(upper(new Evidence(8, 4, 1), false)).isEqualTo(upper(new Evidence(16, 8, 0.5), false));
    }

    @Test
    void of_what_one_moment_would_have_moved_a_quarter_is_done_and_the_room_for_another_is_given_all_the_same() {
        assertThat(quantiles(new Evidence(1, 1, 2), false)[0]).isBetween(10.12, 10.13);
        assertThat(upper(new Evidence(1, 1, 2), false)).isBetween(10.25, 10.27); // a quarter of .9, and .033
    }

    @Test
    void what_was_covered_beyond_the_level_is_room_for_another_moment_already() {
        assertThat(quantiles(new Evidence(1, 1, 2), false, 10.92f)[1]).isBetween(10.93, 10.937); // to .933, not a quarter of -.02 and .033
    }

    @Test
    void the_median_is_not_widened() {
        assertThat(quantiles(new Evidence(1, 4, 0.5), false)[0]).isBetween(10.49, 10.51);
    }

    @Test
    void a_count_keeps_the_piece_that_it_has_begun() {
        assertThat(quantiles(new Evidence(1, 1, 1), true)).satisfies(both -> assertThat(both[0]).isBetween(10.12, 10.13))
                .endsWith(11);
    }

    @Test
    void a_level_with_hardly_an_outcome_beyond_it_moves_with_the_next_lower_one() {
        assertThat(quantiles(new Evidence(ROWS, 4, 2), false)[1]).isBetween(10.5, 10.51);
        assertThat(quantiles(new Evidence(ROWS, 4, 2), false)[1]).isGreaterThan(quantiles(new Evidence(ROWS, 4, 2), false)[0]);
    }

    @Test
    void a_panel_of_less_than_a_year_is_told_by_its_longest_row() {
        assertThat(Evidence.coversAYear(DemandPanel.of(new float[][] {new float[40], new float[3]}, 52, 0))).isFalse();
        assertThat(Evidence.coversAYear(DemandPanel.of(new float[][] {new float[51]}, 52, 0))).isTrue();
    }

    private static double upper(Evidence evidence, boolean wholePieces) {
        return quantiles(evidence, wholePieces)[1];
    }

    private static double[] quantiles(Evidence evidence, boolean wholePieces) {
        return quantiles(evidence, wholePieces, 10);
    }

    /** The corrected quantiles, where outcomes were spread evenly over 10 to 11 and all quantiles were said to be the same. */
    private static double[] quantiles(Evidence evidence, boolean wholePieces, float said) {
        var portfolio = Portfolio.only("smoothing"::equals);
        var predictions = new Predictions(DemandPanel.of(new float[0][], 1, 0), portfolio, 1, LEVELS, ROWS);
        var outcomes = new float[ROWS];
        for (var row = 0; row < ROWS; row++) {
            predictions.scales[row] = SCALE;
            outcomes[row] = 10 + (float) row / ROWS;
            for (var k = 0; k < predictions.width; k++) {
                predictions.byMethod[0][row * predictions.width + k] = said;
            }
        }
        var blend = Blend.learn(predictions, outcomes, LEVELS, new Evidence(1, evidence.spans(), evidence.years()));
        var calibration = Calibration.learn(predictions, blend, outcomes, LEVELS, evidence, wholePieces);
        var out = new double[predictions.width];
        blend.write(predictions, 0, out);
        calibration.apply(0, SCALE, out);
        return java.util.Arrays.copyOf(out, LEVELS.length);
    }
}
