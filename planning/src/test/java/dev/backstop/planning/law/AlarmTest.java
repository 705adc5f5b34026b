package dev.backstop.planning.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTest {
    private static final WorkingCalendar WEEKDAYS = new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    /** The deadline is Wednesday 1 April 2026. */
    @ParameterizedTest
    @CsvSource({"2026-03-24, ", "2026-03-25, FIVE", "2026-03-27, FIVE", "2026-03-30, TWO", "2026-03-31, ONE", "2026-04-01, ONE",
            "2026-04-02, OVER"})
    void it_is_said_in_working_days(LocalDate today, Alarm alarm) {
        assertThat(Alarm.of(LocalDate.of(2026, 4, 1), today, WEEKDAYS).orElse(null)).isEqualTo(alarm);
    }
}
