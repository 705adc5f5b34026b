package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.web.Problem;
import dev.backstop.web.Say;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    private static final Units METRES = new Units("m", 1);
    private static final Units PIECES = new Units("piece", 0);

    @ParameterizedTest
    @CsvSource({"2.5, 25", "2.50, 25", "3, 30", "1e1, 100", "-0.1, -1", "0, 0"})
    void a_quantity_is_counted_in_smallest_units(String text, long units) {
        assertThat(METRES.read(text, "/quantity")).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"25, 2.5", "30, 3", "100, 10", "-1, -0.1", "0, 0"})
    void and_written_in_its_shortest_form(long units, String text) {
        assertThat(METRES.text(units)).isEqualTo(text);
    }

    @Test
    void a_page_shows_it_in_groups_as_its_reader_writes_numbers_and_no_program_reads_that() {
        assertThat(METRES.shown(12_345_675)).isEqualTo("1,234,567.5");
        assertThat(Say.in(Locale.GERMAN, () -> METRES.shown(12_345_675))).isEqualTo("1.234.567,5");
        assertThat(Say.in(Locale.GERMAN, () -> METRES.text(12_345_675))).isEqualTo("1234567.5");
    }

    @Test
    void half_a_piece_is_refused_and_the_refusal_says_why() {
        assertThatThrownBy(() -> PIECES.read("2.5", "/quantity"))
                .isInstanceOf(Problem.class)
                .hasMessage("2.5 piece cannot be: this item is counted in whole units. Round it.");
    }

    @ParameterizedTest
    @CsvSource({"abc", "''", "9999999999999999999", "1e400"})
    void what_is_no_quantity_is_refused(String text) {
        assertThatThrownBy(() -> METRES.read(text, "/quantity")).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void nothing_and_less_are_refused_where_something_is_needed(String text) {
        assertThatThrownBy(() -> METRES.readPositive(text, "/quantity")).hasMessageContaining("must be more than 0");
    }
}
