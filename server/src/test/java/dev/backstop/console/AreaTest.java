package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AreaTest {
    @Test
    void each_area_has_a_letter_and_a_place_of_its_own_and_stands_with_what_belongs_to_it() {
        var areas = Arrays.asList(Area.values());

        assertThat(areas).extracting(Area::key).doesNotHaveDuplicates();
        assertThat(areas).extracting(Area::href).doesNotHaveDuplicates();
        assertThat(areas).extracting(Area::part).isSorted();
    }
}
