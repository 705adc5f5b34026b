package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackstopTest
class AvailabilityApiTest {
    @Autowired
    private Api api;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void five_mugs() {
        SmallShop.open(api, "MUG", 5);
    }

    private Answer ask(String query) {
        return api.withKey(null).get("//availability?" + query);
    }

    private String state(String query) {
        return ask(query).expect(200).text("/data/0/state");
    }

    @Test
    void a_stranger_sees_what_ships_now_and_what_later_and_the_order_is_promised_the_same() {
        var shown = ask("sku=MUG&quantity=12&country=GB").expect(200);
        var order = api.post("/orders", SmallShop.order("MUG", 12)).expect(201);

        assertThat(shown.text("/data/0/state")).isEqualTo("low");
        assertThat(shown.text("/data/0/sellable")).isEqualTo("true");
        assertThat(shown.text("/data/0/quantityNow")).isEqualTo("5");
        assertThat(shown.text("/data/0/words")).isEqualTo("5 ship on 5 January, 7 ship by 12 January.");
        assertThat(shown.text("/data/0/limitLeft")).isEqualTo("null");
        for (var part = 0; part < 2; part++) {
            for (var field : new String[] {"quantity", "shipBy", "earliest", "latest", "confidence"}) {
                assertThat(shown.at("/data/0/schedule/%d/%s".formatted(part, field)))
                        .isEqualTo(order.at("/lines/0/schedule/%d/%s".formatted(part, field)));
            }
        }
    }

    @Test
    void the_state_follows_stock_and_the_rule_for_backorders() {
        assertThat(state("sku=MUG&quantity=5")).isEqualTo("in-stock");
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        assertThat(state("sku=MUG")).isEqualTo("backorder");
        api.patch("/items/MUG", "{\"backorders\":{\"policy\":\"no\"}}").expect(200);
        assertThat(state("sku=MUG")).isEqualTo("out");
        api.patch("/items/MUG", "{\"status\":\"discontinued\"}").expect(200);
        assertThat(state("sku=MUG")).isEqualTo("ended");
        assertThat(ask("sku=MUG").expect(200).text("/data/0/sellable")).isEqualTo("false");
    }

    @Test
    void what_nobody_keeps_on_the_shelf_is_made_to_order() {
        api.put("/items/TABLE", "{\"name\":\"Table\",\"unit\":\"piece\"}").expect(201);
        api.put("/sourcing-terms/TABLE/MAIN", "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":14}]}").expect(201);
        api.put("/item-locations/TABLE/MAIN", "{\"stocked\":false}").expect(201);

        var table = ask("sku=TABLE").expect(200);
        assertThat(table.text("/data/0/state")).isEqualTo("made-to-order");
        assertThat(table.text("/data/0/schedule/0/shipBy")).isEqualTo("2026-01-19");
    }

    @Test
    void it_says_how_much_more_may_be_backordered() {
        api.patch("/items/MUG", "{\"backorders\":{\"policy\":\"limited\",\"limit\":{\"quantity\":\"10\"}}}").expect(200);
        api.post("/orders", SmallShop.order("MUG", 8)).expect(201);

        assertThat(ask("sku=MUG&quantity=7").expect(200).text("/data/0/limitLeft")).isEqualTo("7");
        assertThat(ask("sku=MUG&quantity=7").expect(200).text("/data/0/sellable")).isEqualTo("true");
        assertThat(ask("sku=MUG&quantity=8").expect(200).text("/data/0/sellable")).isEqualTo("false");
    }

    @Test
    void what_is_protected_for_others_is_not_shown_to_strangers() {
        api.put("/item-locations/MUG/MAIN", "{\"protected\":[{\"class\":\"A\",\"quantity\":\"4\"}]}").expect(201);

        assertThat(ask("sku=MUG&quantity=5").expect(200).text("/data/0/quantityNow")).isEqualTo("1");
    }

    @Test
    void many_are_asked_at_once_and_one_that_is_gone_does_not_hide_the_others() {
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\"}").expect(201);
        var shown = ask("sku=CUP&sku=GONE&sku=MUG").expect(200);

        assertThat(shown.at("/data").size()).isEqualTo(2);
        assertThat(shown.text("/data/0/sku")).isEqualTo("CUP");
        assertThat(shown.text("/data/1/sku")).isEqualTo("MUG");
        ask("sku=GONE").expect(404);
        assertThat(ask("sku=MUG&quantity=1.5").expect(422).text("/errors/0/pointer")).isEqualTo("/quantity");
    }

    @Test
    void what_another_instance_changes_is_seen_within_two_seconds() {
        assertThat(api.get("//availability?sku=MUG&quantity=9").expect(200).text("/data/0/quantityNow")).isEqualTo("5");

        jdbc.sql("UPDATE stock.level SET on_hand = 6").update();
        jdbc.sql("UPDATE promising.availability SET on_hand = 6, version = version + 1").update();

        Awaitility.await().atMost(2, TimeUnit.SECONDS).pollInterval(20, TimeUnit.MILLISECONDS).untilAsserted(() ->
                assertThat(api.get("//availability?sku=MUG&quantity=9").expect(200).text("/data/0/quantityNow")).isEqualTo("6"));
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        var first = ask("sku=MUG&quantity=2").expect(200);
        assertThat(first.header("Cache-Control")).contains("max-age=30").contains("stale-while-revalidate");
        var tag = first.header("ETag");
        api.withKey(null).send("GET", "//availability?sku=MUG&quantity=2", null, "If-None-Match", tag).expect(304);

        api.post("/orders", SmallShop.order("MUG", 1)).expect(201);
        var second = api.withKey(null).send("GET", "//availability?sku=MUG&quantity=2", null, "If-None-Match", tag).expect(200);
        assertThat(second.at("/data/0/version").asLong()).isGreaterThan(first.at("/data/0/version").asLong());
    }
}
