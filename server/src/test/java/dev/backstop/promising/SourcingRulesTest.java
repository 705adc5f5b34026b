package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which of several locations ships: the nearest by its address, or as few as will do. */
@BackstopTest
class SourcingRulesTest {
    @Autowired
    private Api api;

    @BeforeEach
    void three_locations() {
        SmallShop.open(api, "MUG", 5);
        api.patch("/locations/MAIN", "{\"postcode\":\"EC1A 1BB\"}").expect(200);
        location("NORTH", "M1 1AA", 2);
        location("LEEDS", "LS1 4DY", 3);
    }

    private void location(String code, String postcode, int priority) {
        api.put("/locations/" + code, """
                {"name":"%s","timeZone":"Europe/London","country":"GB","postcode":"%s","priority":%d}""".formatted(code, postcode, priority)).expect(201);
    }

    private void stock(String sku, String location) {
        api.post("/stock/movements", Map.of("sku", sku, "location", location, "quantity", "5", "reason", "opening")).expect(201);
    }

    private void items(String... skus) {
        for (var sku : skus) {
            api.put("/items/" + sku, "{\"name\":\"%s\",\"unit\":\"piece\"}".formatted(sku)).expect(201);
        }
    }

    private void rule(String rule) {
        api.patch("/settings", "{\"sourcing\":\"%s\"}".formatted(rule)).expect(200);
    }

    private static String to(String postcode) {
        return """
                {"customer":"C-1","shipTo":{"postcode":%s,"country":"GB"},"lines":[{"line":1,"sku":"MUG","quantity":"2"}]}""".formatted(postcode);
    }

    private static String from(Answer answer) {
        return answer.at("/lines").valueStream().map(line -> line.at("/schedule").valueStream().map(part -> part.get("location").asString())
                .collect(Collectors.joining("+"))).collect(Collectors.joining(" "));
    }

    @Test
    void the_nearest_has_the_postcode_that_is_most_alike() {
        stock("MUG", "NORTH");
        stock("MUG", "LEEDS");
        rule("nearest");
        assertThat(from(api.post("/quotes", to("\"M2 2BB\"")).expect(200))).isEqualTo("NORTH");
        assertThat(from(api.post("/quotes", to("\"ls7 1aa\"")).expect(200))).isEqualTo("LEEDS");
        assertThat(from(api.post("/quotes", to("null")).expect(200))).as("by priority where nothing is known").isEqualTo("MAIN");
        assertThat(from(api.post("/orders", to("\"M22 9ZZ\"")).expect(201))).as("an order as its quote").isEqualTo("NORTH");

        api.post("/orders/SO-1/lines", "{\"sku\":\"MUG\",\"quantity\":\"2\"}").expect(201);
        assertThat(from(api.get("/orders/SO-1").expect(200))).as("what is added goes where the order goes").isEqualTo("NORTH NORTH");
        api.patch("/customers/C-1", "{\"postcode\":\"LS2 8AA\"}").expect(200);
        assertThat(from(api.post("/orders", SmallShop.order("MUG", 2)).expect(201))).as("the customer's address").isEqualTo("LEEDS");
    }

    @Test
    void figures_are_compared_by_their_difference() {
        stock("MUG", "NORTH");
        rule("nearest");
        for (var one : Map.of("MAIN", "10115", "NORTH", "80331").entrySet()) {
            api.patch("/locations/" + one.getKey(), "{\"country\":\"DE\",\"postcode\":\"%s\"}".formatted(one.getValue())).expect(200);
        }
        assertThat(from(api.post("/quotes", to("\"79100\"").replace("GB", "DE")).expect(200))).isEqualTo("NORTH");
        assertThat(from(api.post("/quotes", to("\"13355\"").replace("GB", "DE")).expect(200))).isEqualTo("MAIN");
        assertThat(from(api.post("/quotes", to("\"13355\"").replace("GB", "FR")).expect(200))).as("abroad, by priority").isEqualTo("MAIN");
    }

    @Test
    void as_few_locations_ship_as_will_do() {
        items("BOWL", "CUP");
        stock("MUG", "NORTH");
        stock("BOWL", "NORTH");
        stock("CUP", "LEEDS");
        var three = """
                {"customer":"C-1","lines":[{"line":1,"sku":"MUG","quantity":"2"},{"line":2,"sku":"BOWL","quantity":"2"},{"line":3,"sku":"CUP","quantity":"2"}]}""";
        assertThat(from(api.post("/quotes", three).expect(200))).as("by priority three parcels").isEqualTo("MAIN NORTH LEEDS");
        rule("fewest-parcels");
        assertThat(from(api.post("/quotes", three).expect(200))).isEqualTo("NORTH NORTH LEEDS");
        assertThat(from(api.post("/orders", three).expect(201))).isEqualTo("NORTH NORTH LEEDS");

        stock("BOWL", "MAIN");
        assertThat(from(api.post("/quotes", three).expect(200))).as("of as few, those by priority").isEqualTo("MAIN MAIN LEEDS");
    }
}
