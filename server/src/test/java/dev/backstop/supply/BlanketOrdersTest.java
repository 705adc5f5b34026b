package dev.backstop.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock stands at Monday, 5 January 2026. */
@BackstopTest
class BlanketOrdersTest {
    private final Api api;

    @Autowired
    BlanketOrdersTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void a_hundred_mugs_are_agreed_for_january() {
        SmallShop.open(api, "MUG", 0);
        api.post("/blanket-orders", """
                {"vendor":"ACME","sku":"MUG","quantity":"100","price":"1.75","validFrom":"2026-01-01","validUntil":"2026-01-31"}""").expect(201);
    }

    private Answer callOff(String quantity) {
        return api.post("/blanket-orders/BO-1/call-offs", "{\"location\":\"MAIN\",\"quantity\":\"%s\"}".formatted(quantity));
    }

    @Test
    void a_call_off_is_an_order_at_the_price_agreed() {
        var called = callOff("40").expect(201);

        var order = api.get("/purchase-orders/" + called.text("/purchaseOrder")).expect(200);
        assertThat(order.text("/state")).isEqualTo("sent");
        assertThat(order.text()).contains("1.75");
        assertThat(called.text("/blanketOrder/called")).isEqualTo("40");
        assertThat(called.text("/blanketOrder/left")).isEqualTo("60");
    }

    @Test
    void no_more_is_called_off_than_was_agreed_and_what_is_cancelled_can_be_called_off_again() {
        var first = callOff("70").expect(201).text("/purchaseOrder");
        assertThat(callOff("40").expect(409).text("/detail")).contains("Only 30 piece of BO-1 are left");

        api.post("/purchase-orders/%s/cancel".formatted(first)).expect(200);
        callOff("40").expect(201);
    }

    @Test
    void nothing_is_called_off_for_a_day_that_is_past() {
        var refused = api.post("/blanket-orders/BO-1/call-offs", "{\"location\":\"MAIN\",\"quantity\":\"1\",\"expectedOn\":\"2026-01-04\"}").expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/expectedOn");
        assertThat(refused.text("/errors/0/detail")).startsWith("2026-01-04 is past");
        api.post("/blanket-orders/BO-1/call-offs", "{\"location\":\"MAIN\",\"quantity\":\"1\",\"expectedOn\":\"2026-01-05\"}").expect(201);
    }

    @Test
    void it_ends_with_its_last_day() {
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-31T10:00:00Z\"}").expect(200);
        callOff("1").expect(201);
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-02-01T10:00:00Z\"}").expect(200);
        assertThat(callOff("1").expect(409).text("/detail")).contains("2026-01-31");
    }

    @Test
    void all_that_is_wrong_with_a_new_one_is_told_at_once() {
        var refused = api.post("/blanket-orders", "{\"vendor\":\"NOBODY\",\"sku\":\"NOTHING\",\"quantity\":\"-3\",\"price\":\"cheap\",\"validUntil\":\"2026-01-31\"}").expect(422);

        assertThat(refused.at("/errors").findValuesAsString("pointer")).containsExactly("/vendor", "/sku", "/quantity", "/price", "/validFrom");
        assertThat(refused.text("/errors/2/detail")).contains("-3");
        assertThat(api.post("/blanket-orders", "{}").expect(422).at("/errors").findValuesAsString("pointer"))
                .containsExactly("/vendor", "/sku", "/quantity", "/validFrom", "/validUntil");
        assertThat(api.get("/blanket-orders").expect(200).at("/data")).as("none was made").hasSize(1);
    }
}
