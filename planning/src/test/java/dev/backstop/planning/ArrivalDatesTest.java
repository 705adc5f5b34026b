package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.ArrivalDates.Arrival;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalDatesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);
    private static final BigDecimal NINE_IN_TEN = new BigDecimal("0.9");
    private static final DelayRecord NO_RECORD = DelayRecord.undated(List.of(30, 30));
    private static final WorkingCalendar WEEKDAYS = new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    @Test
    void a_vendor_without_a_record_is_taken_at_its_word() {
        assertThat(arrival(MONDAY, MONDAY.minusDays(9), NO_RECORD)).isEqualTo(new Arrival(MONDAY, MONDAY, MONDAY, null));
        assertThat(arrival(MONDAY, MONDAY, NO_RECORD).by()).isEqualTo(MONDAY);
    }

    @Test
    void what_was_due_yesterday_from_a_vendor_without_a_record_has_no_date() {
        assertThat(arrival(MONDAY, MONDAY.plusDays(1), NO_RECORD)).isEqualTo(Arrival.UNKNOWN);
    }

    @Test
    void what_is_due_on_a_sunday_is_not_late_on_that_sunday() {
        var sunday = MONDAY.minusDays(1);

        assertThat(ArrivalDates.expected(sunday, sunday, NO_RECORD, NINE_IN_TEN, WEEKDAYS)).isEqualTo(Arrival.atItsWord(MONDAY));
        assertThat(ArrivalDates.expected(sunday.minusDays(1), sunday, NO_RECORD, NINE_IN_TEN, WEEKDAYS).by()).isEqualTo(MONDAY);
        assertThat(ArrivalDates.delay(sunday, MONDAY, WEEKDAYS)).isZero();
    }

    @Test
    void a_date_that_drifts_by_a_day_stands_and_one_that_drifts_by_two_is_told_anew() {
        var told = new Arrival(MONDAY.minusDays(3), MONDAY, MONDAY.plusDays(2), NINE_IN_TEN);
        var today = MONDAY.minusDays(2);

        assertThat(ArrivalDates.steady(told, by(MONDAY.plusDays(1)), today, WEEKDAYS)).isEqualTo(new Arrival(MONDAY, MONDAY, MONDAY.plusDays(2), NINE_IN_TEN));
        assertThat(ArrivalDates.steady(told, by(MONDAY.minusDays(3)), today, WEEKDAYS).by()).isEqualTo(MONDAY);
        assertThat(ArrivalDates.steady(told, by(MONDAY.plusDays(2)), today, WEEKDAYS)).isEqualTo(by(MONDAY.plusDays(2)));
    }

    @Test
    void a_date_that_is_past_or_was_meant_otherwise_never_stands() {
        var told = by(MONDAY);

        assertThat(ArrivalDates.steady(told, by(MONDAY.plusDays(1)), MONDAY.plusDays(1), WEEKDAYS).by()).isEqualTo(MONDAY.plusDays(1));
        assertThat(ArrivalDates.steady(Arrival.atItsWord(MONDAY), by(MONDAY.plusDays(1)), MONDAY, WEEKDAYS).by()).isEqualTo(MONDAY.plusDays(1));
        assertThat(ArrivalDates.steady(told, Arrival.UNKNOWN, MONDAY, WEEKDAYS)).isEqualTo(Arrival.UNKNOWN);
    }

    private static Arrival by(LocalDate day) {
        return new Arrival(day, day, day, NINE_IN_TEN);
    }

    @Test
    void without_an_expected_date_there_is_none_to_tell() {
        assertThat(arrival(null, MONDAY, DelayRecord.undated(List.of(0, 0, 0)))).isEqualTo(Arrival.UNKNOWN);
    }

    @Test
    void who_is_always_four_days_late_is_expected_four_days_late() {
        assertThat(arrival(MONDAY, MONDAY.minusDays(20), DelayRecord.undated(List.of(4, 4, 4))))
                .isEqualTo(new Arrival(MONDAY.plusDays(4), MONDAY.plusDays(4), MONDAY.plusDays(4), NINE_IN_TEN));
    }

    @Test
    void nine_punctual_deliveries_and_a_late_one_promise_the_late_day_in_nine_cases_of_ten() {
        var record = DelayRecord.undated(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 10));

        var arrival = arrival(MONDAY, MONDAY.minusDays(20), record);

        assertThat(arrival.earliest()).isEqualTo(MONDAY);
        assertThat(arrival.by()).isEqualTo(MONDAY.plusDays(10));
        assertThat(arrival.latest()).isAfter(MONDAY.plusDays(10));
    }

    @Test
    void delays_that_are_over_are_struck_out() {
        var record = DelayRecord.undated(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10));

        assertThat(arrival(MONDAY, MONDAY, record).by()).isEqualTo(MONDAY);
        assertThat(arrival(MONDAY, MONDAY.plusDays(1), record).by()).isAfterOrEqualTo(MONDAY.plusDays(10));
    }

    @Test
    void so_late_that_the_record_does_not_explain_it_has_no_date() {
        assertThat(arrival(MONDAY, MONDAY.plusDays(60), DelayRecord.undated(List.of(0, 1, 2, 3)))).isEqualTo(Arrival.UNKNOWN);
    }

    @Test
    void an_order_without_a_stated_date_follows_the_lead_times_seen() {
        var tookTenDays = DelayRecord.undated(Collections.nCopies(5, 10));

        assertThat(ArrivalDates.ordered(MONDAY, MONDAY, tookTenDays, NINE_IN_TEN, WEEKDAYS).by()).isEqualTo(MONDAY.plusDays(10));
        assertThat(ArrivalDates.ordered(MONDAY, MONDAY, NO_RECORD, NINE_IN_TEN, WEEKDAYS)).isEqualTo(Arrival.UNKNOWN);
    }

    private static Arrival arrival(@Nullable LocalDate expectedOn, LocalDate today, DelayRecord record) {
        return ArrivalDates.expected(expectedOn, today, record, NINE_IN_TEN, WorkingCalendar.EVERY_DAY);
    }
}
