package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Freight of 60 below a value of 500, and of 10 from there on. */
@BackstopTest
class FreightTopUpsTest {
    private final Api api;
    private final Buying buying;

    @Autowired
    FreightTopUpsTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.item("MUG", ",\"multiple\":\"10\"" + Buying.price("4.50"));
        buying.freight("ACME", "\"steps\":[{\"from\":\"0\",\"freight\":\"60\"},{\"from\":\"500\",\"freight\":\"10\"}]").expect(200);
    }

    private String released(int units) {
        buying.order("MUG", units, "");
        buying.plan();
        return api.post("/proposals/%s/release".formatted(buying.open().at("/0/proposal").stringValue())).expect(200).text("/purchaseOrder");
    }

    @Test
    void a_joint_order_just_below_a_step_is_topped_up_where_that_saves_money() {
        buying.usedADay(20);
        var number = released(100);

        assertThat(api.get("/purchase-orders/" + number).expect(200).text("/lines/0/quantity")).isEqualTo("120");
        var freight = api.get("/purchase-orders/%s/freight".formatted(number)).expect(200);
        assertThat(freight.text("/value")).isEqualTo("540.00");
        assertThat(freight.text("/freight")).isEqualTo("10.00");
        assertThat(freight.text("/done/0")).isEqualTo(
                "20 piece of MUG more, worth 90.00: freight costs 10.00 rather than 60.00, holding it until it is used 0.27, so 49.73 EUR are saved.");
        api.post("/purchase-orders/%s/top-up".formatted(number)).expect(409);
    }

    @Test
    void what_nobody_uses_is_not_ordered_for_the_sake_of_freight() {
        var number = released(100);

        assertThat(api.get("/purchase-orders/" + number).expect(200).text("/lines/0/quantity")).isEqualTo("100");
        assertThat(api.get("/purchase-orders/%s/freight".formatted(number)).expect(200).at("/topUp").isNull()).isTrue();
    }

    @Test
    void a_draft_written_by_hand_is_topped_up_when_somebody_says_so() {
        buying.usedADay(20);
        api.post("/purchase-orders", """
                {"number":"B-1","vendor":"ACME","location":"MAIN","state":"draft","lines":[{"line":1,"sku":"MUG","quantity":"100"}]}""")
                .expect(201);
        assertThat(api.get("/purchase-orders/B-1/freight").expect(200).text("/topUp")).contains("49.73 EUR are saved");

        assertThat(api.post("/purchase-orders/B-1/top-up").expect(200).text("/value")).isEqualTo("540.00");
    }

    @Test
    void steps_begin_at_nothing_and_each_stands_once() {
        var twice = buying.freight("ACME", "\"steps\":[{\"from\":\"100\",\"freight\":\"60\"},{\"from\":\"100.0\",\"freight\":\"10\"}]");
        assertThat(twice.expect(422).text())
                .contains("The first step begins at 0", "stands twice");
    }

    @Test
    void no_more_is_ordered_than_is_used_while_it_can_be_sold() {
        buying.usedADay(2);
        buying.upTo("MUG", 5, 300);
        buying.plan();
        assertThat(buying.open().at("/0/quantity").stringValue()).isEqualTo("300");

        api.put("/items/MUG/shelf-life", "{\"days\":30}").expect(200);
        buying.plan();
        assertThat(buying.open().at("/0/quantity").stringValue()).as("two a day for thirty days").isEqualTo("60");
        api.put("/items/MUG/shelf-life", "{\"days\":0}").expect(422);
    }
}
