package dev.backstop.reports.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of the charts against a small world, worked out by hand. The sandbox begins on Monday 5 January 2026. */
@BackstopTest
class NightFiguresTest {
    @Autowired
    Api api;

    @Autowired
    Dashboards dashboards;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 10);
    }

    private void advance(String day) {
        api.post("/sandbox/clock/advance", Map.of("to", day + "T12:00:00Z")).expect(200);
    }

    private String order(long quantity) {
        return api.post("/orders", SmallShop.order("MUG", quantity)).expect(201).text("/number");
    }

    private void ship(String order, long quantity) {
        api.post("/shipments", Map.of("order", order, "location", "MAIN", "lines",
                List.of(Map.of("line", 1, "quantity", Long.toString(quantity))))).expect(201);
    }

    /** Day and lines, {@code 2026-01-07 1 0}: waiting, and of these for long. */
    private List<String> waiting() {
        return jdbc.sql("SELECT day || ' ' || lines || ' ' || long FROM reports.dashboard_waiting ORDER BY day").query(String.class).list();
    }

    private String bought() {
        var number = api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG","quantity":"20","expectedOn":"2026-01-12"}]}
                """).expect(201).text("/number");
        return number;
    }

    private void receive(String purchaseOrder, long quantity) {
        api.post("/receipts", Map.of("purchaseOrder", purchaseOrder, "location", "MAIN", "lines",
                List.of(Map.of("line", 1, "quantity", Long.toString(quantity)))))
                .expect(201);
    }

    @Test
    void a_line_waits_from_the_day_after_its_order_until_its_last_part_leaves() {
        var atOnce = order(4);
        ship(atOnce, 4);
        var supply = bought();
        var later = order(10); // 6 are here
        ship(later, 6);
        advance("2026-01-08");
        assertThat(waiting()).as("through yesterday").containsExactly("2026-01-06 1 0", "2026-01-07 1 0");

        receive(supply, 20);
        ship(later, 4);
        advance("2026-01-10");
        assertThat(waiting()).containsExactly("2026-01-06 1 0", "2026-01-07 1 0", "2026-01-08 0 0", "2026-01-09 0 0");
    }

    @Test
    void what_was_asked_for_a_later_day_waits_from_then_on_and_what_was_cancelled_no_more() {
        api.post("/orders", """
                {"customer":"C-1","channel":"web","requestedOn":"2026-01-09","lines":[{"line":1,"sku":"MUG","quantity":"2"}]}
                """).expect(201);
        var cancelled = order(30);
        advance("2026-01-07");
        api.post("/orders/" + cancelled + "/cancel", Map.of("reason", "no longer needed")).expect(200);
        advance("2026-01-12");
        assertThat(waiting()).containsExactly("2026-01-06 1 0", "2026-01-07 0 0", "2026-01-08 0 0", "2026-01-09 1 0", "2026-01-10 1 0",
                "2026-01-11 1 0");
    }

    @Test
    void a_wait_of_more_than_two_weeks_is_a_long_one_and_the_chart_says_so_by_the_hour() {
        order(30);
        advance("2026-01-22");
        assertThat(waiting()).contains("2026-01-19 1 0", "2026-01-20 1 1", "2026-01-21 1 1");
        var chart = dashboards.chart("waiting");
        assertThat(chart.sentence()).isEqualTo("1 order line waits now, 1 for more than two weeks.");
        assertThat(chart.rows().getFirst().cells()).extracting(Chart.Cell::plain).containsExactly("2026-01-22", "1", "1");
        assertThat(chart.rows()).hasSize(17);
    }

    @Test
    void the_figures_are_counted_on_the_first_look_where_no_night_did() {
        order(30);
        api.put("/sandbox/clock", Map.of("now", "2026-01-07T12:00:00Z")).expect(200);
        assertThat(dashboards.chart("waiting").rows()).hasSize(2);
        assertThat(jdbc.sql("SELECT through::text FROM reports.dashboard_night").query(String.class).single()).isEqualTo("2026-01-06");
    }

    @Test
    void a_promise_holds_that_left_by_the_first_day_told_and_what_is_overdue_does_not() {
        jdbc.sql("UPDATE catalog.settings SET confidence = 0.9").update();
        var kept = order(12);
        var broken = order(3);
        promised(kept, "2026-01-14");
        promised(broken, "2026-01-13");
        var supply = bought();
        advance("2026-01-12");
        receive(supply, 20);
        ship(kept, 12);
        advance("2026-01-15");

        var chart = dashboards.chart("calibration");
        assertThat(chart.sentence()).isEqualTo("Said 90 %, held 50 %, over 2 promises; 1 of them overdue.");
        assertThat(chart.rows().getFirst().cells()).extracting(Chart.Cell::plain).startsWith("All", "2", "1", "0.9", "0.5");
    }

    /** Tells the customer of a day, with a chance, as learned lead times would. */
    private void promised(String order, String day) {
        jdbc.sql("""
                UPDATE promising.promise p SET confidence = 0.9, ship_by = :day::date
                  FROM promising.schedule_line sl
                  JOIN orders.order_line l ON l.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = l.order_id
                 WHERE p.schedule_line_id = sl.id AND o.number = :order AND p.source <> 'stock'
                """).param("day", day).param("order", order).update();
        jdbc.sql("UPDATE promising.promise SET confidence = NULL WHERE source = 'stock'").update();
    }

    @Test
    void the_likely_range_of_a_share_is_wide_for_few_and_narrow_for_many() {
        var few = CalibrationChart.wilson(9, 10);
        assertThat(few.low()).isCloseTo(0.652, within(0.001));
        assertThat(few.high()).isCloseTo(0.978, within(0.001));
        var many = CalibrationChart.wilson(900, 1000);
        assertThat(many.high() - many.low()).isLessThan(0.04);
    }

    @Test
    void cover_is_what_is_available_over_the_forecast_of_a_day() {
        jdbc.sql("""
                INSERT INTO replenishment.learned (item_id, location_id, learned_on, per_day, days, days_counted, days_with_demand,
                    stock_out_days, one_off_days,
                       review_days, target_kind, target_value, segment, lead_mean)
                SELECT i.id, l.id, '2026-01-05', 0.5, 90, 90, 40, 0, 0, 1, 'fill-rate', 0.95, 'AX', 30
                  FROM catalog.item i CROSS JOIN catalog.location l
                """).update();
        var chart = dashboards.chart("cover");
        assertThat(chart.rows()).singleElement().satisfies(row -> assertThat(row.cells()).extracting(Chart.Cell::plain)
                .containsExactly("A", "1", "20", "20", "20", "1"));
        assertThat(chart.sentence()).isEqualTo("Half of the A items last 20 days or more, 1 of 1 shorter than their lead time.");
    }

    @Test
    void an_empty_firm_is_told_why_nothing_is_drawn() {
        for (var name : List.of("waiting", "cover", "slips", "calibration")) {
            assertThat(dashboards.chart(name).isEmpty()).as(name).isTrue();
            assertThat(dashboards.chart(name).empty()).as(name).isNotBlank();
        }
    }
}
