package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
    private static final String HEADINGS = "series_id,period,quantity\n";

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void four_pumps_a_week_and_a_seal_now_and_then() throws IOException {
        var lines = new StringBuilder(HEADINGS);
        for (var week = 0; week < 40; week++) {
            var monday = LocalDate.of(2026, 1, 5).plusWeeks(week);
            lines.append("PUMP,%s,%d%n".formatted(monday, 3 + week % 3)).append("SEAL,%s,%d%n".formatted(monday, week % 4 == 0 ? 2 : 0));
        }
        Files.writeString(path("history.csv"), lines);
    }

    @Test
    void every_series_gets_each_level_once_however_they_were_named_and_its_mean() throws IOException {
        assertThat(run("--horizon", "2", "--levels", "0.9,.5,0.90")).isZero();

        var rows = Files.readAllLines(path("out.csv")).stream().map(line -> line.split(",", -1)).toList();
        assertThat(rows).extracting(row -> row[0] + " " + row[1]).containsExactly(
                "series_id quantile_level", "PUMP 0.5", "PUMP 0.9", "PUMP mean", "SEAL 0.5", "SEAL 0.9", "SEAL mean");
        assertThat(Double.parseDouble(rows.get(1)[2])).isBetween(7.0, 9.5);
        assertThat(Double.parseDouble(rows.get(2)[2])).isBetween(Double.parseDouble(rows.get(1)[2]), 12.0);
        assertThat(Double.parseDouble(rows.get(6)[2])).isBetween(0.4, 1.8);
        assertThat(said.toString()).contains("2 series, history by week to 2026-10-05: the total of the next 2.");
    }

    @Test
    void a_bad_line_stops_it_before_anything_is_written() throws IOException {
        Files.writeString(path("history.csv"), "PUMP,2026-10-12,four\n", java.nio.file.StandardOpenOption.APPEND);

        assertThat(run("--horizon", "2")).isEqualTo(2);
        assertThat(path("out.csv")).doesNotExist();
        assertThat(said.toString()).contains("line 82, quantity: four is not a number").contains("1 fault; nothing was written.");

        assertThat(run("--horizon", "2", "--skip-bad-lines")).isZero();
        assertThat(path("out.csv")).isNotEmptyFile();
    }

    @Test
    void what_cannot_be_used_is_said_in_one_line() {
        assertThat(run("--horizon", "0")).isEqualTo(2);
        assertThat(run("--horizon", "2000000000")).isEqualTo(2);
        assertThat(run("--horizon", "2", "--levels", "95")).isEqualTo(2);
        assertThat(said.toString().lines()).satisfiesExactly(
                line -> assertThat(line).startsWith("--horizon is a number of periods from 1 to 3,660, but was 0."),
                line -> assertThat(line).startsWith("--horizon is a number of periods from 1 to 3,660, but was 2,000,000,000."),
                line -> assertThat(line).startsWith("--levels lie between 0 and 1, for instance .5,.9,.95, but were [95.0]."));
    }

    @Test
    void the_other_commands_over_files_treat_bad_lines_alike() throws IOException {
        Files.writeString(path("orders.csv"), "vendor,scheduled_on,received_on\nACME,2026-02-30,2026-03-01\nACME,2026-02-03,2026-02-03\n");
        Files.writeString(path("questions.csv"), "id,vendor,scheduled_on\nx,ACME,2026-03-05\n");
        var leadTimes = List.of("lead-times", "--history", path("orders.csv").toString(), "--requests", path("questions.csv").toString());
        Files.writeString(path("demand.csv"), "item,date,quantity\nPUMP,2026-02-30,1\nPUMP,2026-02-01,1\n");
        Files.writeString(path("stock.csv"), "item,on_hand\nPUMP,4\n");
        Files.writeString(path("terms.csv"), "item,vendor,lead_time_days\nPUMP,ACME,10\n");
        var planning = List.of("--stock", path("stock.csv").toString(), "--history", path("demand.csv").toString(), "--terms", path("terms.csv").toString());
        for (var command : List.of(leadTimes, with("plan", planning), with("replay", planning))) {
            assertThat(execute(command)).as(command.getFirst()).isEqualTo(2);
            assertThat(path("out.csv")).doesNotExist();
            assertThat(execute(Stream.concat(command.stream(), Stream.of("--skip-bad-lines")).toList())).as(command.getFirst()).isZero();
            assertThat(path("out.csv")).exists();
            Files.delete(path("out.csv"));
        }
    }

    private static List<String> with(String command, List<String> options) {
        return Stream.concat(Stream.of(command), options.stream()).toList();
    }

    private int run(String... options) {
        return execute(Stream.concat(Stream.of("forecast", "--history", path("history.csv").toString()), Stream.of(options)).toList());
    }

    private int execute(List<String> arguments) {
        var line = Main.commandLine().setErr(new PrintWriter(said, true));
        return line.execute(Stream.concat(arguments.stream(), Stream.of("--out", path("out.csv").toString())).toArray(String[]::new));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }
}
