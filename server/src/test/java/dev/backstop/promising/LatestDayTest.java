package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing is promised for a day after the latest that the customer accepts. */
@BackstopTest
class LatestDayTest {
    @Autowired
    private Api api;

    @BeforeEach
    void five_mugs() {
        SmallShop.open(api, "MUG", 5);
    }

    private static String order(String requestedOn, String latest) {
        return """
                {"customer":"C-1","requestedOn":"%s","latestAcceptableOn":"%s","lines":[{"line":1,"sku":"MUG","quantity":"2"}]}""".formatted(requestedOn, latest);
    }

    @Test
    void days_between_which_nothing_can_ship_are_refused() {
        var order = order("2026-02-16", "2026-02-02");
        var refused = api.post("/orders", order).expect(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/latestAcceptableOn");
        assertThat(refused.text("/detail")).contains("asked for on 2026-02-16", "not accepted after 2026-02-02");
        api.post("/quotes", order).expect(422);

        api.post("/orders", order("2026-02-16", "2026-02-16")).expect(201);
        api.patch("/orders/SO-1", "{\"latestAcceptableOn\":\"2026-02-02\"}").expect(422);
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/0/why")).isEqualTo("on hand in Main, asked for on 16 February");
    }

    @Test
    void what_is_asked_for_on_a_sunday_and_not_after_has_no_day() {
        api.post("/orders", order("2026-02-15", "2026-02-15")).expect(201);

        var part = api.get("/orders/SO-1").expect(200).at("/lines/0/schedule/0");
        assertThat(part.at("/shipBy").isNull()).isTrue();
        assertThat(part.at("/why").asString()).isEqualTo("nothing can ship by 15 February, the latest day the customer accepts");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void a_day_of_another_year_names_its_year() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"9","expectedOn":"2027-03-03"}]}""").expect(201);
        api.post("/orders", SmallShop.order("MUG", 7)).expect(201);

        var parts = api.get("/orders/SO-1").expect(200).at("/lines/0/schedule");
        assertThat(parts.at("/0/words").asString()).isEqualTo("5 ship on 5 January");
        assertThat(parts.at("/1/words").asString()).isEqualTo("2 ship by 3 March 2027");
        assertThat(parts.at("/1/why").asString()).isEqualTo("waits for purchase order PO-1/1, expected on 3 March 2027");
        assertThat(api.get("/orders/SO-1/lines/1/promises").expect(200).text("/data/1/tellings/0/words")).isEqualTo("2 ship by 3 March 2027");
        assertThat(api.get("/explanations/promise/SO-1/1").expect(200).at("/whyNotSooner").toString()).contains("brings 9 by 3 March 2027");
    }
}
