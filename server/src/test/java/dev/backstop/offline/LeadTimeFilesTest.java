package dev.backstop.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.planning.WorkingCalendar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadTimeFilesTest {
    private static final WorkingCalendar WEEKDAYS = new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void days_are_counted_from_the_scheduled_day_else_from_the_order() throws Exception {
        var answers = answers("""
                Supplier;Item Code;Ordered;Scheduled Delivery Date;Delivered Date
                ACME;PUMP;2026-01-05;2026-02-02;2026-02-05
                ACME;PUMP;2026-01-12;2026-02-09;2026-02-12
                ACME;PUMP;2026-01-19;2026-02-16;2026-02-19
                """, """
                id,vendor,item,ordered_on,scheduled_on
                a,ACME,PUMP,2026-03-02,2026-03-30
                b,ACME,PUMP,2026-03-02,
                """, WorkingCalendar.EVERY_DAY);

        assertThat(answers).containsExactly("id,quantile_level,days,date", "a,0.5,3,2026-04-02", "a,0.9,3,2026-04-02",
                "b,0.5,31,2026-04-02", "b,0.9,31,2026-04-02");
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void answers_move_to_working_days_and_an_overdue_order_is_not_promised_for_the_past() throws Exception {
        var history = """
                id,vendor,item,mode,scheduled_on,received_on
                1,ACME,PUMP,sea,2026-02-03,2026-02-03
                2,ACME,PUMP,sea,2026-02-03,2026-02-03
                3,ACME,PUMP,sea,2026-02-03,2026-02-03
                4,ACME,PUMP,sea,2026-02-03,2026-02-21
                """;
        var answers = answers(history, "id,vendor,item,mode,scheduled_on,as_of\nx,ACME,PUMP,sea,2026-03-03,2026-03-06\n", WEEKDAYS);

        // Only the order that took 18 days was ever later than 3; the 21st is a Saturday, so the 23rd.
        assertThat(answers).contains("x,0.5,20,2026-03-23");
    }

    @Test
    void nothing_after_as_of_is_known() throws Exception {
        var history = """
                vendor,scheduled_on,received_on
                ACME,2026-02-03,2026-02-03
                ACME,2026-02-04,2026-02-04
                ACME,2026-03-02,2026-03-30
                """;
        var asked = answers(history, "id,vendor,scheduled_on,as_of\nx,ACME,2026-03-05,2026-03-01\n", WorkingCalendar.EVERY_DAY);

        assertThat(asked).contains("x,0.9,0,2026-03-05");
    }

    @Test
    void faulty_lines_are_named_and_the_others_answered() throws Exception {
        var answers = answers("vendor,scheduled_on,received_on\nACME,2026-02-30,2026-02-03\nACME,,\nACME,2026-02-04,2026-02-04\n",
                "id,vendor,scheduled_on\nx,ACME,2026-03-05\ny,ACME,\n", WorkingCalendar.EVERY_DAY);

        assertThat(answers).contains("x,0.9,0,2026-03-05").noneMatch(line -> line.startsWith("y"));
        assertThat(said.toString())
                .contains("history.csv, line 2, scheduled_on: 2026-02-30 is not a date")
                .contains("history.csv, line 3: The order has neither ordered_on nor scheduled_on")
                .contains("requests.csv, line 3: The request has neither scheduled_on nor ordered_on")
                .contains("3 faults; those lines were left out.");
    }

    @Test
    void a_file_that_is_not_there_is_said() {
        assertThatThrownBy(() -> files(WorkingCalendar.EVERY_DAY).answer("nowhere.csv", "nowhere.csv", "-"))
                .isInstanceOf(CannotRead.class).hasMessage("There is no file nowhere.csv that can be read.");
    }

    private List<String> answers(String history, String requests, WorkingCalendar receiver) throws IOException, CannotRead {
        var past = Files.writeString(folder.resolve("history.csv"), history);
        var asked = Files.writeString(folder.resolve("requests.csv"), requests);
        var out = folder.resolve("answers.csv");
        files(receiver).answer(past.toString(), asked.toString(), out.toString());
        return Files.readAllLines(out);
    }

    private LeadTimeFiles files(WorkingCalendar receiver) {
        return new LeadTimeFiles(receiver, List.of(new BigDecimal("0.5"), new BigDecimal("0.9")), OnBadLines.SKIP,
                new PrintWriter(said, true));
    }
}
