package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.UnorderedDates.Said;
import dev.backstop.planning.UnorderedDates.Word;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnorderedDatesTest {
    private static final WorkingCalendar WEEKDAYS = new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
    private static final LocalDate SAID = LocalDate.of(2026, 3, 20); // a Friday

    private static Word word(LocalDate today, LocalDate computed) {
        return UnorderedDates.word(new Said(FRIDAY, SAID), computed, today, WEEKDAYS);
    }

    @Test
    void until_the_day_of_the_order_is_over_what_it_would_bring_is_said() {
        assertThat(UnorderedDates.word(null, SAID, FRIDAY, WEEKDAYS)).isEqualTo(Word.ANEW);
        assertThat(word(FRIDAY, SAID.plusDays(10))).as("the lead time grew").isEqualTo(Word.ANEW);
        assertThat(word(FRIDAY, SAID.minusDays(3))).isEqualTo(Word.ANEW);
    }

    @Test
    void a_day_that_one_working_day_would_still_keep_stands() {
        assertThat(word(FRIDAY.plusDays(3), SAID.plusDays(3))).as("Friday to Monday").isEqualTo(Word.STANDS);
        assertThat(word(FRIDAY.plusDays(3), SAID)).as("it would still be kept").isEqualTo(Word.ANEW);
    }

    @Test
    void then_it_is_open_and_stays_so_whatever_an_order_would_bring() {
        assertThat(word(FRIDAY.plusDays(4), SAID.plusDays(4))).isEqualTo(Word.OPEN);
        assertThat(UnorderedDates.word(new Said(FRIDAY, null), SAID, FRIDAY.plusDays(5), WEEKDAYS)).isEqualTo(Word.OPEN);
    }

    @Test
    void a_day_that_is_past_never_stands() {
        assertThat(UnorderedDates.word(new Said(FRIDAY, FRIDAY), FRIDAY.plusDays(3), FRIDAY.plusDays(3), WEEKDAYS)).isEqualTo(Word.OPEN);
    }
}
