package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A small world whose figures were worked out by hand. Monday 5 January: ten mugs of 5 EUR, eight cups that cost 2.50. Four mugs are
 * ordered and
 * leave; ten are ordered, six leave, four wait for PO-1, due on the 12th; three more are ordered and wait; two are ordered and withdrawn.
 */
@BackstopTest
class ReportFiguresTest {
    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void world() {
        SmallShop.open(api, "MUG", 10);
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"5.00\",\"currency\":\"EUR\"},\"category\":\"Kitchen\"}").expect(200);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\",\"cost\":{\"amount\":\"2.50\",\"currency\":\"EUR\"}}").expect(201);
        moved("CUP", "8", "opening");
        order("SO-1", 4);
        ship("SO-1", 4);
        order("SO-2", 10);
        ship("SO-2", 6);
        order("SO-3", 3);
        order("SO-4", 2);
        api.post("/orders/SO-4/cancel", "{\"reason\":\"changed my mind\"}").expect(200);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"20",\
                "expectedOn":"2026-01-12"}]}
                """).expect(201);
        on("2026-01-12");
        moved("CUP", "-3", "adjustment");
    }

    /** The 14th: SO-3 is cancelled, PO-1 comes, SO-2 leaves; then it is the 15th. */
    private void delivered() {
        on("2026-01-14");
        api.post("/orders/SO-3/cancel", "{\"reason\":\"too late\"}").expect(200);
        api.post("/receipts", "{\"purchaseOrder\":\"PO-1\",\"lines\":[{\"line\":1,\"quantity\":\"20\"}]}").expect(201);
        ship("SO-2", 4);
        on("2026-01-15");
        api.post("/plan-runs", "{}").expect(201);
        api.post("/report-figures").expect(200);
    }

    @Test
    void the_waiting_line_by_age_customer_vendor_and_value() {
        on("2026-01-14");
        var rows = rows("backorders?columns=order,quantity,value,since,daysWaiting,age,shipBy,state,vendor,supply&sort=order");
        assertThat(rows.get(0).toString()).isEqualTo("""
                {"order":"SO-2","quantity":"4","value":{"amount":"20.00","currency":"EUR"},"since":"2026-01-05","daysWaiting":"9",\
                "age":"8-30 days",\
                "shipBy":"2026-01-12","state":"overdue","vendor":"ACME","supply":"PO-1/1"}""");
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows("backorders?groupBy=vendor&columns=quantity,value").get(0).toString())
                .isEqualTo("{\"vendor\":\"ACME\",\"rows\":\"2\",\"quantity\":\"7\",\"value\":{\"amount\":\"35.00\",\"currency\":\"EUR\"}}");
        assertThat(says("backorders"))
                .isEqualTo("1 customer waits for 2 deliveries worth €35; longer than 30 days: 0, without a date: 0.");
    }

    @Test
    void promises_that_are_past_are_at_risk() {
        on("2026-01-14");
        assertThat(rows("promises-due?columns=order,due,quantity,daysLate,state,risk").get(0).toString())
                .isEqualTo("""
                        {"order":"SO-2","due":"2026-01-12","quantity":"4","daysLate":"2","state":"overdue","risk":"yes"}""");
        assertThat(says("promises-due")).isEqualTo(
                "2 promises open; 0 due today, and 2 at risk, worth €35: 2 overdue, 0 later than told, 0 without a date.");
    }

    @Test
    void what_a_vendor_owes_and_how_it_kept_its_dates() {
        on("2026-01-14");
        assertThat(rows("purchase-orders-late?columns=purchaseOrder,vendor,open,expectedOn,daysLate,slips,waiting").toString())
                .isEqualTo("""
                [{"purchaseOrder":"PO-1","vendor":"ACME","open":"20","expectedOn":"2026-01-12","daysLate":"2","slips":"0",\
                "waiting":"7"}]""");
        delivered();
        assertThat(rows("purchase-orders-late").size()).isZero();
        assertThat(rows("vendor-record?columns=vendor,deliveries,dated,onTime,share,usualLate,leadDays,openParts").toString()).isEqualTo("""
                [{"vendor":"ACME","deliveries":"1","dated":"1","onTime":"0","share":"0","usualLate":"2","leadDays":"9",\
                "openParts":"0"}]""");
    }

    @Test
    void stock_is_valued_as_of_any_day_and_aged_first_in_first_out() {
        assertThat(rows("stock-valuation?asOf=2026-01-05&columns=sku,onHand,value").toString())
                .isEqualTo("[{\"sku\":\"CUP\",\"onHand\":\"8\",\"value\":{\"amount\":\"20.00\",\"currency\":\"EUR\"}}]");
        assertThat(rows("stock-valuation?columns=sku,onHand,value").toString())
                .isEqualTo("[{\"sku\":\"CUP\",\"onHand\":\"5\",\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}]");
        on("2026-02-20");
        moved("CUP", "2", "adjustment");
        assertThat(rows("stock-valuation?columns=sku,onHand,days30,days90,days180,older,lastIn&sku=CUP").toString())
                .isEqualTo("""
                        [{"sku":"CUP","onHand":"7","days30":"2","days90":"5","days180":"0","older":"0","lastIn":"2026-02-20"}]""");
        on("2026-09-01");
        assertThat(rows("stock-valuation?columns=days180,days365,older,oldValue&sku=CUP").get(0).toString())
                .isEqualTo("""
                        {"days180":"0","days365":"7","older":"0","oldValue":{"amount":"17.50","currency":"EUR"}}""");
    }

    @Test
    void a_past_day_is_valued_at_the_cost_of_that_day() {
        api.post("/report-figures").expect(200);
        on("2026-01-13");
        api.patch("/items/CUP", "{\"cost\":{\"amount\":\"4.00\",\"currency\":\"EUR\"}}").expect(200);
        api.post("/report-figures").expect(200);
        on("2026-01-14");
        assertThat(rows("stock-valuation?asOf=2026-01-12&columns=value").get(0).at("/value/amount").asString()).isEqualTo("12.50");
        assertThat(rows("stock-valuation?asOf=2026-01-13&columns=value").get(0).at("/value/amount").asString()).isEqualTo("20.00");
    }

    @Test
    void what_left_at_once_and_how_long_the_rest_waited() {
        delivered();
        assertThat(rows("fill-rate?sku=MUG&columns=lines,asked,atOnce,fillRate,late,waiting,unitDays,daysEach,value,"
                + "valueAtOnce").toString())
                .isEqualTo("""
                [{"lines":"4","asked":"17","atOnce":"10","fillRate":"0.5882","late":"4","waiting":"0","unitDays":"36","daysEach":"9",\
                "value":{"amount":"85.00","currency":"EUR"},"valueAtOnce":{"amount":"50.00","currency":"EUR"}}]""");
        assertThat(rows("demand-truth?columns=asked,promised,shipped,atOnce,substituted,lost,withdrawn,open,lostShare,censored").toString())
                .isEqualTo("""
                [{"asked":"19","promised":"19","shipped":"14","atOnce":"10","substituted":"0","lost":"3","withdrawn":"2","open":"0",\
                "lostShare":"0.1765",\
                "censored":"8"}]""");
    }

    @Test
    void how_a_class_and_a_customer_were_served() {
        delivered();
        assertThat(rows("fairness?columns=class,customers,lines,atOnce,fillRate,late,waiting,lost,daysWaited,difference").toString())
                .isEqualTo("""
                [{"class":"A","customers":"1","lines":"3","atOnce":"1","fillRate":"0.3333","late":"1","waiting":"0","lost":"1",\
                "daysWaited":"9","difference":"0"}]""");
        assertThat(rows("customer-reliability?columns=customer,lines,atOnce,promises,kept,keptShare,daysLate,waiting,lost").toString())
                .isEqualTo("""
                [{"customer":"C-1","lines":"3","atOnce":"1","promises":"3","kept":"2","keptShare":"0.6667","daysLate":"2",\
                "waiting":"0","lost":"1"}]""");
        assertThat(rows("promises-kept?columns=order,quantity,source,firstOn,shippedOn,daysLate,kept&sort=-daysLate").get(0).toString())
                .isEqualTo("""
                {"order":"SO-2","quantity":"4","source":"planned","firstOn":"2026-01-12","shippedOn":"2026-01-14","daysLate":"2",\
                "kept":"0"}""");
    }

    @Test
    void how_much_is_used_and_how_long_it_lasts() {
        delivered();
        assertThat(rows("usage?sku=MUG&columns=perDay,perWeek,days7,days28,days28Before,trend,days91,onHand,cover,"
                + "outDays,lastOn").toString())
                .isEqualTo("""
                [{"perDay":"1.9","perWeek":"13.3","days7":"0","days28":"19","days28Before":"0","trend":null,"days91":"19",\
                "onHand":"16","cover":"8.4",\
                "outDays":"8","lastOn":"2026-01-05"}]""");
    }

    @Test
    void stock_that_nobody_wants_is_dead_after_a_quarter_and_costs_money() {
        on("2026-05-04");
        api.post("/plan-runs", "{}").expect(201);
        api.post("/report-figures").expect(200);
        assertThat(rows("slow-stock?sku=CUP&columns=state,onHand,needed,excess,value,excessValue,yearCost,years").toString()).isEqualTo("""
                [{"state":"dead","onHand":"5","needed":"0","excess":"5","value":{"amount":"12.50","currency":"EUR"},\
                "excessValue":{"amount":"12.50","currency":"EUR"},\
                "yearCost":{"amount":"2.50","currency":"EUR"},"years":null}]""");
    }

    @Test
    void below_the_reorder_point_is_counted_net_of_what_is_on_order() {
        api.put("/reorder-points/CUP/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"10\",\"orderUpTo\":\"20\"}").expect(201);
        api.put("/reorder-points/MUG/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"12\",\"orderUpTo\":\"20\"}").expect(201);
        assertThat(rows("below-reorder-point?columns=sku,rule,onHand,onOrder,demand,position,reorderPoint,below").toString()).isEqualTo("""
                [{"sku":"CUP","rule":"by hand","onHand":"5","onOrder":"0","demand":"0","position":"5","reorderPoint":"10","below":"5"}]""");
        api.put("/reorder-points/MUG/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"13\",\"orderUpTo\":\"20\"}").expect(200);
        assertThat(rows("below-reorder-point?sku=MUG&columns=position,below").toString())
                .isEqualTo("[{\"position\":\"13\",\"below\":\"0\"}]");
    }

    @Test
    void duties_balance_from_opening_to_their_end() {
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"20","expectedOn":"2026-01-26"}],\
                "reason":"strike"}]}
                """).expect(200);
        var opened = api.get("/duties?state=open").expect(200).at("/data");
        api.post("/duties/%s/waive".formatted(opened.get(0).at("/duty").toString()), "{\"reason\":\"told in the shop\"}").expect(200);
        assertThat(rows("duties-balance?columns=day,opened,discharged,waived,superseded,open,overdue").toString()).isEqualTo("""
                [{"day":"2026-01-12","opened":"2","discharged":"0","waived":"1","superseded":"0","open":"1","overdue":"0"}]""");
    }

    @Test
    void dates_hold_as_often_as_was_said_or_not() {
        delivered();
        jdbc.sql("""
                INSERT INTO reports.promise_outcome (schedule_line_id, order_number, line, item_id, location_id, customer_id, quantity,
                       first_on, heard_on, source,
                       confidence, shipped_on)
                SELECT 1000 + n, 'SO-9', 1, i.id, l.id, c.id, 1, DATE '2026-01-10', DATE '2026-01-10', 'inbound', 0.9,
                       DATE '2026-01-10' + CASE WHEN n <= 28 THEN 0 ELSE 3 END
                  FROM generate_series(1, 40) n JOIN catalog.item i ON i.sku = 'MUG' CROSS JOIN catalog.location l CROSS
                         JOIN orders.customer c
                """).update();
        assertThat(rows("promise-calibration?source=inbound&columns=said,promises,held,share,difference,ninetieth,verdict").toString())
                .isEqualTo("""
                [{"said":"0.9","promises":"40","held":"28","share":"0.7","difference":"-0.2","ninetieth":"3",\
                "verdict":"too much promised"}]""");
        api.patch("/items/MUG", "{\"category\":\"Kitchen\"}").expect(200);
        assertThat(rows("promise-calibration?source=inbound&by=category&columns=vendor,category,promises,held").toString())
                .contains("\"category\":\"Kitchen\",\"promises\":\"40\",\"held\":\"28\"").doesNotContain("ACME");
    }

    @Test
    void figures_of_the_night_say_when_they_were_taken_and_are_taken_by_whoever_asks_first() {
        assertThat(api.get("/reports/fill-rate").expect(200).text("/summary/asOf")).isEqualTo("2026-01-12T09:00:00Z");
        on("2026-01-12T15:00:00Z");
        assertThat(api.get("/reports/fill-rate").expect(200).text("/summary/asOf")).isEqualTo("2026-01-12T09:00:00Z");
        assertThat(api.get("/reports/backorders").expect(200).text("/summary/asOf")).isEqualTo("2026-01-12T15:00:00Z");
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-13T09:00:00Z\"}").expect(200);
        assertThat(api.get("/report-figures").expect(200).text("/asOf")).isEqualTo("2026-01-13T03:00:00Z");
    }

    private void on(String day) {
        api.put("/sandbox/clock", "{\"now\":\"%s\"}".formatted(day.length() == 10 ? day + "T09:00:00Z" : day)).expect(200);
    }

    private void order(String number, int quantity) {
        api.post("/orders", """
                {"number":"%s","customer":"C-1","channel":"web","lines":[{"line":1,"sku":"MUG","quantity":"%d"}]}
                """.formatted(number, quantity)).expect(201);
    }

    private void ship(String order, int quantity) {
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"%d\"}]}".formatted(order,
                quantity)).expect(201);
    }

    private void moved(String sku, String quantity, String reason) {
        api.post("/stock/movements", "{\"sku\":\"%s\",\"location\":\"MAIN\",\"quantity\":\"%s\",\"reason\":\"%s\"}".formatted(sku, quantity,
                reason)).expect(201);
    }

    private JsonNode rows(String report) {
        return api.get("/reports/" + report).expect(200).at("/data");
    }

    private String says(String report) {
        return api.get("/reports/" + report).expect(200).text("/summary/says/0");
    }
}
