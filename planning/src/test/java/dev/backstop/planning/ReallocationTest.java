package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.Reallocation.Contender;
import dev.backstop.planning.Reallocation.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReallocationTest {
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    /** The one who came first, wants 6, is served late by its priority, and was told a date that supply keeps as well. */
    private static final Contender FIRST = new Contender(1, 6, 7, "B", 0, "north", false, MAY_4, MAY_4, new BigDecimal("2"), Set.of());
    /** Came second, wants 5, first by priority; its date rests on stock, and the rest of its order is here. */
    private static final Contender SECOND = new Contender(2, 5, 3, "A", 1, "south", true, MAY_4, MAY_4.plusDays(9), new BigDecimal("1"),
            Set.of());
    /** Came last, wants 2 and earns the most; all it waits for besides is here. */
    private static final Contender THIRD = new Contender(3, 2, 5, null, 2, "south", true, null, null, new BigDecimal("9"), Set.of());
    private static final List<Contender> ALL = List.of(FIRST, SECOND, THIRD);

    private static Map<Long, Long> deal(Rule rule, long onHand) {
        return Reallocation.deal(rule, onHand, ALL, List.of());
    }

    @Test
    void first_come_goes_by_date_alone() {
        assertThat(deal(Rule.FIRST_COME, 8)).isEqualTo(Map.of(1L, 6L, 2L, 2L));
    }

    @Test
    void the_priority_class_goes_before_the_date() {
        assertThat(deal(Rule.PRIORITY_CLASS, 8)).isEqualTo(Map.of(2L, 5L, 3L, 2L, 1L, 1L));
    }

    @Test
    void orders_that_can_leave_whole_go_first_and_the_smallest_of_them_before() {
        assertThat(deal(Rule.MOST_COMPLETE_ORDERS, 6)).isEqualTo(Map.of(3L, 2L, 2L, 4L));
    }

    @Test
    void dates_that_only_stock_can_keep_are_kept_first() {
        assertThat(deal(Rule.FEWEST_BROKEN_PROMISES, 6)).isEqualTo(Map.of(2L, 5L, 3L, 1L));
    }

    @Test
    void what_earns_most_goes_first() {
        assertThat(deal(Rule.MOST_MARGIN, 6)).isEqualTo(Map.of(3L, 2L, 1L, 4L));
    }

    @Test
    void each_customer_gets_as_much_as_any_other_and_leaves_what_it_does_not_want() {
        assertThat(deal(Rule.EQUAL_SHARE, 8)).isEqualTo(Map.of(1L, 4L, 2L, 4L));
        assertThat(deal(Rule.EQUAL_SHARE, 13)).isEqualTo(Map.of(1L, 6L, 2L, 5L, 3L, 2L));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_rule_gives_more_than_there_is_or_is_wanted_or_leaves_units_that_somebody_wants(long seed) {
        var random = new Random(seed);
        var contenders = new ArrayList<Contender>();
        for (var i = 0; i < 1 + random.nextInt(9); i++) {
            contenders.add(new Contender(i, 1 + random.nextInt(9), 1 + random.nextInt(9), random.nextBoolean() ? "A" : null, i,
                    "c" + random.nextInt(3),
                    random.nextBoolean(), random.nextBoolean() ? MAY_4 : null, random.nextBoolean() ? MAY_4.plusDays(random.nextInt(3))
                    : null,
                    random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(9)) : null, Set.of()));
        }
        var onHand = random.nextInt(40);
        var wanted = contenders.stream().mapToLong(Contender::wanted).sum();
        for (var rule : Rule.values()) {
            var given = Reallocation.deal(rule, onHand, contenders, List.of());
            assertThat(given.values().stream().mapToLong(Long::longValue).sum()).as(rule.code()).isEqualTo(Math.min(onHand, wanted));
            assertThat(contenders).allSatisfy(each -> assertThat(given.getOrDefault(each.id(), 0L)).isBetween(0L, each.wanted()));
        }
    }
}
