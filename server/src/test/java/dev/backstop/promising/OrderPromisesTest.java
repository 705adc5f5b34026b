package dev.backstop.promising;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

@BackstopTest
class OrderPromisesTest {
    @Autowired
    private Api api;

    private Scene scene;

    @BeforeEach
    void a_shop_with_one_mug(@Autowired Stock stock, @Autowired Items items, @Autowired Locations locations, @Autowired PlatformTransactionManager manager) {
        scene = new Scene(api, stock, items, locations, manager);
        scene.shop();
        scene.stock("MUG", 5);
    }

    @Test
    void what_is_here_ships_on_the_next_working_day() {
        var order = scene.order("A", "MUG", 3);

        var line = order.at("/lines/0");
        assertThat(line.at("/state").asString()).isEqualTo("allocated");
        assertThat(line.at("/schedule/0/shipBy").asString()).isEqualTo("2026-01-05");
        assertThat(line.at("/schedule/0/words").asString()).isEqualTo("3 ship on 5 January");
        assertThat(line.at("/schedule/0/confidence").asString()).isEqualTo("1");
    }

    @Test
    void more_than_there_is_becomes_two_promises() {
        var order = scene.order("A", "MUG", 12);

        var schedule = order.at("/lines/0/schedule");
        assertThat(schedule.size()).isEqualTo(2);
        assertThat(schedule.at("/0/quantity").asString()).isEqualTo("5");
        assertThat(schedule.at("/1/quantity").asString()).isEqualTo("7");
        assertThat(schedule.at("/1/source").asString()).isEqualTo("planned");
        assertThat(schedule.at("/1/shipBy").asString()).isEqualTo("2026-01-12");
        assertThat(order.at("/lines/0/state").asString()).isEqualTo("part-backordered");
    }

    @Test
    void a_quote_says_what_the_order_will_say() {
        var quote = api.post("/quotes", """
                {"customer":"A","lines":[{"sku":"MUG","quantity":"12"}]}""").expect(200);
        var order = scene.order("A", "MUG", 12);

        assertThat(quote.at("/sellable").asBoolean()).isTrue();
        for (var part = 0; part < 2; part++) {
            for (var field : new String[] {"quantity", "source", "shipBy", "earliest", "latest", "words", "why", "location"}) {
                var at = "/lines/0/schedule/%d/%s".formatted(part, field);
                assertThat(order.at(at)).as(at).isEqualTo(quote.at(at));
            }
        }
    }

    @Test
    void stock_that_comes_goes_to_the_first_in_line() {
        scene.order("A", "MUG", 7);
        scene.order("B", "MUG", 4);
        scene.stock("MUG", 3);

        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/0/state").asString()).isEqualTo("allocated");
        var later = api.get("/orders/SO-2").expect(200);
        assertThat(later.at("/lines/0/schedule/0/quantity").asString()).isEqualTo("1");
        assertThat(later.at("/lines/0/state").asString()).isEqualTo("part-backordered");
    }

    @Test
    void a_cancelled_order_gives_its_stock_to_the_next_in_line() {
        scene.order("A", "MUG", 5);
        scene.order("B", "MUG", 2);
        api.post("/orders/SO-1/cancel", "{\"reason\":\"changed their mind\"}").expect(200);

        assertThat(api.get("/orders/SO-1").expect(200).at("/state").asString()).isEqualTo("cancelled");
        assertThat(api.get("/orders/SO-2").expect(200).at("/lines/0/state").asString()).isEqualTo("allocated");
        var promises = api.get("/orders/SO-2/lines/1/promises").expect(200).at("/data");
        assertThat(promises.at("/1/cause/kind").asString()).isEqualTo("cancelled");
        assertThat(api.post("/orders/SO-1/cancel").expect(200).at("/state").asString()).isEqualTo("cancelled");
    }

    @Test
    void shipping_takes_only_what_is_allocated() {
        scene.order("A", "MUG", 7);
        var refused = api.post("/shipments", """
                {"order":"SO-1","location":"MAIN","lines":[{"line":1,"quantity":"6"}]}""").expect(409);
        assertThat(refused.at("/detail").asString()).contains("Only 5 of line 1 (MUG) of order SO-1 are allocated at MAIN");

        api.post("/shipments", """
                {"order":"SO-1","location":"MAIN","lines":[{"line":1,"quantity":"4"}]}""").expect(201);
        var line = api.get("/orders/SO-1").expect(200).at("/lines/0");
        assertThat(line.at("/shipped").asString()).isEqualTo("4");
        assertThat(line.at("/schedule/0/quantity").asString()).isEqualTo("1");
        assertThat(line.at("/schedule/1/quantity").asString()).isEqualTo("2");
    }

    @Test
    void what_is_picked_stays_with_its_order() {
        scene.order("B", "MUG", 5);
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-1\"]}").expect(201);
        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/0/state").asString()).isEqualTo("released");

        api.post("/orders/SO-1/cancel").expect(409);
        api.post("/picks/PK-1/put-back").expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/0/state").asString()).isEqualTo("allocated");
    }

    @Test
    void an_item_without_backorders_is_refused_when_short_and_the_quote_says_what_there_is() {
        scene.patchItem("MUG", "{\"backorders\":{\"policy\":\"no\"}}");

        var quote = api.post("/quotes", "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"6\"}]}").expect(200);
        assertThat(quote.at("/sellable").asBoolean()).isFalse();
        assertThat(quote.at("/lines/0/schedule/0/quantity").asString()).isEqualTo("5");
        var refused = api.post("/orders", scene.orderJson("A", "MUG", 6)).expect(422);
        assertThat(refused.at("/detail").asString()).contains("5 can be ordered now");
        assertThat(api.get("/orders").expect(200).at("/data").size()).isZero();
    }

    @Test
    void a_day_that_passes_renews_a_promise_that_was_not_kept() {
        scene.order("A", "MUG", 2);
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-07T09:00:00Z\"}").expect(200);

        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/0/schedule/0/shipBy").asString()).isEqualTo("2026-01-07");
        var promises = api.get("/orders/SO-1/lines/1/promises").expect(200).at("/data");
        assertThat(promises.size()).isEqualTo(3);
        assertThat(promises.at("/2/cause/kind").asString()).isEqualTo("day-turned");
    }

    @Test
    void a_kit_ships_with_its_scarcest_component() {
        scene.item("SPOON");
        scene.stock("SPOON", 20);
        scene.kit("SET", "MUG", 2, "SPOON", 1);

        var order = scene.order("A", "SET", 4);
        var schedule = order.at("/lines/0/schedule");
        assertThat(schedule.at("/0/quantity").asString()).isEqualTo("2");
        assertThat(schedule.at("/0/source").asString()).isEqualTo("stock");
        assertThat(schedule.at("/1/quantity").asString()).isEqualTo("2");
        assertThat(schedule.at("/1/source").asString()).isEqualTo("planned");
    }

    @Test
    void an_order_that_ships_complete_has_one_date() {
        scene.item("SPOON");
        scene.stock("SPOON", 20);
        var order = api.post("/orders", """
                {"customer":"A","shipping":"complete-order","lines":[{"sku":"MUG","quantity":"6"},{"sku":"SPOON","quantity":"1"}]}""").expect(201);

        assertThat(order.at("/lines/0/schedule/0/shipBy").asString()).isEqualTo("2026-01-12");
        assertThat(order.at("/lines/1/schedule/0/shipBy").asString()).isEqualTo("2026-01-12");
        scene.stock("MUG", 1);
        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/1/schedule/0/shipBy").asString()).isEqualTo("2026-01-05");
    }

    @Test
    void a_kit_of_kits_gets_what_comes_of_its_innermost_component() {
        scene.item("SPOON");
        scene.stock("SPOON", 20);
        scene.kit("SET", "MUG", 2, "SPOON", 1);
        scene.kit("TABLE", "SET", 2, "SPOON", 2);
        scene.order("A", "TABLE", 2);

        scene.stock("MUG", 3);

        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/state")).isEqualTo("allocated");
        assertThat(api.get("/audit/self").expect(200).text("/differences")).isEqualTo("[]");
    }

    /** A call-off names its day long before; goods that are here for it are nobody else's meanwhile. */
    @Test
    void what_is_called_off_for_a_later_day_keeps_it_whoever_comes_meanwhile() {
        api.post("/orders", "{\"customer\":\"A\",\"requestedOn\":\"2026-02-02\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"4\"}]}")
                .expect(201);
        api.post("/orders", "{\"customer\":\"A\",\"requestedOn\":\"2026-03-02\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"6\"}]}")
                .expect(201);
        var urgent = api.post("/orders", "{\"customer\":\"B\",\"priority\":1,\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"3\"}]}")
                .expect(201);

        assertThat(urgent.text("/lines/0/schedule/0/source")).as("priority takes nobody's goods").isEqualTo("planned");
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-08T09:00:00Z\"}").expect(200);
        assertThat(shipBy("SO-1")).isEqualTo("2026-02-02 of 4");
        assertThat(shipBy("SO-2")).isEqualTo("2026-03-02 of 1, 2026-03-02 of 5");
    }

    private String shipBy(String order) {
        return api.get("/orders/" + order).expect(200).at("/lines/0/schedule").valueStream()
                .map(part -> part.get("shipBy").asString("no day") + " of " + part.get("quantity").asString()).sorted()
                .collect(joining(", "));
    }
}
