package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@BackstopTest
class PromiseExplanationsTest {
    @Autowired
    private Api api;

    @BeforeEach
    void two_mugs_and_more_on_the_way() {
        SmallShop.open(api, "MUG", 2);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"9","expectedOn":"2026-01-20"}]}""").expect(201);
    }

    private Answer why(String order) {
        return api.get("/explanations/promise/" + order + "/1").expect(200);
    }

    private String sooner(Answer why, String kind, String field) {
        var found = new ArrayList<String>();
        why.at("/sooner").forEach(way -> {
            if (way.at("/kind").asString().equals(kind)) {
                found.add(way.at("/" + field).asString());
            }
        });
        return String.join(" ", found);
    }

    @Test
    void it_names_what_the_date_rests_on_and_who_is_ahead() {
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        api.post("/orders", SmallShop.order("MUG", 4)).expect(201);
        var why = why("SO-2");

        assertThat(why.text("/promised/0/shipBy")).isEqualTo("2026-01-20");
        assertThat(why.text("/promised/0/supply")).isEqualTo("PO-1/1");
        assertThat(why.text("/whyNotSooner/0"))
                .isEqualTo("2 of MUG are on hand in Main; 2 are allocated to others and 0 are being picked.");
        assertThat(why.text("/whyNotSooner/1")).isEqualTo("Purchase order PO-1/1 brings 9 by 20 January; 3 of it are promised to others.");
    }

    @Test
    void what_comes_only_later_is_no_reason() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"9","expectedOn":"2026-03-20"}]}""").expect(201);
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);

        assertThat(why("SO-1").at("/whyNotSooner").toString()).contains("PO-1/1").doesNotContain("PO-2/1");
    }

    @Test
    void expediting_is_offered_with_the_date_that_deciding_anew_gives() {
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        var why = why("SO-1");

        assertThat(sooner(why, "expedite", "shipBy")).isEqualTo("2026-01-05");
        assertThat(sooner(why, "expedite", "reference")).isEqualTo("PO-1/1");
        assertThat(sooner(why, "split", "shipBy")).isEmpty();
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-20");
    }

    @Test
    void each_way_says_what_it_costs_and_what_it_does_to_others_and_that_is_what_happens() {
        api.patch("/items/MUG", "{\"cost\":{\"amount\":\"73.00\",\"currency\":\"EUR\"}}").expect(200);
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        api.post("/orders", SmallShop.order("MUG", 4)).expect(201);
        var way = why("SO-2").at("/sooner/0");

        assertThat(way.at("/kind").asString()).isEqualTo("expedite");
        assertThat(way.at("/cost/amount/amount").asString()).as("nine mugs of 73, held 15 days more at 20 % a year").isEqualTo("5.40");
        assertThat(way.at("/effect/sooner").asInt()).as("three of the first order come sooner too").isEqualTo(1);
        assertThat(way.at("/effect/later").asInt()).isZero();

        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-05\",\"reason\":\"by air\"}").expect(200);
        assertThat(api.get("/orders/SO-2").expect(200).text("/lines/0/schedule/0/shipBy")).isEqualTo(way.at("/shipBy").asString());
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-05");
    }

    @Test
    void moving_a_line_says_who_must_wait_longer_there_and_who_less_here() {
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"Europe/London\",\"priority\":2}").expect(201);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"NORTH","state":"sent",
                 "lines":[{"line":1,"sku":"MUG","quantity":"11","expectedOn":"2026-01-09"}]}""").expect(201);
        order("NORTH", 4, 5);
        order("MAIN", 11, 1);
        var way = ways(why("SO-2"), "move");

        assertThat(way.at("/shipBy").asString()).isEqualTo("2026-01-09");
        assertThat(way.at("/effect/later").asInt()).as("who waits there is served after it").isEqualTo(1);
        assertThat(way.at("/effect/promisesBroken").asInt()).isEqualTo(1);
        assertThat(way.at("/effect/sooner").asInt()).isZero();
    }

    private void order(String location, int units, int priority) {
        api.post("/orders", """
                {"customer":"C-1","location":"%s","priority":%d,"lines":[{"sku":"MUG","quantity":"%d"}]}"""
                .formatted(location, priority, units)).expect(201);
    }

    private static JsonNode ways(Answer why, String kind) {
        return why.at("/sooner").valueStream().filter(way -> way.get("kind").asString().equals(kind)).findFirst().orElseThrow();
    }

    @Test
    void another_location_a_split_and_a_substitute_are_offered_where_they_help() {
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"Europe/London\",\"priority\":2}").expect(201);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\"}").expect(201);
        api.patch("/items/MUG", "{\"substitutes\":[\"CUP\"]}").expect(200);
        api.post("/orders", """
                {"customer":"C-1","location":"MAIN","shipping":"complete-lines","lines":[{"sku":"MUG","quantity":"5"}]}""").expect(201);
        assertThat(sooner(why("SO-1"), "move", "shipBy") + sooner(why("SO-1"), "substitute", "shipBy")).isEmpty();

        api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"NORTH\",\"quantity\":\"8\",\"reason\":\"opening\"}").expect(201);
        api.post("/stock/movements", "{\"sku\":\"CUP\",\"location\":\"MAIN\",\"quantity\":\"8\",\"reason\":\"opening\"}").expect(201);
        var why = why("SO-1");
        assertThat(sooner(why, "move", "reference")).isEqualTo("NORTH");
        assertThat(sooner(why, "move", "shipBy")).isEqualTo("2026-01-05");
        assertThat(sooner(why, "split", "text")).isEqualTo("Shipped in parts, 2 of it would ship by 5 January.");
        assertThat(sooner(why, "substitute", "reference")).isEqualTo("CUP");
    }

    @Test
    void what_ships_now_needs_no_reason_and_what_is_not_there_is_not_found() {
        api.post("/orders", SmallShop.order("MUG", 2)).expect(201);
        assertThat(why("SO-1").at("/sooner")).isEmpty();
        api.get("/explanations/promise/SO-1/7").expect(404);
        api.get("/explanations/promise/SO-9/1").expect(404);
    }
}
