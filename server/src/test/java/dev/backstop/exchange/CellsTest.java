package dev.backstop.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"12 12", "8.5 8.5", "-3 -3", "8,5 8.5", "1.234,5 1234.5", "0.125 0.125"})
    void numbers_where_the_decimal_mark_is_a_comma(String cell, String number) throws Unreadable {
        assertThat(Cells.decimal(cell, true)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8,5", "1,234", "1 000", "£5", "5 kg", "1e3", "--1"})
    void what_is_no_number_elsewhere_is_refused(String cell) {
        assertThatThrownBy(() -> Cells.decimal(cell, false)).isInstanceOf(Unreadable.class);
    }

    @Test
    void thousands_or_decimals_are_not_guessed() {
        assertThatThrownBy(() -> Cells.decimal("1.234", true)).hasMessageContaining("thousands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-31", "31.5.2026", "31.05.2026", "31/05/2026", "05/31/2026", "2026-05-31T10:00:00Z"})
    void dates_that_can_be_read_in_one_way(String cell) throws Unreadable {
        assertThat(Cells.date(cell)).isEqualTo(LocalDate.of(2026, 5, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/05/2026", "2026-02-30", "31/31/2026", "tomorrow", "3.5.26"})
    void dates_that_cannot_are_refused(String cell) {
        assertThatThrownBy(() -> Cells.date(cell)).isInstanceOf(Unreadable.class);
    }

    @Test
    void points_in_time_with_an_offset_or_in_the_locations_zone() throws Unreadable {
        var london = ZoneId.of("Europe/London");
        assertThat(Cells.instant("2026-05-31T14:05:00Z", london)).isEqualTo(Instant.parse("2026-05-31T14:05:00Z"));
        assertThat(Cells.instant("2026-05-31T14:05:00+02:00", london)).isEqualTo(Instant.parse("2026-05-31T12:05:00Z"));
        assertThat(Cells.instant("2026-05-31 14:05", london)).isEqualTo(Instant.parse("2026-05-31T13:05:00Z"));
        assertThat(Cells.instant("31.5.2026", london)).isEqualTo(Instant.parse("2026-05-31T11:00:00Z"));
    }
}
