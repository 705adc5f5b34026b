package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who asks for more than may wait hears how much can be ordered, and so much is then taken. */
@BackstopTest
class BackorderLimitsTest {
    @Autowired
    private Api api;

    @BeforeEach
    void two_mugs_here_and_three_soon() {
        SmallShop.open(api, "MUG", 2);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"3","expectedOn":"2026-01-07"}]}""").expect(201);
    }

    private void backorders(String limit) {
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"4.00\",\"currency\":\"EUR\"},\"backorders\":%s}".formatted(limit)).expect(200);
    }

    private String refused(int quantity) {
        return api.post("/orders", SmallShop.order("MUG", quantity)).expect(422).text("/detail");
    }

    @Test
    void of_a_limited_quantity_what_is_left_of_it() {
        backorders("{\"policy\":\"limited\",\"limit\":{\"quantity\":\"5\"}}");
        assertThat(refused(8)).isEqualTo("Of MUG 5 may be backordered at a time, and 0 are already. 7 can be ordered now. Order at most that, or choose a substitute.");
        api.post("/orders", SmallShop.order("MUG", 7)).expect(201);
        assertThat(refused(1)).isEqualTo("Of MUG 5 may be backordered at a time, and 5 are already. Nothing can be ordered now. "
                + "Choose a substitute, or ask again when more is here.");
    }

    @Test
    void of_a_limited_value_what_it_pays_for() {
        backorders("{\"policy\":\"limited\",\"limit\":{\"value\":\"10\"}}");
        assertThat(refused(5)).contains("may be worth 10", "4 can be ordered now");
        api.post("/orders", SmallShop.order("MUG", 4)).expect(201);
    }

    @Test
    void of_a_limited_time_what_ships_within_it() {
        backorders("{\"policy\":\"limited\",\"limit\":{\"days\":3}}");
        assertThat(refused(6)).contains("backordered for 3 days at most", "5 can be ordered now");
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
    }

    @Test
    void against_confirmed_supply_only_what_is_here_or_confirmed() {
        backorders("{\"policy\":\"limited\",\"limit\":{\"confirmedSupplyOnly\":true}}");
        assertThat(refused(3)).contains("whose date the vendor confirmed", "2 can be ordered now");
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"mail","lines":[{"line":1,"status":"accepted"}]}""").expect(200);
        assertThat(refused(6)).contains("5 can be ordered now");
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
    }
}
