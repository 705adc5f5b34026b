package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MakingDatesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 1, 9);
    private static final WorkingCalendar WORKS = new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    private static LocalDate finish(LocalDate askedFor, int makingDays, LocalDate componentsOn) {
        return MakingDates.finish(askedFor, MONDAY, makingDays, componentsOn, WORKS);
    }

    @Test
    void the_day_asked_for_holds_while_components_leave_time_to_make_it() {
        assertThat(finish(FRIDAY, 2, MONDAY.plusDays(2))).isEqualTo(FRIDAY);
    }

    @Test
    void a_component_a_day_too_late_moves_it_by_a_working_day() {
        assertThat(finish(FRIDAY, 2, MONDAY.plusDays(3))).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void who_asked_for_it_sooner_than_usual_is_believed_until_a_component_is_late() {
        assertThat(finish(MONDAY.plusDays(1), 9, MONDAY)).isEqualTo(MONDAY.plusDays(1));
        assertThat(finish(MONDAY.plusDays(1), 9, FRIDAY)).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void what_comes_on_a_day_off_is_taken_on_the_next_working_day() {
        assertThat(finish(FRIDAY, 0, FRIDAY.plusDays(1))).isEqualTo(MONDAY.plusDays(7));
    }
}
