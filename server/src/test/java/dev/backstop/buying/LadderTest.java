package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final WorkingCalendar WEEK = new WorkingCalendar(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY), Set.of());
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MAY_18 = LocalDate.of(2026, 5, 18); // a Monday
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 3, 2);

    @Test
    void a_vendor_is_asked_fourteen_seven_and_two_days_before_and_the_working_day_after() {
        assertThat(kind(MAY_18, LONG_AGO, MAY_18.minusDays(15))).isEqualTo("nothing");
        assertThat(kind(MAY_18, LONG_AGO, MAY_18.minusDays(14))).isEqualTo("ahead-14 on 2026-05-04");
        assertThat(kind(MAY_18, LONG_AGO, MAY_18.minusDays(8))).isEqualTo("ahead-14 on 2026-05-04");
        assertThat(kind(MAY_18, LONG_AGO, MAY_18.minusDays(7))).isEqualTo("ahead-7 on 2026-05-11");
        assertThat(kind(MAY_18, LONG_AGO, LocalDate.of(2026, 5, 15))).as("Saturday's question is due on Friday")
                .isEqualTo("ahead-2 on 2026-05-15");
        assertThat(kind(MAY_18, LONG_AGO, MAY_18)).isEqualTo("ahead-2 on 2026-05-15");
        assertThat(kind(MAY_18, LONG_AGO, MAY_18.plusDays(1))).isEqualTo("overdue on 2026-05-19");
    }

    @Test
    void who_spoke_since_a_question_was_due_is_not_asked_it() {
        assertThat(kind(MAY_18, LocalDate.of(2026, 5, 5), MAY_18.minusDays(10))).isEqualTo("nothing");
        assertThat(kind(MAY_18, LocalDate.of(2026, 5, 5), MAY_18.minusDays(7))).isEqualTo("ahead-7 on 2026-05-11");
        assertThat(kind(MAY_18, MAY_18.plusDays(1), MAY_18.plusDays(2))).isEqualTo("nothing");
    }

    @Test
    void a_date_on_a_friday_is_overdue_on_monday() {
        var friday = LocalDate.of(2026, 5, 15);
        assertThat(kind(friday, LONG_AGO, friday.plusDays(2))).isEqualTo("nothing");
        assertThat(kind(friday, LONG_AGO, friday.plusDays(3))).isEqualTo("overdue on 2026-05-18");
    }

    @Test
    void a_vendor_without_a_date_is_asked_again_after_two_working_days() {
        assertThat(kind(null, MAY_18, MAY_18.plusDays(1))).isEqualTo("nothing");
        assertThat(kind(null, MAY_18, MAY_18.plusDays(2))).isEqualTo("undated on 2026-05-20");
    }

    @Test
    void silence_is_counted_in_the_vendors_working_days() {
        var friday = Instant.parse("2026-05-15T14:00:00Z");
        assertThat(VendorHours.dayLater(friday, LONDON, WEEK)).isEqualTo("2026-05-18T14:00:00Z");
        assertThat(VendorHours.dayLater(friday.plusSeconds(24 * 3600), LONDON, WEEK)).as("from Monday's morning")
                .isEqualTo("2026-05-19T08:00:00Z");
    }

    private static String kind(@Nullable LocalDate expectedOn, LocalDate wordOn, LocalDate today) {
        return Ladder.due(expectedOn, wordOn, today, WEEK).map(rung -> rung.kind() + " on " + rung.dueOn()).orElse("nothing");
    }
}
