package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An order that ships complete says which of its lines it waits for, and what would help all of it. */
@BackstopTest
class RestOfOrderTest {
    @Autowired
    private Api api;

    @BeforeEach
    void mugs_are_here_and_cups_are_on_the_way() {
        SmallShop.open(api, "MUG", 5);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\"}").expect(201);
    }

    private void cupsOn(String day) {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"CUP","quantity":"9","expectedOn":"%s"}]}""".formatted(day))
                .expect(201);
    }

    private void ordered(String more) {
        api.post("/orders", """
                {"customer":"C-1","shipping":"complete-order",%s"lines":[{"line":1,"sku":"MUG","quantity":"2"},{"line":2,"sku":"CUP","quantity":"3"}]}"""
                .formatted(more)).expect(201);
    }

    private Answer why(int line) {
        return api.get("/explanations/promise/SO-1/" + line).expect(200);
    }

    private static JsonNode way(Answer why, String kind) {
        return why.at("/sooner").valueStream().filter(way -> way.get("kind").asString().equals(kind)).findFirst().orElseThrow();
    }

    @Test
    void what_is_here_names_the_line_it_waits_for_and_the_supply_that_would_help() {
        cupsOn("2026-01-20");
        ordered("");

        var part = api.get("/orders/SO-1").expect(200).at("/lines/0/schedule/0");
        assertThat(part.at("/shipBy").asString()).isEqualTo("2026-01-20");
        assertThat(part.at("/why").asString()).isEqualTo("on hand in Main, waits for the rest of the order");
        var why = why(1);
        assertThat(why.text("/whyNotSooner/0")).isEqualTo("The order ships complete, and line 2, CUP, can ship by 20 January.");
        assertThat(way(why, "expedite").at("/reference").asString()).isEqualTo("PO-1/1");
        assertThat(way(why, "expedite").at("/shipBy").asString()).isEqualTo("2026-01-05");
        assertThat(way(why, "expedite").at("/effect/sooner").asInt()).as("the rest of the order is nobody else").isZero();
        assertThat(why(2).at("/whyNotSooner").toString()).contains("The order ships complete, and this is the line it waits for.");
    }

    @Test
    void a_line_without_a_day_leaves_all_without_and_says_so() {
        ordered("");

        var part = api.get("/orders/SO-1").expect(200).at("/lines/0/schedule/0");
        assertThat(part.at("/shipBy").isNull()).isTrue();
        assertThat(part.at("/why").asString()).isEqualTo("on hand in Main, waits for the rest of the order");
        assertThat(why(1).text("/whyNotSooner/0")).isEqualTo("The order ships complete, and line 2, CUP, has no date yet.");
    }

    @Test
    void who_wants_nothing_so_late_hears_when_it_would_come() {
        cupsOn("2026-01-20");
        ordered("\"latestAcceptableOn\":\"2026-01-15\",");

        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/0/schedule/0/shipBy").isNull()).isTrue();
        for (var line = 1; line <= 2; line++) {
            assertThat(way(why(line), "accept-later").at("/text").asString()).isEqualTo("If the customer accepts it later, all of it would ship by 20 January.");
        }
        api.patch("/orders/SO-1", "{\"latestAcceptableOn\":null}").expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/1/schedule/0/shipBy")).isEqualTo("2026-01-20");
    }
}
