package dev.backstop.planning.leadtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BeliefTest {
    private static final double EVER = Double.POSITIVE_INFINITY;

    @Test
    void without_open_orders_it_is_the_mixture_by_counts() {
        var belief = new Belief(0, new double[] {0.5, 0.3, 0.2});
        var seen = new ClassRecord();
        for (var order = 0; order < 5; order++) {
            seen.add(2, 1, 1, false);
        }
        belief.correct(seen, EVER);

        assertThat(belief.chances()).containsExactly(
                new double[] {15 * 0.5 / 20, 15 * 0.3 / 20, (15 * 0.2 + 5) / 20}, within(1e-12));
    }

    /**
     * Six ended on days 1, 1, 2, 4 and two were open from day 2 and 3 on, each a thousandfold so that the broader class no longer matters.
     */
    @Test
    void with_many_orders_it_is_kaplan_and_meiers_estimate() {
        var belief = new Belief(0, new double[] {0.2, 0.2, 0.2, 0.2, 0.2});
        var seen = new ClassRecord();
        for (var order = 0; order < 100_000; order++) {
            seen.add(1, 1, 1, false);
            seen.add(1, 1, 1, false);
            seen.add(2, 1, 1, false);
            seen.add(4, 1, 1, false);
            seen.add(2, 1, 1, true);
            seen.add(3, 1, 1, true);
        }
        belief.correct(seen, EVER);

        // Open on day 2 means at risk until day 1: S(1) = 4/6, S(2) = S(1)·2/3, S(3) = S(2).
        assertThat(belief.chances()).containsExactly(new double[] {0, 2 / 6.0, 4 / 6.0 / 3, 0, 4 / 6.0 * 2 / 3}, within(1e-3));
    }

    @Test
    void chances_add_up_to_one_whatever_was_seen() {
        var belief = new Belief(-2, new double[] {0.1, 0.2, 0.3, 0.4});
        var seen = new ClassRecord();
        seen.add(1, 400, 0.3, false);
        seen.add(9, 2, 1, true);
        seen.add(-7, 2, 1, true);
        belief.correct(seen, 90);

        assertThat(java.util.Arrays.stream(belief.chances()).sum()).isCloseTo(1, within(1e-12));
    }
}
