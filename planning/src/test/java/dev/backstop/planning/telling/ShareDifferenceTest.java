package dev.backstop.planning.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against the worked cases of Newcombe's paper (table II, method 10). */
class ShareDifferenceTest {
    @Test
    void large_groups_agree_with_the_paper() {
        var found = ShareDifference.of(56, 70, 48, 80);
        assertThat(found.difference()).isCloseTo(0.2, within(1e-12));
        assertThat(found.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(found.high()).isCloseTo(0.3339, within(5e-5));
        assertThat(found.clear()).isTrue();
    }

    @Test
    void small_groups_agree_with_the_paper() {
        var found = ShareDifference.of(9, 10, 3, 10);
        assertThat(found.low()).isCloseTo(0.1705, within(5e-5));
        assertThat(found.high()).isCloseTo(0.8090, within(5e-5));
    }

    @Test
    void nothing_on_either_side_is_no_difference_but_not_a_sure_one() {
        var found = ShareDifference.of(0, 10, 0, 20);
        assertThat(found.difference()).isZero();
        assertThat(found.low()).isCloseTo(-0.1611, within(5e-5));
        assertThat(found.high()).isCloseTo(0.2775, within(5e-5));
        assertThat(found.clear()).isFalse();
    }

    @Test
    void without_cases_there_is_nothing_to_compare() {
        assertThatThrownBy(() -> ShareDifference.of(0, 0, 1, 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> ShareDifference.of(3, 2, 1, 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3 of 2");
    }
}
