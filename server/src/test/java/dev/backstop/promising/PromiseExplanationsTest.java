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
    void expediting_is_offered_with_the_date_that_deciding_anew_gives() {
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        var why = why("SO-1");

        assertThat(sooner(why, "expedite", "shipBy")).isEqualTo("2026-01-05");
        assertThat(sooner(why, "expedite", "reference")).isEqualTo("PO-1/1");
        assertThat(sooner(why, "split", "shipBy")).isEmpty();
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-20");
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
