package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderCalendarTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final WorkingCalendar WEEKDAYS =
            new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(LocalDate.of(2026, 1, 12)));

    @Test
    void what_would_arrive_at_the_weekend_arrives_on_the_next_working_day() {
        var fiveDays = new OrderCalendar(5, false, WEEKDAYS, Set.of(), WEEKDAYS);

        assertThat(fiveDays.arrival(MONDAY)).contains(LocalDate.of(2026, 1, 13));
    }

    @Test
    void a_lead_time_in_working_days_counts_the_suppliers() {
        var sixWorkingDays = new OrderCalendar(6, true, WEEKDAYS, Set.of(), WorkingCalendar.EVERY_DAY);

        assertThat(sixWorkingDays.arrival(MONDAY)).contains(LocalDate.of(2026, 1, 14));
        assertThat(sixWorkingDays.latestOrderDay(LocalDate.of(2026, 1, 14), MONDAY)).contains(MONDAY);
        assertThat(sixWorkingDays.latestOrderDay(LocalDate.of(2026, 1, 13), MONDAY)).isEmpty();
    }

    @Test
    void the_longest_wait_is_counted_over_the_turn_of_the_week() {
        assertThat(waiting(Set.of())).isEqualTo(1);
        assertThat(waiting(Set.of(DayOfWeek.MONDAY))).isEqualTo(7);
        assertThat(waiting(Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY))).isEqualTo(4);
    }

    private static int waiting(Set<DayOfWeek> orderDays) {
        return new OrderCalendar(7, false, WEEKDAYS, orderDays, WEEKDAYS).longestWaitForOrderDay();
    }
}
