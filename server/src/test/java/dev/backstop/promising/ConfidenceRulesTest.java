package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some customers are promised days that hold more surely than others'. The clock begins at Monday, 5 January 2026. */
@BackstopTest
class ConfidenceRulesTest {
    private static final String RULES = """
            {"confidenceFor":[{"class":"A","confidence":"0.97"},{"channel":"web","confidence":"0.8"}]}""";

    private final Api api;
    private final JdbcClient jdbc;

    @Autowired
    ConfidenceRulesTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    /** Customer C-1 is of class A, C-2 of none; Acme delivers up to nineteen days late, each as often as any other. */
    @BeforeEach
    void a_vendor_that_is_late_by_chance() {
        SmallShop.open(api, "MUG-1", 0);
        api.put("/customers/C-2", "{\"name\":\"B Shop\",\"country\":\"GB\",\"kind\":\"business\"}").expect(201);
        jdbc.sql("""
                INSERT INTO supply.lead_time_observation (vendor_id, item_id, location_id, delivery, ordered_on, expected_on, received_on,
                       quantity)
                SELECT v.id, i.id, l.id, 'past ' || n, day - 20, day, day + n * 7 % 20, 10
                  FROM catalog.vendor v, catalog.item i, catalog.location l, generate_series(0, 99) AS n,
                       LATERAL (SELECT date '2025-02-20' + 3 * n AS day) d
                 WHERE v.code = 'ACME' AND i.sku = 'MUG-1' AND l.code = 'MAIN'
                """).update();
    }

    @Test
    void each_is_promised_the_day_that_holds_with_the_chance_set_for_them() {
        api.patch("/settings", RULES).expect(200);
        buy("MUG-1", 50);

        var byClass = order("C-1", "phone");
        var usual = order("C-2", "phone");
        var byChannel = order("C-2", "web");
        var both = order("C-1", "web");

        assertThat(byClass.confidence()).isEqualTo("0.97");
        assertThat(usual.confidence()).isEqualTo("0.9");
        assertThat(byChannel.confidence()).isEqualTo("0.8");
        assertThat(both.confidence()).as("the surest rule that speaks of a customer counts").isEqualTo("0.97");
        assertThat(byChannel.day()).isBefore(usual.day());
        assertThat(usual.day()).isBefore(byClass.day());
    }

    @Test
    void what_nobody_has_ordered_yet_is_promised_by_the_same_chance() {
        api.patch("/settings", RULES).expect(200);

        assertThat(order("C-1", "phone").day()).isAfter(order("C-2", "phone").day());
        assertThat(order("C-1", "phone").confidence()).isEqualTo("0.97");
    }

    @Test
    void shoppers_quotes_and_orders_hear_the_same() {
        api.patch("/settings", RULES).expect(200);
        buy("MUG-1", 50);

        var shopper = api.get("//availability?sku=MUG-1&quantity=2").expect(200);
        var quote = api.post("/quotes", """
                {"customer":"C-1","channel":"phone","lines":[{"line":1,"sku":"MUG-1","quantity":"2"}]}""").expect(200);

        assertThat(shopper.text("/data/0/schedule/0/confidence")).isEqualTo("0.8");
        assertThat(quote.text("/lines/0/schedule/0/confidence")).isEqualTo("0.97");
        assertThat(LocalDate.parse(quote.text("/lines/0/schedule/0/shipBy"))).isEqualTo(order("C-1", "phone").day());
        assertThat(LocalDate.parse(shopper.text("/data/0/schedule/0/shipBy"))).isEqualTo(order("C-2", "web").day());
    }

    @Test
    void a_change_decides_what_stands_anew_and_the_old_promise_keeps_its_mark() {
        buy("MUG-1", 50);
        var before = order("C-1", "phone");
        assertThat(before.confidence()).isEqualTo("0.9");

        api.patch("/settings", RULES).expect(200);

        var said = api.get("/orders/%s/lines/1/promises".formatted(before.number())).expect(200);
        assertThat(said.at("/data")).hasSize(2);
        assertThat(said.at("/data").valueStream().map(one -> one.path("confidence").asString()).toList())
                .containsExactlyInAnyOrder("0.9", "0.97");
        assertThat(said.text("/data")).contains("The firm's rules for promises were changed.");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
        api.patch("/settings", "{\"confidenceFor\":null}").expect(200);
        assertThat(api.get("/orders/" + before.number()).text("/lines/0/schedule/0/confidence")).as("and back").isEqualTo("0.9");
        assertThat(jdbc.sql("SELECT count(*) FROM supply.purchase_order_part WHERE other_arrivals IS NOT NULL").query(Long.class).single())
                .isZero();
    }

    @Test
    void a_slip_and_a_day_keep_the_chance() {
        api.patch("/settings", RULES).expect(200);
        buy("MUG-1", 50);
        var sure = order("C-1", "phone");
        var usual = order("C-2", "phone");

        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-03-02\",\"reason\":\"the ship is late\"}").expect(200);
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-07T12:00:00Z\"}").expect(200);

        assertThat(now(sure.number()).confidence()).isEqualTo("0.97");
        assertThat(now(usual.number()).confidence()).isEqualTo("0.9");
        assertThat(now(sure.number()).day()).isAfter(now(usual.number()).day()).isAfter(sure.day());
    }

    @Test
    void the_explanation_says_with_which_chance() {
        api.patch("/settings", RULES).expect(200);
        buy("MUG-1", 50);
        var sure = order("C-1", "phone");
        var usual = order("C-2", "phone");

        assertThat(api.get("/explanations/promise/%s/1".formatted(sure.number())).text("/whyNotSooner"))
                .contains("hold at 97 %; usually it is 90 %");
        assertThat(api.get("/explanations/promise/%s/1".formatted(usual.number())).text("/whyNotSooner"))
                .doesNotContain("usually it is");
    }

    @Test
    void vendors_are_judged_at_each_chance_that_is_said() {
        api.patch("/settings", RULES).expect(200);

        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T12:00:00Z\"}").expect(200);

        assertThat(api.get("/kept-dates?vendor=ACME").expect(200).at("/data").valueStream()
                .map(one -> one.path("said").decimalValue().doubleValue())).containsExactlyInAnyOrder(0.9, 0.8, 0.97);
        api.patch("/settings", "{\"confidenceFor\":[]}").expect(200);
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-07T12:00:00Z\"}").expect(200);
        assertThat(api.get("/kept-dates?vendor=ACME").expect(200).at("/data")).hasSize(1);
    }

    /** Its days spread over two weeks and more at nine in ten, over less at eight. */
    @Test
    void who_asks_hears_how_exact_the_day_is_and_who_ordered_hears_the_day() {
        api.patch("/settings", RULES).expect(200);
        buy("MUG-1", 50);
        var asked = """
                {"customer":"C-2","channel":"%s","holdUntil":%s,"lines":[{"line":1,"sku":"MUG-1","quantity":"2"}]}""";

        var usual = api.post("/quotes", asked.formatted("phone", "\"2026-01-06T12:00:00Z\""));
        var web = api.post("/quotes", asked.formatted("web", "null")).expect(200);

        assertThat(usual.text("/lines/0/schedule/0/words")).isEqualTo("2 ship in the week of 16 February");
        assertThat(api.get("/quotes/" + usual.text("/quote")).text("/lines/0/schedule/0/words")).as("while it holds")
                .isEqualTo("2 ship in the week of 16 February");
        assertThat(web.text("/lines/0/schedule/0/words")).contains(" ship between ");
        assertThat(api.get("//availability?sku=MUG-1&quantity=2").text("/data/0/words")).as("the shop says the same")
                .isEqualTo(web.text("/lines/0/schedule/0/words") + '.');
        assertThat(api.get("/orders/" + order("C-2", "phone").number()).text("/lines/0/schedule/0/words"))
                .matches("2 ship by \\d+ February");
    }

    private record Said(String number, LocalDate day, String confidence) {}

    private Said order(String customer, String channel) {
        var order = api.post("/orders", """
                {"customer":"%s","channel":"%s","lines":[{"line":1,"sku":"MUG-1","quantity":"2"}]}"""
                .formatted(customer, channel)).expect(201);
        return now(order.text("/number"));
    }

    private Said now(String order) {
        var answer = api.get("/orders/" + order).expect(200);
        return new Said(order, LocalDate.parse(answer.text("/lines/0/schedule/0/shipBy")), answer.text("/lines/0/schedule/0/confidence"));
    }

    private void buy(String sku, int quantity) {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"%s","quantity":"%d","expectedOn":"2026-02-02"}]}"""
                .formatted(sku, quantity)).expect(201);
    }
}
