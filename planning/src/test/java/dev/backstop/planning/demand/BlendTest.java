package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Methods that say one number of all rows, of which outcomes are spread evenly over 10 to 11. */
class BlendTest {
    private static final int ROWS = 4_000;
    private static final double[] LEVELS = {0.5, 0.9};

    @Test
    void methods_that_follow_the_level_have_half_a_vote_each() {
        var blend = blend(Set.of("drawn mean", "smoothing", "tsb"), new float[][] {{10, 10}, {10, 10}, {10, 10}}, LEVELS);

        assertThat(weights(blend, 1, 3)).containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-9));
    }

    @Test
    void a_method_that_knows_the_rows_apart_counts_more() {
        var blend = blend(Set.of("smoothing", "tsb"), new float[][] {{10, 10}, {Float.NaN, Float.NaN}}, LEVELS);

        assertThat(weights(blend, 0, 2)[1]).isGreaterThan(0.9);
    }

    @Test
    void an_upper_level_leans_on_the_ranking_of_the_lower_ones_and_the_median_on_none() {
        // Smoothing is as good as it can be at .5 and TSB at .9; each knows nothing of the rows at the other level.
        var said = new float[][] {{Float.NaN, 10}, {10, Float.NaN}};
        var together = blend(Set.of("smoothing", "tsb"), said, LEVELS);
        var alone = blend(Set.of("smoothing", "tsb"), new float[][] {{10}, {Float.NaN}}, new double[] {0.9});

        assertThat(weights(alone, 0, 2)[1]).isGreaterThan(0.9);
        assertThat(weights(together, 0, 2)[0]).isGreaterThan(0.9);
        assertThat(weights(together, 1, 2)[1]).isLessThan(weights(alone, 0, 2)[1]);
    }

    private static double[] weights(Blend blend, int number, int methods) {
        var weights = new double[methods];
        Arrays.setAll(weights, method -> blend.weight(DemandClass.SMOOTH, number, method));
        return weights;
    }

    /** @param said by method and level; not a number: what really comes, so that the method knows all */
    private static Blend blend(Set<String> names, float[][] said, double[] levels) {
        var portfolio = Portfolio.only(names::contains);
        var predictions = new Predictions(DemandPanel.of(new float[0][], 1, 0), portfolio, 1, levels, ROWS);
        var outcomes = new float[ROWS];
        for (var row = 0; row < ROWS; row++) {
            predictions.scales[row] = 1;
            outcomes[row] = 10 + (float) row / ROWS;
            for (var m = 0; m < said.length; m++) {
                for (var k = 0; k < levels.length; k++) {
                    predictions.byMethod[m][row * predictions.width + k] = Float.isNaN(said[m][k]) ? outcomes[row] : said[m][k];
                }
            }
        }
        return Blend.learn(predictions, outcomes, levels, new Evidence(1, 4, 2));
    }
}
