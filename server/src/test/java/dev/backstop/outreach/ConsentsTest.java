package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class ConsentsTest {
    @Autowired
    private Api api;

    private LateShop shop;

    @BeforeEach
    void five_mugs_that_come_three_weeks_later_than_promised() {
        shop = new LateShop(api);
        shop.open();
        shop.comes("5", "2026-03-16");
        shop.order("US", "5");
        shop.moves("2026-04-07");
    }

    private String dutyState() {
        return api.get("/duties").expect(200).text("/data/0/state");
    }

    @Test
    void agreeing_to_the_promised_date_ends_the_duty_with_its_proof() {
        assertThat(api.get("/duties").expect(200).text("/data/0/dueBy")).isEqualTo("2026-03-03T22:00:00Z");

        var consent = shop.chooses("SO-1", "wait").expect(201);

        assertThat(consent.text("/until")).isEqualTo("2026-04-07");
        assertThat(dutyState()).isEqualTo("discharged");
        assertThat(api.get("/duties").text("/data/0/evidence/0")).isEqualTo("consent 1: wait by phone");
        assertThat(api.get("/waiting").expect(200).text("/data/0/heardShipBy")).isEqualTo("2026-04-07");
    }

    /** Within the hour, by whichever way it was made, once. */
    @Test
    void every_choice_is_confirmed_in_writing_with_day_and_time_at_the_customers_place() {
        shop.chooses("SO-1", "wait").expect(201);
        shop.advance("2026-03-02T14:01:00Z");
        assertThat(api.get("/sandbox/messages").text()).contains(
                "As we said on the phone: You will wait until the date. "
                        + "Noted on Monday 2 March 2026 at 09:00 (Eastern Standard Time) for order SO-1.");
        api.patch("/customers/DE", "{\"timeZone\":\"Pacific/Auckland\"}").expect(200);
        shop.order("DE", "1");
        shop.advance("2026-03-02T14:02:00Z");
        var before = api.get("/sandbox/messages").at("/data").size();

        api.post("/consents", "{\"order\":\"SO-2\",\"choice\":\"withdraw\",\"channel\":\"email\"}").expect(201);
        shop.advance("2026-03-02T14:03:00Z");
        var messages = api.get("/sandbox/messages").at("/data");
        assertThat(messages.size()).as("the acknowledgement, and no second mail of the cancellation").isEqualTo(before + 1);
        assertThat(messages.get(before).at("/text").stringValue()).contains(
                "You withdrew from the contract. Noted on Tuesday 3 March 2026 at 03:02 (New Zealand Daylight Time)",
                "1 × MUG: cancelled", "10.00 EUR goes back to you");
    }

    @Test
    void a_day_before_the_promised_one_agrees_to_nothing_that_comes_later() {
        api.post("/consents", "{\"order\":\"SO-1\",\"line\":1,\"choice\":\"wait\",\"until\":\"2026-04-03\",\"channel\":\"email\"}")
                .expect(201);
        assertThat(dutyState()).isEqualTo("open");
    }

    @Test
    void keeping_it_until_it_comes_needs_no_date() {
        shop.chooses("SO-1", "keep-until-it-comes").expect(201);
        assertThat(dutyState()).isEqualTo("discharged");
        shop.moves("2026-06-20");
        assertThat(api.get("/duties?state=open").text("/data/0/law")).as("house policy tells; no law asks again").isEqualTo("null");
    }

    @Test
    void cancelling_frees_the_goods_at_once_and_ends_the_duty() {
        shop.order("SHOP", "2");
        shop.chooses("SO-1", "cancel").expect(201);

        assertThat(api.get("/orders/SO-1").expect(200).text("/state")).isEqualTo("cancelled");
        assertThat(dutyState()).isEqualTo("superseded");
        assertThat(api.get("/waiting").expect(200).text("/data/0/supply")).isEqualTo("PO-1/1");
        assertThat(shop.chooses("SO-1", "wait").status()).isEqualTo(409);
    }

    @Test
    void a_substitute_takes_the_place_of_the_line() {
        shop.stock("CUP", "9");
        api.post("/consents", "{\"order\":\"SO-1\",\"line\":1,\"choice\":\"substitute\",\"sku\":\"CUP\",\"channel\":\"phone\"}")
                .expect(201);
        var order = api.get("/orders/SO-1").expect(200);
        assertThat(order.text("/lines/0/state")).isEqualTo("cancelled");
        assertThat(order.text("/lines/1/sku")).isEqualTo("CUP");
        assertThat(order.text("/lines/1/state")).isEqualTo("allocated");
        assertThat(dutyState()).isEqualTo("superseded");
    }

    @Test
    void a_substitute_for_a_part_leaves_the_rest_waiting() {
        shop.stock("CUP", "9");
        api.post("/consents", """
                {"order":"SO-1","line":1,"choice":"substitute","sku":"CUP","quantity":"2","channel":"phone"}
                """).expect(201);
        assertThat(api.get("/orders/SO-1").text("/lines/0/open")).isEqualTo("3");
        assertThat(shop.legal("SO-1").text("/state")).isEqualTo("notice-due");
        assertThat(api.get("/duties?state=open").at("/data").size()).isEqualTo(1);
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void an_additional_period_is_set_where_a_law_knows_one() {
        var refused = api.post("/consents", """
                {"order":"SO-1","choice":"extra-period","until":"2026-05-01","channel":"phone"}
                """).expect(422);
        assertThat(refused.text("/detail")).contains("Use wait");
    }

    @Test
    void taking_part_lets_go_what_is_here() {
        api.post("/orders", """
                {"customer":"US","shipping":"complete-order","lines":[{"line":1,"sku":"MUG","quantity":"1"},{"line":2,"sku":"CUP","quantity":"1"}]}
                """).expect(201);
        shop.stock("CUP", "1");
        assertThat(api.get("/orders/SO-2").text("/lines/1/schedule/0/shipBy")).isNotEqualTo("2026-03-02");

        api.post("/consents", "{\"order\":\"SO-2\",\"choice\":\"take-part\",\"channel\":\"phone\"}").expect(201);

        assertThat(api.get("/orders/SO-2").text("/lines/1/schedule/0/shipBy")).isEqualTo("2026-03-02");
    }

    @Test
    void a_right_to_withdraw_is_there_where_a_law_gives_one() {
        var refused = shop.chooses("SO-1", "withdraw").expect(422);
        assertThat(refused.text("/detail")).contains("Use cancel");

        shop.order("DE", "1");
        shop.chooses("SO-2", "withdraw").expect(201);
        assertThat(api.get("/orders/SO-2").text("/state")).isEqualTo("cancelled");
    }

    @Test
    void what_was_received_may_be_withdrawn_from_until_the_days_of_the_law_are_over() {
        shop.stock("MUG", "9");
        for (var order : new String[] {"SO-2", "SO-3"}) {
            assertThat(shop.order("DE", "2")).isEqualTo(order);
            api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"2\"}]}".formatted(order))
                    .expect(201);
        }
        shop.advance("2026-03-16T14:00:00Z");
        assertThat(shop.chooses("SO-2", "withdraw").expect(201).text("/choice")).isEqualTo("withdraw");
        assertThat(api.get("/refunds?order=SO-2").text("/data/0/amount/amount")).isEqualTo("20.00");
        assertThat(api.get("/refunds?order=SO-2").text("/data/0/reason")).isEqualTo("withdrawn");
        assertThat(api.get("/orders/SO-2").text("/state")).as("it was shipped; the goods come back as a return").isEqualTo("shipped");
        assertThat(shop.chooses("SO-2", "withdraw").expect(409).text("/detail")).contains("can be withdrawn from any more");

        shop.advance("2026-03-17T14:00:00Z");
        shop.chooses("SO-3", "withdraw").expect(409);
        assertThat(api.get("/refunds?order=SO-3").at("/data").size()).isZero();
    }

    @Test
    void what_is_being_picked_is_held_back_until_it_is_put_back() {
        shop.stock("MUG", "5");
        var pick = api.post("/picks", Map.of("location", "MAIN", "orders", new String[] {"SO-1"})).expect(201).text("/pick");
        shop.chooses("SO-1", "cancel").expect(201);

        var shipment = "{\"order\":\"SO-1\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}";
        assertThat(api.post("/shipments", shipment).expect(409).text("/detail")).contains("the customer cancelled what is being picked");

        api.post("/picks/" + pick + "/put-back").expect(200);
        shop.advance("2026-03-02T16:00:00Z");
        assertThat(api.get("/orders/SO-1").text("/state")).isEqualTo("cancelled");
        assertThat(api.get("/orders/SO-1").text("/holds")).isEqualTo("[]");
    }

    @Test
    void the_same_request_twice_is_one_consent() {
        var body = "{\"order\":\"SO-1\",\"line\":1,\"choice\":\"wait\",\"channel\":\"phone\"}";
        var first = api.send("POST", "/consents", body, "Idempotency-Key", "k-1").expect(201);
        assertThat(api.send("POST", "/consents", body, "Idempotency-Key", "k-1").expect(201).text()).isEqualTo(first.text());
        assertThat(api.get("/consents?order=SO-1").expect(200).at("/data").size()).isEqualTo(1);
    }
}
