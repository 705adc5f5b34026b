package dev.backstop.promising;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ships complete waits for several deliveries, each of which holds its day nine times in ten. */
@BackstopTest
class TogetherTest {
    private final Api api;
    private final JdbcClient jdbc;

    @Autowired
    TogetherTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    /** Mugs and cups come up to nineteen days late, each as often as any other. */
    @BeforeEach
    void vendors_that_are_late_by_chance() {
        SmallShop.open(api, "MUG", 0);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\",\"decimals\":0,\"status\":\"active\",\"backorders\":{\"policy\":\"yes\"}}")
                .expect(201);
        jdbc.sql("""
                INSERT INTO supply.lead_time_observation (vendor_id, item_id, location_id, delivery, ordered_on, expected_on, received_on, quantity)
                SELECT v.id, i.id, l.id, 'past ' || i.sku || n, day - 20, day, day + n * 7 % 20, 10
                  FROM catalog.vendor v, catalog.item i, catalog.location l, generate_series(0, 99) AS n,
                       LATERAL (SELECT date '2025-02-20' + 3 * n AS day) d
                """).update();
    }

    @Test
    void an_order_that_waits_for_two_deliveries_is_promised_later_than_each_alone() {
        buy("MUG");
        buy("CUP");

        var apart = days("as-available");
        var complete = days("complete-order");

        assertThat(apart).as("of the same record, expected on the same day").hasSize(2).containsOnly(apart.getFirst());
        assertThat(complete).hasSize(2).containsOnly(complete.getFirst());
        assertThat(complete.getFirst()).isAfter(apart.getFirst());
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void what_comes_with_one_purchase_order_comes_together() {
        buy("MUG", "CUP");

        assertThat(days("complete-order")).isEqualTo(days("as-available"));
    }

    @Test
    void a_line_that_ships_complete_waits_for_both_of_its_deliveries() {
        buy("MUG");
        buy("MUG");
        var line = "{\"customer\":\"C-1\",\"channel\":\"phone\",\"shipping\":\"%s\",\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"15\"}]}";

        var complete = api.post("/quotes", line.formatted("complete-lines")).expect(200);
        var apart = api.post("/quotes", line.formatted("as-available")).expect(200);

        assertThat(LocalDate.parse(complete.text("/lines/0/schedule/0/shipBy"))).isAfter(LocalDate.parse(apart.text("/lines/0/schedule/0/shipBy")));
    }

    /** Each of both deliveries may be the last; the day of both moves when one of them does, and not because days pass. */
    @Test
    void its_day_stands_while_days_pass_and_moves_once_when_one_delivery_slips() {
        buy("MUG");
        buy("CUP");
        var promised = days("complete-order").getFirst();

        everyDay(LocalDate.parse("2026-01-06"), LocalDate.parse("2026-01-30"));
        assertThat(said(1)).containsExactly(promised);
        assertThat(said(2)).containsExactly(promised);

        api.patch("/purchase-orders/PO-2/lines/1/parts/1", "{\"expectedOn\":\"2026-02-16\",\"reason\":\"the vendor's word\"}").expect(200);
        assertThat(said(1)).hasSize(2).isEqualTo(said(2));
        assertThat(said(1).getLast()).isAfter(promised.plusDays(7));
        api.post("/receipts", "{\"purchaseOrder\":\"PO-1\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"10\",\"damaged\":\"0\",\"lot\":null}]}").expect(201);
        var withOneHere = said(1);
        everyDay(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-02-13"));
        assertThat(said(1)).isEqualTo(withOneHere);
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    /** Whoever reads that the goods are expected on the 2nd, and is promised a day two weeks later, asks why. */
    @Test
    void a_later_day_than_the_one_expected_is_explained() {
        buy("MUG");
        var promised = LocalDate.parse(api.post("/orders", SmallShop.order("MUG", 2)).expect(201).text("/lines/0/schedule/0/shipBy"));

        assertThat(promised).isAfter(LocalDate.parse("2026-02-02"));
        assertThat(api.get("/explanations/promise/SO-1/1").expect(200).text("/whyNotSooner/2")).isEqualTo(
                "Purchase order PO-1/1 is expected on 2 February; by how late such deliveries have come, we count with %d February."
                        .formatted(promised.getDayOfMonth()));
    }

    private void everyDay(LocalDate from, LocalDate to) {
        from.datesUntil(to.plusDays(1)).forEach(day -> api.post("/sandbox/clock/advance", "{\"to\":\"%sT09:00:00Z\"}".formatted(day)).expect(200));
    }

    /** The days that a line of the order was promised for, one after the other. */
    private List<LocalDate> said(int line) {
        return api.get("/orders/SO-1/lines/%d/promises".formatted(line)).expect(200).at("/data").valueStream()
                .map(promise -> LocalDate.parse(promise.at("/shipBy").asString())).toList();
    }

    private void buy(String... skus) {
        var lines = Arrays.stream(skus).map("{\"sku\":\"%s\",\"quantity\":\"10\",\"expectedOn\":\"2026-02-02\"}"::formatted).collect(joining(","));
        api.post("/purchase-orders", "{\"vendor\":\"ACME\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\":[%s]}".formatted(lines)).expect(201);
    }

    /** When each line of an order for two of both ships. */
    private List<LocalDate> days(String shipping) {
        var order = api.post("/orders", """
                {"customer":"C-1","channel":"phone","shipping":"%s","lines":[{"sku":"MUG","quantity":"2"},{"sku":"CUP","quantity":"2"}]}"""
                .formatted(shipping)).expect(201);
        return order.at("/lines").valueStream().map(line -> LocalDate.parse(line.at("/schedule/0/shipBy").asString())).toList();
    }
}
