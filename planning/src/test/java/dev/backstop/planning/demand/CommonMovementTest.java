package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CommonMovementTest {
    private static final int SERIES = 200;

    @Test
    void what_two_or_three_moments_showed_moves_nothing() {
        assertThat(CommonMovement.factor(growing(21, 1.06), 0, 3)).isEqualTo(1);
    }

    @Test
    void what_came_true_again_and_again_is_given_back() {
        assertThat(CommonMovement.factor(growing(60, 1.03), 0, 3)).isBetween(1.1, 1.5);
    }

    @Test
    void where_items_go_their_own_ways_nothing_moves() {
        assertThat(CommonMovement.factor(growing(60, 1), 0, 3)).isBetween(0.97, 1.03);
    }

    /** Items that all grow alike from period to period, each with noise of its own. */
    private static DemandPanel growing(int periods, double growth) {
        var random = new SplittableRandom(5);
        var rows = new float[SERIES][periods];
        for (var row : rows) {
            var mean = 20 + random.nextInt(50);
            for (var period = 0; period < periods; period++) {
                row[period] = (float) Math.rint(mean * Math.pow(growth, period) * (0.5 + random.nextDouble()));
            }
        }
        return DemandPanel.of(rows, 12, 0);
    }
}
