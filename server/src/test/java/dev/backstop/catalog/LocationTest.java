package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {
    /** Works Monday to Friday, not on Good Friday 3 April 2026 nor on Easter Monday, and ships until three in the afternoon. */
    private static final Location LONDON = new Location(
            1, "MAIN", "Main", ZoneId.of("Europe/London"),
            new WorkingCalendar(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-06"))),
            LocalTime.of(15, 0), 1, true, 0, null, "GB", null, null);

    @ParameterizedTest(name = "at {0} the next shipping day is {1}: {2}")
    @CsvSource({
        "2026-01-05T14:59:59Z, 2026-01-05, before the cut-off",
        "2026-01-05T15:00:00Z, 2026-01-06, at the cut-off it is too late",
        "2026-01-09T15:00:00Z, 2026-01-12, Friday afternoon means Monday",
        "2026-01-10T09:00:00Z, 2026-01-12, nobody works on Saturday",
        "2026-07-06T14:30:00Z, 2026-07-07, summer time puts half past three after the cut-off",
        "2026-04-02T15:00:00Z, 2026-04-07, the holidays are skipped",
    })
    void what_is_ready_leaves_on_the_next_shipping_day(Instant now, LocalDate day, String why) {
        assertThat(LONDON.nextShippingDay(now)).as(why).isEqualTo(day);
    }
}
