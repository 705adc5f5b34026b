package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was said of an order, asked for later. The clock begins at Monday, 5 January 2026, nine o'clock in London. */
@BackstopTest
class InForceTest {
    private final Api api;

    @Autowired
    InForceTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void anOrderThatSlipped() {
        SmallShop.open(api, "MUG-1", 0);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"50","expectedOn":"2026-01-20"}]}""").expect(201);
        api.post("/orders", SmallShop.order("MUG-1", 5)).expect(201);
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-08T09:00:00Z\"}").expect(200);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-02-03\",\"reason\":\"the ship was full\"}").expect(200);
    }

    @Test
    void each_moment_has_its_own_answer() {
        assertThat(api.get("/promises/in-force?order=SO-1&at=2026-01-05T08:00:00Z").expect(200).at("/data")).as("before it was taken").isEmpty();

        var before = api.get("/promises/in-force?order=SO-1&at=2026-01-07T14:05:00Z").expect(200);
        assertThat(before.text("/data/0/shipBy")).startsWith("2026-01-2");
        assertThat(before.text("/data/0/shipByNow")).as("as it is today").startsWith("2026-02");
        assertThat(before.text("/data/0/heard/words")).as("what the answer to the order said").isNotEqualTo("null");
        assertThat(before.text("/data/0/cause/kind")).isEqualTo("ordered");

        var after = api.get("/promises/in-force?sku=MUG-1&at=2026-01-08T09:30:00Z").expect(200);
        assertThat(after.text("/data/0/shipBy")).startsWith("2026-02");
        assertThat(after.text("/data/0/cause/text")).contains("the ship was full");
        assertThat(after.text("/data/0/heard/at")).as("nobody had told of the change by then").isEqualTo(before.text("/data/0/heard/at"));
    }

    @Test
    void what_cannot_be_answered_says_why() {
        assertThat(api.get("/promises/in-force?order=SO-9&at=2026-01-07T14:05:00Z").status()).isEqualTo(404);
        assertThat(api.get("/promises/in-force?at=2026-01-07T14:05:00Z").expect(400).text("/detail")).contains("Name an order or a sku");
    }
}
