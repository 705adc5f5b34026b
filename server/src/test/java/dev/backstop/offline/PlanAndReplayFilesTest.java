package dev.backstop.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.WorkingCalendar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanAndReplayFilesTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void two_items_sell_four_and_two_a_day_by_turns() throws IOException {
        var demand = new StringBuilder("sku,date,quantity\n");
        for (var day = 0; day < 200; day++) {
            demand.append("PUMP,%s,%d%n".formatted(LocalDate.of(2026, 1, 1).plusDays(day), day % 2 == 0 ? 4 : 2));
        }
        write("demand.csv", demand + "PUMP,2026-03-01,1.5\n");
        write("terms.csv", """
                item,vendor,lead_time_days,moq,order_multiple,unit_cost,target,present_reorder_point,present_order_up_to,margin,waiting_cost
                PUMP,ACME,10,20,12,7,0.95,20,60,5,0.01
                SEAL,ACME,10,1,1,1,0.95,,,,
                BELT,ACME,ten,1,1,1,0.95,,,,
                """);
        write("stock.csv", "item,on_hand,on_order,backordered\nPUMP,12,0,2\n");
    }

    @Test
    void a_plan_carries_its_arithmetic() throws Exception {
        var rows = plan(null);

        assertThat(rows).hasSize(3);
        var pump = cells(rows, 1);
        assertThat(pump).containsEntry("item", "PUMP").containsEntry("position", "10").containsEntry("order_on", "2026-07-20");
        assertThat(Double.parseDouble(pump.get("demand_per_day"))).isBetween(2.5, 3.5);
        assertThat(Long.parseLong(pump.get("reorder_point"))).isBetween(28L, 40L);
        var missing = Long.parseLong(pump.get("order_up_to")) - 10;
        var order = Long.parseLong(pump.get("order_now"));
        assertThat(order).isGreaterThanOrEqualTo(missing).isLessThan(missing + 12);
        assertThat(order % 12).isZero();
        assertThat(pump.get("arrives_on")).isEqualTo("2026-07-30");
        assertThat(pump.get("why")).contains("as agreed")
                .contains("Position 10 = 12 on hand + 0 on order - 2 backordered: %d are missing to %d".formatted(missing, missing + 10));
        assertThat(rows.get(2)).contains("SEAL").contains("0 days of history; at least 14 are needed");
        assertThat(said.toString()).contains("line 202, quantity: Quantities are whole numbers")
                .contains("line 4, lead_time_days: ten is not a number");
    }

    @Test
    void three_receipts_beat_the_agreed_lead_time() throws Exception {
        write("receipts.csv", """
                item,vendor,ordered_on,received_on,quantity
                PUMP,ACME,2026-02-01,2026-02-21,60
                PUMP,ACME,2026-03-01,2026-03-21,60
                PUMP,ACME,2026-04-01,2026-04-21,60
                """);

        assertThat(cells(plan(path("receipts.csv")), 1)).containsEntry("lead_time_days", "20.000")
                .containsEntry("lead_time_deviation", "0.000")
                .containsEntry("lead_time_receipts", "3").hasEntrySatisfying("why", why -> assertThat(why).contains("from 3 receipts"));
    }

    @Test
    void a_replay_shows_what_was_what_is_and_what_could_be() throws Exception {
        write("receipts.csv", "item,vendor,ordered_on,received_on,quantity\nPUMP,ACME,,2026-03-21,60\n");
        var out = folder.resolve("out.csv");
        var advice = folder.resolve("advice.csv");
        new ReplayFiles(WorkingCalendar.EVERY_DAY, OnBadLines.SKIP, new PrintWriter(said, true), Steps.UNHEARD).replay(
                files(path("receipts.csv")), new ReplayFiles.Wanted(List.of(0.8, 0.99), null, out.toString(), advice.toString()));
        var rows = Files.readAllLines(out);

        assertThat(rows).extracting(row -> row.split(",", -1)[0] + " " + row.split(",", -1)[2]).containsExactly(
                "item policy", "PUMP as it was", "PUMP present", "PUMP learned", "PUMP learned 0.8", "PUMP learned 0.99",
                "* as it was", "* present", "* learned", "* learned 0.8", "* learned 0.99");
        assertThat(fillRate(rows.get(1))).isLessThan(0.2);
        assertThat(fillRate(rows.get(5))).isGreaterThan(fillRate(rows.get(4)));
        assertThat(Files.readAllLines(advice)).hasSize(4).last().asString().startsWith("PUMP,,yes,yes,sales are kept,");
    }

    private static double fillRate(String row) {
        return Double.parseDouble(row.split(",", -1)[6]);
    }

    private List<String> plan(@org.jspecify.annotations.Nullable String receipts) throws IOException, CannotRead {
        var out = folder.resolve("plan.csv");
        new PlanFiles(WorkingCalendar.EVERY_DAY, OnBadLines.SKIP, new PrintWriter(said, true), Steps.UNHEARD)
                .plan(files(receipts), null, out.toString());
        return Files.readAllLines(out);
    }

    /** The cells of a line by their headings; only the last column may hold commas. */
    private static Map<String, String> cells(List<String> rows, int line) {
        var headings = rows.getFirst().split(",", -1);
        var cells = rows.get(line).split(",", headings.length);
        return IntStream.range(0, headings.length).boxed().collect(Collectors.toMap(place -> headings[place], place -> cells[place]));
    }

    private PlanFiles.Files files(@org.jspecify.annotations.Nullable String receipts) {
        return new PlanFiles.Files(path("stock.csv"), path("demand.csv"), path("terms.csv"), receipts, null);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
