package dev.backstop.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
    @Test
    void months_weeks_and_days_are_told_apart_by_their_dates() {
        assertThat(Grain.of(days("2026-01-01", "2026-03-01"))).isEqualTo(Grain.MONTH);
        assertThat(Grain.of(days("2026-01-05", "2026-03-02"))).isEqualTo(Grain.WEEK);
        assertThat(Grain.of(days("2026-01-05", "2026-03-03"))).isEqualTo(Grain.DAY);
    }

    @Test
    void gaps_are_zeros_up_to_the_last_period_of_the_file_and_lines_add_up() {
        var lines = new SeriesBeingRead("a");
        var january = (int) LocalDate.of(2026, 1, 1).toEpochDay();
        lines.add(january + 59, 2, false);
        lines.add(january, 3, false);
        lines.add(january, 4, false);
        assertThat(lines.row(Grain.MONTH, 2026 * 12 + 3)).containsExactly(7, 0, 2, 0);
    }

    @Test
    void returns_are_netted_within_their_period() {
        var lines = new SeriesBeingRead("a");
        lines.add(700, 5, false);
        lines.add(700, -2, false);
        lines.add(707, -2, false);
        assertThat(lines.row(Grain.WEEK, 101)).containsExactly(3, 0);
    }

    @Test
    void a_censored_period_takes_what_an_earlier_one_had() {
        var lines = new SeriesBeingRead("a");
        lines.add(700, 6, false);
        lines.add(707, 0, true);
        assertThat(lines.row(Grain.WEEK, 101)).containsExactly(6, 6);
    }

    @Test
    void bad_lines_are_named_with_their_number_and_reason() {
        var refused = catchThrowableOfType(HistoryRefused.class, () -> read("""
                series_id,period,quantity
                a,2026-01-01,1
                a,1 March,1
                ,2026-01-01,1
                b,2026-01-01,many
                b,2026-01-01
                """, false));
        assertThat(refused.lines()).extracting(BadLine::number).containsExactly(3L, 4L, 5L, 6L);
        assertThat(refused.lines().getFirst().reason()).contains("\"1 March\"").contains("2026-03-01");
        assertThat(refused).hasMessageContaining("4 bad lines").hasMessageContaining("--skip-bad-lines");
    }

    @Test
    void bad_lines_can_be_left_out() throws IOException {
        var histories = read("series_id,period,quantity\nb,2026-01-01,1\na,2026-02-01,2\na,never,1\n", true);
        assertThat(histories.ids()).containsExactly("b", "a");
        assertThat(histories.badLines()).hasSize(1);
        assertThat(histories.last()).isEqualTo("2026-02-01");
        assertThat(histories.panel().periods()).isEqualTo(2);
    }

    @Test
    void a_missing_column_is_named() {
        assertThatThrownBy(() -> read("series_id,date,quantity\na,2026-01-01,1\n", false)).hasMessageContaining("there is no period");
        assertThatThrownBy(() -> read("", false)).hasMessageContaining("no line with a history");
    }

    private static Histories read(String csv, boolean skipBadLines) throws IOException {
        return HistoryReader.read(new StringReader(csv), skipBadLines);
    }

    private static List<LocalDate> days(String... days) {
        return java.util.Arrays.stream(days).map(LocalDate::parse).toList();
    }
}
