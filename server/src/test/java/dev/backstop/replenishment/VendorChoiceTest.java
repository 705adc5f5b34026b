package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tiles by sea from ACME, or by road from BOLT: which of the two is ordered from, by day and by what they cost when they are here. It is 5 January. */
@BackstopTest
class VendorChoiceTest {
    private final Api api;
    private final Buying buying;

    @Autowired
    VendorChoiceTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.vendor("BOLT", "");
        api.put("/items/TILE", "{\"name\":\"Tile\",\"weight\":\"2\"}").expect(201);
        buying.ways("TILE", Buying.way("ACME", 30, Buying.price("4")), Buying.way("BOLT", 3, """
                ,"priceBreaks":[{"from":"1","price":{"amount":"6","currency":"EUR"}},{"from":"100","price":{"amount":"4.20","currency":"EUR"}}]"""));
        buying.upTo("TILE", 20, 30);
        buying.stock("TILE", 20);
    }

    private JsonNode proposed() {
        buying.plan();
        return buying.open().get(0);
    }

    private static String vendor(JsonNode proposal) {
        return proposal.get("vendor").stringValue();
    }

    private static String reason(JsonNode proposal) {
        return proposal.get("reason").stringValue();
    }

    @Test
    void what_there_is_time_for_comes_from_the_cheap_and_slow() {
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("ACME");
        assertThat(reason(proposal))
                .endsWith("Cheapest of the 2 in time, by price and share of freight of one: ACME 4.00 + 0.00 = 4.00 EUR, BOLT 6.00 + 0.00 = 6.00 EUR.");
    }

    @Test
    void what_is_needed_soon_comes_from_the_dear_and_fast() {
        buying.order("TILE", 25, ",\"requestedOn\":\"2026-01-09\"");
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("BOLT");
        assertThat(reason(proposal)).endsWith("Needed on 9 January 2026; by the usual way it would come on 4 February 2026, by this one on 8 January 2026.");
    }

    @Test
    void what_is_used_up_before_the_slow_one_comes_is_needed_soon_too() {
        buying.learned(2, 20, 30);
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("BOLT");
        assertThat(reason(proposal)).as("20 last for ten days").contains("Needed on 16 January 2026");
    }

    @Test
    void freight_by_weight_makes_the_cheap_one_dear() {
        buying.freight("ACME", "\"basis\":\"weight\",\"steps\":[{\"from\":\"0\",\"freight\":\"20\",\"perKilogram\":\"0.5\"}]").expect(200);
        var proposal = proposed();

        assertThat(vendor(proposal)).as("20 kg: 20 and 10 of freight for 10 tiles").isEqualTo("BOLT");
        assertThat(reason(proposal)).endsWith("BOLT 6.00 + 0.00 = 6.00 EUR, ACME 4.00 + 3.00 = 7.00 EUR.");
    }

    @Test
    void freight_is_shared_with_what_the_draft_holds_already() {
        buying.freight("ACME", "\"basis\":\"weight\",\"steps\":[{\"from\":\"0\",\"freight\":\"20\",\"perKilogram\":\"0.5\"}]").expect(200);
        api.put("/items/BRICK", "{\"name\":\"Brick\",\"weight\":\"3.8\"}").expect(201);
        api.post("/purchase-orders", "{\"vendor\":\"ACME\",\"location\":\"MAIN\",\"lines\":[{\"sku\":\"BRICK\",\"quantity\":\"100\"}]}").expect(201);
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("ACME");
        assertThat(reason(proposal)).as("a twentieth of 220 for 10 tiles").endsWith("ACME 4.00 + 1.10 = 5.10 EUR, BOLT 6.00 + 0.00 = 6.00 EUR.");
    }

    @Test
    void a_price_break_counts() {
        buying.freight("ACME", "\"steps\":[{\"from\":\"0\",\"freight\":\"50\"}]").expect(200);
        buying.rule("TILE", "{\"mode\":\"manual\",\"reorderPoint\":\"20\",\"orderUpTo\":\"120\"}").expect(200);
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("BOLT");
        assertThat(reason(proposal)).endsWith("BOLT 4.20 + 0.00 = 4.20 EUR, ACME 4.00 + 0.50 = 4.50 EUR.");
    }

    @Test
    void the_cheapest_is_waited_for_where_it_is_fast() {
        buying.rule("TILE", "{\"mode\":\"manual\",\"reorderPoint\":\"0\",\"orderUpTo\":\"0\",\"horizonDays\":40}").expect(200);
        buying.freight("ACME", "\"steps\":[{\"from\":\"0\",\"freight\":\"500\"}]").expect(200);
        buying.order("TILE", 30, ",\"requestedOn\":\"2026-02-05\"");
        buying.plan();

        assertThat(buying.open()).as("ACME would have to be ordered from tomorrow").isEmpty();
        assertThat(buying.explained("TILE").get("why").toString()).contains("an order on 2 February 2026 is still in time");
    }

    @Test
    void without_prices_the_rank_decides() {
        buying.ways("TILE", Buying.way("ACME", 30, ""), Buying.way("BOLT", 3, Buying.price("1")));

        assertThat(vendor(proposed())).isEqualTo("ACME");
    }

    @Test
    void foreign_prices_are_compared_at_the_rate_of_the_day_and_not_without_one() {
        api.put("/vendors/USCO", "{\"name\":\"US Co\",\"currency\":\"USD\"}").expect(201);
        buying.ways("TILE", Buying.way("ACME", 30, Buying.price("4")), Buying.way("USCO", 20, Buying.price("4.5").replace("EUR", "USD")));
        assertThat(vendor(proposed())).as("nobody knows what a dollar is worth").isEqualTo("ACME");

        api.put("/exchange-rates/USD/2026-01-01", "{\"rate\":\"0.80\"}").expect(201);
        api.post("/plan-runs", "{\"scope\":{\"skus\":[\"TILE\"],\"locations\":null}}").expect(201);
        assertThat(vendor(buying.open().get(0))).isEqualTo("USCO");
        assertThat(reason(buying.open().get(0))).endsWith("USCO 3.60 + 0.00 = 3.60 EUR, ACME 4.00 + 0.00 = 4.00 EUR.");
    }

    @Test
    void freight_steps_are_refused_with_what_is_wrong_about_them() {
        var refused = buying.freight("ACME", "\"steps\":[{\"from\":\"0\",\"freight\":\"5\",\"perKilogram\":\"1\"}]").expect(422);
        assertThat(refused.text("/errors/0/detail")).isEqualTo("A rate by the kilogram goes with freight by weight. Set basis to weight, or leave perKilogram out.");
        assertThat(buying.freight("ACME", "\"basis\":\"volume\",\"steps\":[]").expect(422).text("/errors/0/pointer")).isEqualTo("/basis");
    }

    @Test
    void an_order_of_unknown_weight_has_no_known_freight() {
        buying.freight("ACME", "\"basis\":\"weight\",\"steps\":[{\"from\":\"0\",\"freight\":\"20\",\"perKilogram\":\"0.5\"}]").expect(200);
        buying.item("RUG", "");
        api.post("/purchase-orders", "{\"number\":\"B-1\",\"vendor\":\"ACME\",\"location\":\"MAIN\",\"lines\":[{\"sku\":\"TILE\",\"quantity\":\"10\"}]}").expect(201);
        api.post("/purchase-orders", "{\"number\":\"B-2\",\"vendor\":\"ACME\",\"location\":\"MAIN\",\"lines\":[{\"sku\":\"RUG\",\"quantity\":\"10\"}]}").expect(201);

        assertThat(api.get("/purchase-orders/B-1/freight").expect(200).text("/freight")).isEqualTo("30.00");
        assertThat(api.get("/purchase-orders/B-1/freight").expect(200).text("/weight")).isEqualTo("20");
        assertThat(api.get("/purchase-orders/B-2/freight").expect(200).at("/freight").isNull()).isTrue();
    }
}
