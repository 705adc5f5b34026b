package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class RefundsTest {
    @Autowired
    private Api api;

    private LateShop shop;

    @BeforeEach
    void a_shop() {
        shop = new LateShop(api);
        shop.open();
    }

    /** Ten mugs at 10.00, shipping 6.00, tax 4.00, all paid. */
    private String paid(String method) {
        return api.post("/orders", """
                {"customer":"US","payment":{"method":"%s","paid":{"amount":"110.00","currency":"EUR"}},
                 "charges":{"shipping":{"amount":"6.00","currency":"EUR"},"tax":{"amount":"4.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG","quantity":"10"}]}
                """.formatted(method)).expect(201).text("/number");
    }

    @Test
    void cancelling_a_part_owes_back_what_the_rest_alone_would_not_have_cost() {
        var order = paid("card");
        api.post("/orders/" + order + "/lines/1/cancel", "{\"quantity\":\"4\",\"reason\":\"too many\"}").expect(200);
        var refund = api.get("/refunds?state=due&order=" + order).expect(200);
        assertThat(refund.text("/data/0/amount/amount")).isEqualTo("44.00");
        assertThat(refund.text("/data/0/dueBy")).as("seven working days").isEqualTo("2026-03-12T03:59:59Z");

        api.post("/orders/" + order + "/cancel", "{\"reason\":\"all of it\"}").expect(200);
        assertThat(api.get("/refunds").at("/data").size()).as("one refund for one day").isEqualTo(1);
        assertThat(api.get("/refunds").text("/data/0/amount/amount")).isEqualTo("110.00");
    }

    @Test
    void a_lowered_quantity_owes_back_as_much_as_a_cancelled_part() {
        var order = paid("card");
        api.patch("/orders/" + order + "/lines/1", "{\"quantity\":\"7\"}").expect(200);
        api.patch("/orders/" + order + "/lines/1", "{\"quantity\":\"6\"}").expect(200);

        assertThat(api.get("/refunds?state=due&order=" + order).expect(200).text("/data/0/amount/amount")).isEqualTo("44.00");
    }

    @Test
    void a_house_account_has_a_billing_cycle() {
        var order = paid("house-account");
        api.post("/orders/" + order + "/cancel", "{}").expect(200);
        assertThat(api.get("/refunds").text("/data/0/dueBy")).isEqualTo("2026-04-03T03:59:59Z");
    }

    @Test
    void nothing_paid_means_nothing_owed() {
        api.post("/orders", "{\"customer\":\"US\",\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"1\"}]}").expect(201);
        api.post("/orders/SO-1/cancel", "{}").expect(200);
        assertThat(api.get("/refunds").at("/data").size()).isZero();
    }

    @Test
    void a_substitute_of_the_same_price_owes_nothing() {
        var order = paid("card");
        shop.stock("CUP", "10");
        api.post("/consents", "{\"order\":\"%s\",\"line\":1,\"choice\":\"substitute\",\"sku\":\"CUP\",\"channel\":\"phone\"}".formatted(order)).expect(201);
        assertThat(api.get("/refunds").at("/data").size()).isZero();
    }

    @Test
    void it_is_exported_once_and_done_when_the_payment_system_says_so() {
        var order = paid("card");
        shop.chooses(order, "cancel").expect(201);
        assertThat(shop.legal(order).text("/nextDeadline/what")).isEqualTo("refund");
        var file = api.post("/refunds/export").expect(200);
        assertThat(file.text()).isEqualTo("refund,order,amount,currency,way,reason,vestedAt,dueBy\n"
                + "1," + order + ",110.00,EUR,card,customer cancelled,2026-03-02,2026-03-12T03:59:59Z\n");
        assertThat(api.post("/refunds/export").expect(200).text().lines()).hasSize(1);

        api.post("/refunds/1/confirm", "{\"reference\":\"pay-77\"}").expect(200);
        assertThat(api.get("/refunds").text("/data/0/state")).isEqualTo("confirmed");
        assertThat(shop.legal(order).text("/state")).isEqualTo("refunded");
        assertThat(api.post("/refunds/1/confirm").expect(200).text("/reference")).isEqualTo("pay-77");
    }
}
