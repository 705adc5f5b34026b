package dev.backstop.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class ReceivedCostTest {
    @Autowired
    private Api api;

    @BeforeEach
    void a_vendor_who_sells_in_boxes_of_six() {
        SmallShop.open(api, "MUG", 0);
        price("12.00", "EUR");
    }

    private void price(String amount, String currency) {
        api.patch("/vendors/ACME", "{\"currency\":\"%s\"}".formatted(currency)).expect(200);
        api.put("/sourcing-terms/MUG/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","rank":1,"leadTimeDays":7,"purchaseUnit":{"code":"box","factor":"6","decimals":0},
                  "priceBreaks":[{"from":"1","price":{"amount":"%s","currency":"%s"}}]}]}""".formatted(amount, currency)).expect(200);
    }

    private String receive(int quantity) {
        var order = api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"%d","expectedOn":"2026-01-12"}]}"""
                .formatted(quantity)).expect(201).text("/number");
        return api.post("/receipts", """
                {"purchaseOrder":"%s","lines":[{"line":1,"quantity":"%d"}]}""".formatted(order, quantity)).expect(201).text("/receipt");
    }

    private String cost() {
        return api.get("/items/MUG").expect(200).text("/cost/amount");
    }

    @Test
    void it_is_unknown_before_the_first_receipt_and_a_moving_average_after() {
        assertThat(api.get("/items/MUG").expect(200).text("/cost")).isEqualTo("null");
        receive(6);
        assertThat(cost()).isEqualTo("2.00");
        price("18.00", "EUR");
        receive(18);
        assertThat(cost()).isEqualTo("2.75"); // (6 · 2 + 18 · 3) / 24
    }

    @Test
    void a_foreign_price_counts_at_the_rate_of_the_day_and_without_a_rate_not_at_all() {
        price("12.00", "USD");
        receive(6);
        assertThat(api.get("/items/MUG").expect(200).text("/cost")).isEqualTo("null");
        api.put("/exchange-rates/USD/2026-01-01", "{\"rate\":\"0.8\"}").expect(201);
        receive(6);
        assertThat(cost()).isEqualTo("1.60");
    }

    @Test
    void a_receipt_that_was_a_mistake_takes_its_share_out_again() {
        receive(6);
        price("18.00", "EUR");
        var receipt = receive(18);
        api.post("/receipts/" + receipt + "/reverse").expect(200);

        assertThat(cost()).isEqualTo("2.00");
    }

    @Test
    void replacing_the_item_without_a_cost_keeps_it() {
        receive(6);
        api.put("/items/MUG", "{\"name\":\"Mug\",\"unit\":\"piece\",\"cost\":null}").expect(200);

        assertThat(cost()).isEqualTo("2.00");
    }
}
