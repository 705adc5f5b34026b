package dev.backstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A key stands for one request: repeated it is answered again and done once, and it is good for no other. */
@BackstopTest
class IdempotencyKeyTest {
    @Autowired
    private Api api;

    @BeforeEach
    void five_mugs() {
        SmallShop.open(api, "MUG-1", 5);
    }

    @Test
    void an_order_with_a_key_that_was_used_for_another_is_refused_and_not_taken() {
        send("/orders", SmallShop.order("MUG-1", 1)).expect(201);

        var refused = send("/orders", SmallShop.order("MUG-1", 2)).expect(422);

        assertThat(refused.text("/detail")).contains("my key", "was used for another request", "Use a new key");
        assertThat(api.get("/orders").expect(200).at("/data")).hasSize(1);
    }

    @Test
    void an_edit_is_done_once_and_its_key_is_good_for_no_other_address() {
        api.post("/orders", SmallShop.order("MUG-1", 3)).expect(201);
        var cancelOne = "{\"quantity\":\"1\",\"reason\":\"one less\"}";

        var first = send("/orders/SO-1/lines/1/cancel", cancelOne).expect(200);
        var again = send("/orders/SO-1/lines/1/cancel", cancelOne).expect(200);
        var elsewhere = send("/orders/SO-1/cancel", cancelOne).expect(422);

        assertThat(elsewhere.text("/detail")).contains("was used for another request");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(api.get("/orders/SO-1").text("/lines/0/open")).isEqualTo("2");
    }

    private Answer send(String path, String body) {
        return api.send("POST", path, body, "Idempotency-Key", "my key");
    }
}
