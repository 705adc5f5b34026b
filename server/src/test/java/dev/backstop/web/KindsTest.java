package dev.backstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KindsTest {

    @Test
    void each_row_has_the_number_of_its_kind_and_each_kind_stands_once() {
        var kinds = Kinds.of(List.of("late 3", "late 5", "late 3", "early 5"), row -> row.substring(0, row.indexOf(' ')));

        assertThat(kinds.kinds()).containsExactly("late", "early");
        assertThat(kinds.numbers()).containsExactly(0, 1);
        assertThat(kinds.ofRows()).containsExactly(0, 0, 0, 1);
    }
}
