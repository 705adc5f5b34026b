package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is offered to who waits long. Ten mugs are late; spoons and forks are on the shelf, and spoons were bought with mugs before. */
@BackstopTest
class OffersTest {
    @Autowired
    private Api api;

    private LateShop shop;

    @BeforeEach
    void a_shop_that_sells_spoons_with_mugs() {
        shop = new LateShop(api);
        shop.open();
        for (var sku : new String[] {"SPOON", "FORK"}) {
            api.put("/items/" + sku, "{\"name\":\"%s\",\"unit\":\"piece\",\"price\":{\"amount\":\"2.00\",\"currency\":\"EUR\"},\"cost\":{\"amount\":\"0.80\",\"currency\":\"EUR\"}}"
                    .formatted(sku.charAt(0) + sku.substring(1).toLowerCase(java.util.Locale.ROOT))).expect(201);
            api.put("/sourcing-terms/%s/MAIN".formatted(sku), "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}")
                    .expect(201);
            shop.stock(sku, "5");
        }
        shop.comes("40", "2026-03-09");
        IntStream.range(0, 2).forEach(_ -> api.post("/orders", """
                {"customer":"SHOP","lines":[{"line":1,"sku":"MUG","quantity":"1"},{"line":2,"sku":"SPOON","quantity":"1"}]}
                """).expect(201));
        shop.advance("2026-03-03T14:00:00Z");
    }

    private void rule(String more) {
        api.put("/offers/rules/wait", "{\"name\":\"Long waits\",\"afterDays\":10,\"holdOut\":0,\"monthlyBudget\":\"100.00\",%s}".formatted(more)).expect(201);
    }

    private String late(String customer) {
        var order = shop.order(customer, "3");
        shop.advance("2026-03-03T14:05:00Z");
        shop.moves("2026-03-27");
        shop.advance("2026-03-03T15:00:00Z");
        return order;
    }

    private JsonNode offer(String order) {
        return api.get("/offers?order=" + order).expect(200).at("/data/0");
    }

    private String mail(String order) {
        return StreamSupport.stream(api.get("/sandbox/messages").expect(200).at("/data").spliterator(), false)
                .filter(message -> message.at("/reference").asString("").equals(order) && message.at("/subject").stringValue()
                        .contains("please choose"))
                .map(message -> message.at("/text").stringValue()).reduce("", (_, last) -> last);
    }

    @Test
    void a_long_wait_brings_a_sample_of_what_such_customers_buy_with_it() {
        rule("\"gives\":\"sample\",\"most\":\"1.00\"");
        var order = late("US");
        var offer = offer(order);
        assertThat(offer.at("/sku").stringValue()).as("forks are free too, but were never bought with mugs").isEqualTo("SPOON");
        assertThat(offer.at("/value/amount").stringValue()).isEqualTo("0.80");
        assertThat(mail(order)).contains("Something from us. We put one Spoon into your parcel", "binds you to nothing")
                .satisfies(text -> assertThat(text.indexOf("cancel for a full")).as("the refund comes first")
                        .isLessThan(text.indexOf("Something from us")));

        var line = api.get("/orders/" + order).expect(200).at("/lines/1");
        assertThat(line.at("/sku").stringValue()).isEqualTo("SPOON");
        assertThat(line.at("/price/amount").stringValue()).isEqualTo("0.00");
        assertThat(line.at("/state").stringValue()).as("it is held like any other demand").isEqualTo("allocated");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");

        shop.stock("MUG", "5");
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"3\"},{\"line\":2,\"quantity\":\"1\"}]}".formatted(order))
                .expect(201);
        assertThat(offer(order).at("/state").stringValue()).isEqualTo("shipped");
        shop.advance("2026-03-04T14:00:00Z");
        assertThat(api.get("/sandbox/messages").text()).contains("1 × Spoon: a free sample, yours to keep");
    }

    @Test
    void it_is_no_consent_and_no_refund() {
        rule("\"gives\":\"sample\",\"most\":\"1.00\"");
        var order = late("US");
        var before = shop.legal(order).text();
        assertThat(api.get("/consents?order=" + order).expect(200).at("/data").size()).isZero();
        assertThat(before).contains("\"consent\":{\"kind\":\"none\"");

        shop.chooses(order, "cancel").expect(201);
        assertThat(api.get("/refunds?order=" + order).text("/data/0/amount/amount")).as("everything that was paid").isEqualTo("30.00");
        assertThat(offer(order).at("/state").stringValue()).as("nothing goes out alone").isEqualTo("lapsed");
        assertThat(api.get("/stock/levels?sku=SPOON").at("/data/0/available").stringValue()).isEqualTo("3");
        shop.advance("2026-03-03T16:00:00Z");
        assertThat(api.get("/sandbox/messages").text()).doesNotContain("1 × Spoon: cancelled");
    }

    @Test
    void declining_frees_it_and_leaves_the_order_as_it_was() {
        rule("\"gives\":\"sample\",\"most\":\"1.00\"");
        var order = late("US");
        var legal = shop.legal(order).text();
        var declined = api.post("/offers/%d/decline".formatted(offer(order).at("/offer").longValue())).expect(200);
        assertThat(declined.text("/state")).isEqualTo("declined");
        assertThat(shop.legal(order).text()).isEqualTo(legal);
        assertThat(api.get("/stock/levels?sku=SPOON").at("/data/0/available").stringValue()).isEqualTo("3");
        assertThat(api.get("/offers/effect").at("/data/0/spent/amount").stringValue()).isEqualTo("0.00");
        assertThat(api.post("/offers/%d/decline".formatted(offer(order).at("/offer").longValue())).expect(409).text("/detail"))
                .contains("is declined");
    }

    @Test
    void nothing_is_given_that_others_wait_for() {
        rule("\"gives\":\"sample\",\"most\":\"1.00\"");
        var waits = api.post("/orders", "{\"customer\":\"SHOP\",\"lines\":[{\"line\":1,\"sku\":\"SPOON\",\"quantity\":\"4\"}]}")
                .expect(201);
        assertThat(waits.text("/lines/0/schedule/0/quantity")).as("three are free, and one is to come").isEqualTo("3");
        assertThat(api.get("/offers?order=" + late("US")).at("/data").size()).isZero();
    }

    @Test
    void nothing_is_given_that_is_protected() {
        rule("\"gives\":\"sample\",\"most\":\"1.00\"");
        api.put("/item-locations/SPOON/MAIN", "{\"protected\":[{\"class\":\"A\",\"quantity\":\"3\"}]}").expect(201);
        var order = late("US");
        assertThat(api.get("/offers?order=" + order).at("/data").size()).isZero();
        assertThat(mail(order)).isNotEmpty().doesNotContain("Something from us");
    }

    @Test
    void the_budget_of_a_month_ends_it_and_an_order_gets_one() {
        rule("\"gives\":\"credit\",\"creditShare\":\"0.05\",\"most\":\"5.00\"");
        api.patch("/offers/rules/wait", "{\"monthlyBudget\":\"3.00\"}").expect(200);
        api.put("/offers/rules/again", """
                {"name":"Second","afterDays":1,"rank":9,"gives":"credit","creditShare":"0.05","most":"5.00","monthlyBudget":"50.00","holdOut":0}
                """).expect(201);
        var first = shop.order("US", "3");
        var second = shop.order("GB", "3");
        var third = shop.order("SHOP", "3");
        shop.moves("2026-03-27");
        shop.advance("2026-03-03T15:00:00Z");
        assertThat(offer(first).at("/value/amount").stringValue()).isEqualTo("1.50");
        assertThat(offer(first).at("/rule").stringValue()).isEqualTo("wait");
        assertThat(offer(second).at("/rule").stringValue()).as("0.50 of the first rule is left: two orders before had as much each")
                .isEqualTo("again");
        assertThat(api.get("/offers?order=" + third).at("/data").size()).isEqualTo(1);
    }

    /** The law asks the first one at once, because the date is beyond the one stated; that is a question and no slip. */
    @Test
    void a_date_was_moved_as_often_as_the_customer_heard_a_later_one() {
        api.put("/offers/rules/again", """
                {"name":"Moved twice","afterSlips":2,"gives":"credit","creditShare":"0.05","most":"5.00","monthlyBudget":"50.00","holdOut":0}
                """).expect(201);
        var order = shop.order("US", "3", "\"statedShipBy\":\"2026-03-04\",");
        shop.advance("2026-03-03T14:05:00Z");
        shop.moves("2026-03-20");
        shop.moves("2026-03-27");
        shop.advance("2026-03-03T15:00:00Z");
        assertThat(mail(order)).contains("Friday 27 March");
        assertThat(api.get("/offers?order=" + order).at("/data").size()).as("asked once, reckoned twice, told once").isZero();

        shop.moves("2026-04-03");
        shop.advance("2026-03-03T16:00:00Z");
        assertThat(mail(order)).contains("Friday 3 April", "1.50 EUR off your next order");
    }

    @Test
    void a_credit_is_used_once() {
        rule("\"gives\":\"credit\",\"creditShare\":\"0.05\",\"most\":\"5.00\"");
        var order = late("US");
        var code = offer(order).at("/code").stringValue();
        assertThat(mail(order)).contains("1.50 EUR off your next order, with the code " + code);
        api.post("/offers/credits/%s/redeem".formatted(code), "{\"reference\":\"SHOP-9\"}").expect(200);
        api.post("/offers/credits/%s/redeem".formatted(code), "{\"reference\":\"SHOP-9\"}").expect(200);
        assertThat(api.post("/offers/credits/%s/redeem".formatted(code), "{\"reference\":\"SHOP-10\"}").expect(409).text("/detail"))
                .contains("SHOP-10");
    }

    @Test
    void who_is_held_out_is_offered_nothing_and_counts_on_the_other_side() {
        rule("\"gives\":\"credit\",\"creditShare\":\"0.05\",\"most\":\"5.00\"");
        api.patch("/offers/rules/wait", "{\"holdOut\":90}").expect(200);
        for (var i = 0; i < 20; i++) {
            shop.customer("C-" + i, "FR", "business");
            shop.order("C-" + i, "1");
        }
        shop.moves("2026-03-27");
        shop.advance("2026-03-03T15:00:00Z");
        var cancelled = IntStream.range(0, 20).mapToObj(i -> api.get("/orders?customer=C-" + i).at("/data/0/number").stringValue())
                .filter(order -> offer(order).at("/state").asString("").equals("held-out")).findFirst().orElseThrow();
        assertThat(mail(cancelled)).doesNotContain("Something from us");
        shop.chooses(cancelled, "cancel").expect(201);
        var effect = api.get("/offers/effect").expect(200).at("/data/0");
        assertThat(effect.at("/offered/cases").longValue()).isBetween(1L, 6L);
        assertThat(effect.at("/offered/cases").longValue() + effect.at("/heldOut/cases").longValue()).isEqualTo(22);
        assertThat(effect.at("/heldOut/cancelled").longValue()).isEqualTo(1);
        assertThat(effect.at("/difference/difference").doubleValue()).isNegative();
        assertThat(effect.at("/difference/high").doubleValue()).as("one of so few proves nothing").isPositive();
    }

    @Test
    void a_substitute_that_is_here_and_costs_no_more_is_offered_and_only_the_customers_choice_takes_it() {
        rule("\"gives\":\"substitute\",\"most\":\"5.00\"");
        api.patch("/items/MUG", "{\"substitutes\":[\"CUP\"]}").expect(200);
        shop.stock("CUP", "9");
        var order = late("US");
        var offer = offer(order);
        assertThat(offer.at("/sku").stringValue()).isEqualTo("CUP");
        assertThat(offer.at("/state").stringValue()).isEqualTo("open");
        assertThat(mail(order)).contains("Something from us. CUP is here and costs you no more", "Nothing changes unless you do");
        assertThat(available("CUP")).as("nothing is taken from others for a mere offer").isEqualTo("9");
        var id = offer.at("/offer").longValue();
        assertThat(api.post("/offers/%d/accept".formatted(id)).expect(409).text("/detail")).contains("POST /consents");

        api.post("/consents", "{\"order\":\"%s\",\"line\":1,\"choice\":\"substitute\",\"sku\":\"CUP\",\"channel\":\"email\"}".formatted(order))
                .expect(201);
        assertThat(offer(order).at("/state").stringValue()).isEqualTo("accepted");
        assertThat(api.get("/orders/" + order).at("/lines/1/sku").stringValue()).isEqualTo("CUP");
        assertThat(available("CUP")).isEqualTo("6");
        assertThat(api.get("/refunds?order=" + order).at("/data").size()).as("the price is the same").isZero();
    }

    @Test
    void a_dearer_substitute_or_one_that_is_not_here_is_no_offer() {
        rule("\"gives\":\"substitute\",\"most\":\"5.00\"");
        api.patch("/items/MUG", "{\"substitutes\":[\"CUP\"]}").expect(200);
        assertThat(api.get("/offers?order=" + late("US")).at("/data").size()).as("no cup is here").isZero();
        shop.stock("CUP", "9");
        api.patch("/items/CUP", "{\"price\":{\"amount\":\"10.01\",\"currency\":\"EUR\"}}").expect(200);
        var order = shop.order("GB", "3");
        shop.advance("2026-03-03T15:05:00Z");
        shop.moves("2026-04-20");
        shop.advance("2026-03-03T16:00:00Z");
        assertThat(mail(order)).as("it is told").isNotEmpty();
        assertThat(api.get("/offers?order=" + order).at("/data").size()).as("a cup costs a cent more").isZero();
    }

    @Test
    void what_is_here_is_offered_in_a_parcel_of_its_own_to_who_would_get_all_together() {
        rule("\"gives\":\"split\",\"most\":\"4.00\"");
        var order = api.post("/orders", """
                {"customer":"US","shipping":"complete-order","payment":{"method":"card","paid":{"amount":"32.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG","quantity":"3"},{"line":2,"sku":"FORK","quantity":"1"}]}
                """).expect(201).text("/number");
        var plain = late("US");
        assertThat(api.get("/offers?order=" + plain).at("/data").size()).as("it ships as available anyway").isZero();
        assertThat(api.get("/orders/" + order).text("/lines/1/schedule/0/shipBy")).as("the fork waits for the mugs").isEqualTo("2026-03-27");
        assertThat(offer(order).at("/value/amount").stringValue()).isEqualTo("4.00");
        assertThat(api.get("/sandbox/messages").text()).contains("in a parcel of its own at our cost");

        api.post("/offers/%d/accept".formatted(offer(order).at("/offer").longValue())).expect(200);
        assertThat(offer(order).at("/state").stringValue()).isEqualTo("accepted");
        assertThat(api.get("/orders/" + order).text("/lines/1/schedule/0/shipBy")).as("the fork leaves today").isEqualTo("2026-03-03");
        assertThat(shop.legal(order).text("/consent/kind")).as("it agrees to no delay").isEqualTo("none");
        assertThat(api.get("/consents?order=" + order).at("/data").size()).isZero();
    }

    private String available(String sku) {
        return api.get("/stock/levels?sku=" + sku).at("/data/0/available").stringValue();
    }

    @Test
    void who_refused_advertisements_finds_it_in_the_parcel_and_in_no_mail() {
        rule("\"gives\":\"sample\",\"most\":\"1.00\"");
        api.put("/streams/marketing/suppressions/us@customer.example", "{}").expect(204);
        var order = late("US");
        assertThat(offer(order).at("/state").stringValue()).isEqualTo("open");
        assertThat(mail(order)).isNotEmpty().doesNotContain("Something from us");
    }

    @Test
    void a_rule_says_what_is_wrong_with_it() {
        var refused = api.put("/offers/rules/odd",
                "{\"name\":\"Odd\",\"gives\":\"sample\",\"most\":\"1\",\"monthlyBudget\":\"9\",\"creditShare\":\"0.1\",\"samples\":[\"NOPE\"]}")
                .expect(422).text();
        assertThat(refused).contains("/afterDays", "/creditShare", "NOPE is no active item");
    }
}
