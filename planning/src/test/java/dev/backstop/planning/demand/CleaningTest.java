package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CleaningTest {
    @Test
    void a_day_out_of_stock_borrows_from_the_same_day_a_week_before() {
        var row = new float[] {1, 2, 3, 4, 5, 6, 7, 1, 2, 0, 4};
        Cleaning.fill(row, censored(9), 7);
        assertThat(row[9]).isEqualTo(3);
    }

    @Test
    void what_was_ordered_all_the_same_is_not_lowered() {
        var row = new float[] {1, 1, 1, 9};
        Cleaning.fill(row, censored(3), 1);
        assertThat(row[3]).isEqualTo(9);
    }

    @Test
    void censored_from_the_beginning_takes_what_comes_first() {
        var row = new float[] {0, 0, 5, 2};
        Cleaning.fill(row, censored(0, 1), 7);
        assertThat(row).containsExactly(5, 5, 5, 2);
    }

    @Test
    void a_spike_unlike_anything_else_is_cut_to_the_next_largest() {
        var row = new float[] {2, 3, 0, 4, 2, 3, 900};
        assertThat(Cleaning.cutSpikes(row)).isEqualTo(1);
        assertThat(row).containsExactly(2, 3, 0, 4, 2, 3, 4);
    }

    @Test
    void large_sizes_that_come_again_stay() {
        var row = new float[] {2, 3, 40, 4, 2, 3, 45, 38};
        assertThat(Cleaning.cutSpikes(row)).isZero();
    }

    private static BitSet censored(int... periods) {
        var set = new BitSet();
        for (var period : periods) {
            set.set(period);
        }
        return set;
    }
}
