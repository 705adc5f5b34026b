package dev.backstop.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

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
    void months_and_weeks_may_be_written_as_such() throws Exception {
        assertThat(read("id,month,quantity\na,2026-01,3\na,2026-04,2\n", OnBadLines.REFUSE).grain()).isEqualTo(Grain.MONTH);
        var weeks = read("id,week,quantity\na,2026-W01,3\na,2026-W22,2\n", OnBadLines.REFUSE);
        assertThat(weeks.grain()).isEqualTo(Grain.WEEK);
        assertThat(weeks.last()).isEqualTo("2026-05-25");
        assertThatThrownBy(() -> read("id,month,quantity\na,2026-13,3\n", OnBadLines.REFUSE)).isInstanceOf(CannotRead.class);
        assertThat(said.toString()).contains("line 2, period: 2026-13 is not a period. Write a month like 2026-05");
    }

    @Test
    void a_column_that_nobody_reads_is_named() throws Exception {
        read("id,month,quantity,catgory,note\na,2026-01,3,valves,x\n", OnBadLines.REFUSE);
        assertThat(said.toString()).contains("not understood, and left out: catgory, note.");
    }

    @Test
    void weeks_and_months_in_one_file_are_refused() {
        var mixed = """
                id,period,quantity
                valve,2026-01-05,1
                valve,2026-01-12,2
                valve,2026-01-19,1
                pump,2026-01-01,4
                pump,2026-02-01,3
                pump,2026-03-01,5
                """;
        assertThatThrownBy(() -> read(mixed, OnBadLines.REFUSE)).isInstanceOf(CannotRead.class)
                .hasMessageContaining("valve is by week and pump by month. Give each its own file");
    }

    @Test
    void days_stay_days_though_one_series_has_only_mondays() throws Exception {
        var days = """
                id,period,quantity
                valve,2026-01-05,1
                valve,2026-01-12,2
                valve,2026-01-19,1
                pump,2026-01-01,4
                pump,2026-01-02,3
                pump,2026-01-07,5
                """;
        assertThat(read(days, OnBadLines.REFUSE).grain()).isEqualTo(Grain.DAY);
    }

    @Test
    void bad_lines_are_named_with_their_number_and_reason() {
        var file = """
                series_id,period,quantity
                a,2026-01-01,1
                a,1 March,1
                ,2026-01-01,1
                b,2026-01-01,many
                b,2026-01-01
                b,,1
                """;
        assertThatThrownBy(() -> read(file, OnBadLines.REFUSE)).isInstanceOf(CannotRead.class)
                .hasMessageContaining("5 faults").hasMessageContaining("nothing was written").hasMessageContaining("--skip-bad-lines");
        assertThat(said.toString().lines()).satisfiesExactly(
                line -> assertThat(line).contains("line 3, period: 1 March is not a date. Write it like 2026-05-31."),
                line -> assertThat(line).contains("line 4, series_id: series_id must not be empty."),
                line -> assertThat(line).contains("line 5, quantity: many is not a number."),
                line -> assertThat(line).contains("line 6, quantity: quantity must not be empty."),
                line -> assertThat(line).contains("line 7, period: period must not be empty."));
    }

    @Test
    void bad_lines_can_be_left_out() throws Exception {
        var histories = read("Series;Period;Quantity\nb;2026-01-01;1\na;2026-02-01;2,5\na;never;1\n", OnBadLines.SKIP);
        assertThat(histories.ids()).containsExactly("b", "a");
        assertThat(said.toString()).contains("1 fault; those lines were left out.");
        assertThat(histories.last()).isEqualTo("2026-02-01");
        assertThat(histories.panel().periods()).isEqualTo(2);
    }

    @Test
    void a_missing_column_is_named() {
        assertThatThrownBy(() -> read("series_id,when,quantity\na,2026-01-01,1\n", OnBadLines.SKIP))
                .hasMessageContaining("The column period is missing");
        assertThatThrownBy(() -> read("", OnBadLines.SKIP)).hasMessageContaining("The file is empty");
        assertThatThrownBy(() -> read("series_id,period,quantity\n", OnBadLines.SKIP)).hasMessageContaining("no line with a history");
    }

    private HistoryFile.Histories read(String csv, OnBadLines onBadLines) throws IOException, CannotRead {
        var file = Files.writeString(folder.resolve("history.csv"), csv);
        return HistoryFile.read(file.toString(), new BadLines(onBadLines, new PrintWriter(said, true)));
    }

    private static List<LocalDate> days(String... days) {
        return java.util.Arrays.stream(days).map(LocalDate::parse).toList();
    }
}
