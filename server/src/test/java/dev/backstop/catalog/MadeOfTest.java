package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MadeOfTest {
    private final MadeOf madeOf = new MadeOf();

    @Test
    void a_loop_is_found_however_many_steps_lie_between() {
        madeOf.replace("SET", Set.of("BOX"));
        madeOf.replace("BOX", Set.of("CUP"));
        madeOf.replace("CUP", Set.of("SET"));

        assertThat(madeOf.loopThrough("BOX")).hasValueSatisfying(way -> assertThat(way).containsExactly("BOX", "CUP", "SET", "BOX"));
    }

    @Test
    void the_same_part_by_two_ways_is_no_loop() {
        madeOf.replace("SET", Set.of("BOX", "CUP"));
        madeOf.replace("BOX", Set.of("CUP"));

        assertThat(madeOf.loopThrough("SET")).isEmpty();
    }

    @Test
    void a_loop_elsewhere_is_not_this_items_fault_and_does_not_hang_the_search() {
        madeOf.replace("SET", Set.of("A"));
        madeOf.replace("A", Set.of("B"));
        madeOf.replace("B", Set.of("A"));

        assertThat(madeOf.loopThrough("SET")).isEmpty();
    }
}
