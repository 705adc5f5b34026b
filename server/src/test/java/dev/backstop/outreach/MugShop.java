package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.SmallShop;
import tools.jackson.databind.JsonNode;

/** A shop in London on Monday 5 January 2026, at nine, with five mugs; what it writes to its customer C-1 can be read. */
final class MugShop {
    private final Api api;

    MugShop(Api api) {
        this.api = api;
    }

    void open() {
        SmallShop.open(api, "MUG", 5);
        customer("C-1", "en", "\"email\":\"a@shop.example\",\"phone\":\"+441632960001\"");
    }

    void customer(String code, String language, String rest) {
        api.put("/customers/" + code, """
                {"name":"A Shop","kind":"business","class":"A","priority":5,"language":"%s","timeZone":"Europe/London",%s}
                """.formatted(language, rest));
    }

    void item(String sku) {
        api.put("/items/" + sku, "{\"name\":\"Cup\",\"unit\":\"piece\",\"decimals\":0,\"status\":\"active\",\"backorders\":{\"policy\":\"yes\"}}").expect(201);
        api.put("/sourcing-terms/" + sku + "/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"rank\":1,\"leadTimeDays\":7}]}");
    }

    void supply(String number, String expectedOn) {
        supply(number, "MUG", expectedOn);
    }

    void supply(String number, String sku, String expectedOn) {
        api.post("/purchase-orders", """
                {"number":"%s","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"%s","quantity":"50","expectedOn":"%s"}]}
                """.formatted(number, sku, expectedOn)).expect(201);
    }

    void move(String number, String expectedOn) {
        api.post("/purchase-orders/%s/confirmations".formatted(number), """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"50","expectedOn":"%s"}]}]}
                """.formatted(expectedOn)).expect(200);
    }

    String order(String customer, long quantity) {
        return orderOf("MUG", customer, quantity);
    }

    String orderOf(String sku, String customer, long quantity) {
        return api.post("/orders", "{\"customer\":\"%s\",\"channel\":\"web\",\"lines\":[{\"line\":1,\"sku\":\"%s\",\"quantity\":\"%d\"}]}"
                .formatted(customer, sku, quantity)).expect(201).at("/number").stringValue();
    }

    void advance(String to) {
        api.post("/sandbox/clock/advance", "{\"to\":\"%s\"}".formatted(to)).expect(200);
    }

    JsonNode messages() {
        return api.get("/sandbox/messages").expect(200).at("/data");
    }

    static JsonNode only(JsonNode list) {
        assertThat(list.size()).as(list.toString()).isEqualTo(1);
        return list.get(0);
    }

    static JsonNode last(JsonNode list) {
        assertThat(list.size()).isPositive();
        return list.get(list.size() - 1);
    }
}
