package dev.backstop.reports.schedules;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.reports.schedules.Timetable.DaysOff;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

class TimetableTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final WorkingCalendar WEEK = new WorkingCalendar(Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY),
            Set.of(LocalDate.of(2026, 5, 4)));

    @Test
    void a_day_of_the_month_is_the_last_day_of_a_shorter_month() {
        assertThat(runs(on(new Rhythm.MonthDay(31), "08:00"), DaysOff.RUN, "2026-01-30T00:00", 4))
                .containsExactly("2026-01-31T08:00", "2026-02-28T08:00", "2026-03-31T08:00", "2026-04-30T08:00");
    }

    @Test
    void the_second_and_the_last_of_a_weekday_are_found_in_every_month() {
        assertThat(runs(on(new Rhythm.NthWeekday(2, TUESDAY), "08:00"), DaysOff.RUN, "2026-01-01T00:00", 3))
                .containsExactly("2026-01-13T08:00", "2026-02-10T08:00", "2026-03-10T08:00");
        assertThat(runs(on(new Rhythm.NthWeekday(-1, FRIDAY), "08:00"), DaysOff.RUN, "2026-01-01T00:00", 3))
                .containsExactly("2026-01-30T08:00", "2026-02-27T08:00", "2026-03-27T08:00");
    }

    @Test
    void order_days_are_those_of_the_vendor_and_any_working_day_where_it_names_none() {
        assertThat(runs(on(new Rhythm.OrderDays(Set.of(MONDAY, THURSDAY), WEEK), "06:00"), DaysOff.RUN, "2026-01-06T00:00", 3))
                .containsExactly("2026-01-08T06:00", "2026-01-12T06:00", "2026-01-15T06:00");
        assertThat(runs(on(new Rhythm.OrderDays(Set.of(), WEEK), "06:00"), DaysOff.RUN, "2026-01-09T00:00", 2))
                .containsExactly("2026-01-09T06:00", "2026-01-12T06:00");
    }

    @Test
    void a_day_off_is_run_on_left_out_or_made_up_for_on_the_next_working_day() {
        var saturdays = on(new Rhythm.Weekly(Set.of(SATURDAY, MONDAY)), "08:00");
        assertThat(runs(saturdays, DaysOff.RUN, "2026-05-01T12:00", 3))
                .containsExactly("2026-05-02T08:00", "2026-05-04T08:00", "2026-05-09T08:00");
        assertThat(runs(saturdays, DaysOff.SKIP, "2026-05-01T12:00", 2)).containsExactly("2026-05-11T08:00", "2026-05-18T08:00");
        // the fourth of May is a holiday: Saturday's and Monday's run are one, on Tuesday
        assertThat(runs(saturdays, DaysOff.NEXT, "2026-05-01T12:00", 3))
                .containsExactly("2026-05-05T08:00", "2026-05-11T08:00", "2026-05-18T08:00");
        // and the server that starts on the holiday still knows that Saturday's is to come
        assertThat(runs(saturdays, DaysOff.NEXT, "2026-05-04T12:00", 1)).containsExactly("2026-05-05T08:00");
    }

    @Test
    void what_was_moved_to_a_later_hour_does_not_hide_what_runs_earlier_that_day() {
        var cron = new Rhythm.Cron(CronExpression.parse("0 0 7,9 * * *"));
        assertThat(runs(cron, DaysOff.NEXT, "2026-01-09T10:00", 3))
                .containsExactly("2026-01-12T07:00", "2026-01-12T09:00", "2026-01-13T07:00");
    }

    @Test
    void a_time_that_does_not_exist_runs_at_the_next_one_that_does() {
        var table = new Timetable(on(new Rhythm.EveryDay(), "01:30"), LONDON, WorkingCalendar.EVERY_DAY, DaysOff.RUN);
        assertThat(instants(table, "2026-03-28T12:00:00Z", 2)).containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void a_time_that_comes_twice_runs_once_the_first_time() {
        var table = new Timetable(on(new Rhythm.EveryDay(), "01:30"), LONDON, WorkingCalendar.EVERY_DAY, DaysOff.RUN);
        assertThat(instants(table, "2026-10-24T12:00:00Z", 2)).containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(instants(table, "2026-10-25T01:15:00Z", 1)).as("asked within the hour that comes again")
                .containsExactly("2026-10-26T01:30:00Z");
    }

    @Test
    void cron_within_a_missing_hour_runs_once_for_all_that_fell_into_it() {
        var cron = new Timetable(new Rhythm.Cron(CronExpression.parse("0 0/15 0-2 * * *")), LONDON, WorkingCalendar.EVERY_DAY, DaysOff.RUN);
        assertThat(instants(cron, "2026-03-29T00:30:00Z", 4))
                .containsExactly("2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z", "2026-03-29T01:30:00Z");
    }

    @Test
    void what_never_falls_on_a_working_day_never_runs() {
        var never = new Timetable(on(new Rhythm.Weekly(Set.of(SATURDAY)), "08:00"), LONDON, WEEK, DaysOff.SKIP);
        assertThat(never.next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
    }

    private static Rhythm on(Rhythm.Days days, String at) {
        return new Rhythm.OnDays(days, LocalTime.parse(at));
    }

    private static List<String> runs(Rhythm rhythm, DaysOff daysOff, String after, int count) {
        var table = new Timetable(rhythm, LONDON, WEEK, daysOff);
        return each(table, LocalDateTime.parse(after).atZone(LONDON).toInstant(), count)
                .map(at -> LocalDateTime.ofInstant(at, LONDON).toString()).toList();
    }

    private static List<String> instants(Timetable table, String after, int count) {
        return each(table, Instant.parse(after), count).map(Instant::toString).toList();
    }

    private static Stream<Instant> each(Timetable table, Instant after, int count) {
        return Stream.iterate(table.next(after).orElseThrow(), at -> table.next(at).orElseThrow()).limit(count);
    }
}
