package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tiles by sea from ACME at 4 within 30 days, or by road from BOLT at 6 within 3: what the usual one does not see. It is 5 January. */
@BackstopTest
class OtherHorizonsTest {
    private static final String BY_SEA = Buying.way("ACME", 30, Buying.price("4"));
    private static final String BY_ROAD = Buying.way("BOLT", 3, Buying.price("6"));

    private final Api api;
    private final Buying buying;

    @Autowired
    OtherHorizonsTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.vendor("BOLT", "");
        buying.item("TILE", "");
        buying.upTo("TILE", 20, 30);
    }

    private JsonNode proposed() {
        buying.plan();
        assertThat(buying.open()).hasSize(1);
        return buying.open().get(0);
    }

    private static String reason(JsonNode proposal) {
        return proposal.get("reason").stringValue();
    }

    private static String number(JsonNode proposal) {
        return proposal.get("proposal").stringValue();
    }

    private static String vendor(JsonNode proposal) {
        return proposal.get("vendor").stringValue();
    }

    /** 20 here, 60 more on 28 January, and 25 wanted on the 9th. */
    private void gapBeforeSupply() {
        buying.ways("TILE", BY_SEA, BY_ROAD);
        buying.stock("TILE", 20);
        buying.sent("TILE", 60, "2026-01-28");
        buying.order("TILE", 25, ",\"requestedOn\":\"2026-01-09\"");
    }

    @Test
    void a_gap_before_supply_is_bridged_by_the_faster_way_and_by_no_more_than_is_missing() {
        gapBeforeSupply();
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("BOLT");
        assertThat(proposal.get("quantity").stringValue()).isEqualTo("5");
        assertThat(reason(proposal)).endsWith("What is on its way comes on 28 January 2026; it runs out on 9 January 2026, "
                + "and this way brings what is missing until then on 9 January 2026.");
        assertThat(proposal.get("onlyLate").booleanValue()).as("nobody sends it unasked").isTrue();
        assertThat(proposal.at("/lateSupply/0/number").stringValue()).isEqualTo("PO-1");

        var options = api.get("/proposals/%s/options".formatted(number(proposal))).expect(200);
        assertThat(options.at("/options").findValuesAsString("option")).containsExactly("pull-in", "bridge", "replace", "wait");
        assertThat(options.text("/options/1/cost")).as("5 by road at 6").isEqualTo("30.00");
        assertThat(options.text("/options/3/words")).isEqualTo("Do nothing: 5 are missing for 19 days, until 28 January 2026.");
    }

    @Test
    void a_bridge_is_ordered_once() {
        gapBeforeSupply();
        var became = api.post("/proposals/%s/options/bridge".formatted(number(proposed()))).expect(200).text("/became");
        buying.plan();
        assertThat(buying.open()).isEmpty();

        assertThat(api.get("/purchase-orders/" + became).expect(200).text("/vendor")).isEqualTo("BOLT");
        api.post("/purchase-orders/%s/send".formatted(became)).expect(200);
        buying.plan();
        assertThat(buying.open()).isEmpty();
    }

    @Test
    void what_is_used_before_supply_comes_is_a_gap_too() {
        buying.ways("TILE", BY_SEA, BY_ROAD);
        buying.stock("TILE", 20);
        buying.learned(6, 20, 30);
        buying.sent("TILE", 200, "2026-01-28");
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("BOLT");
        assertThat(proposal.get("quantity").stringValue()).as("132 in 22 days, of which 20 are here").isEqualTo("112");
        assertThat(proposal.get("neededOn").stringValue()).as("20 last for three days").isEqualTo("2026-01-09");
    }

    @Test
    void a_gap_that_can_wait_is_ordered_for_later() {
        buying.ways("TILE", BY_SEA, BY_ROAD);
        buying.stock("TILE", 20);
        buying.sent("TILE", 60, "2026-01-28");
        buying.order("TILE", 25, ",\"requestedOn\":\"2026-01-20\"");
        buying.plan();

        assertThat(buying.open()).isEmpty();
        assertThat(buying.explained("TILE").get("why").toString()).contains("an order on 17 January 2026 is still in time");
        buying.advance("2026-01-16T03:00:00Z");
        assertThat(vendor(buying.open().get(0))).isEqualTo("BOLT");
    }

    @Test
    void without_a_gap_supply_that_is_coming_is_waited_for() {
        buying.ways("TILE", BY_SEA, BY_ROAD);
        buying.stock("TILE", 20);
        buying.sent("TILE", 60, "2026-01-28");
        buying.order("TILE", 20, ",\"requestedOn\":\"2026-01-09\"");
        buying.plan();

        assertThat(buying.open()).isEmpty();
    }

    @Test
    void what_the_fast_way_does_not_see_yet_is_ordered_by_the_slow_and_cheap() {
        buying.ways("TILE", BY_ROAD, BY_SEA);
        buying.stock("TILE", 40);
        buying.order("TILE", 30, ",\"requestedOn\":\"2026-02-04\"");
        var proposal = proposed();

        assertThat(vendor(proposal)).isEqualTo("ACME");
        assertThat(proposal.get("quantity").stringValue()).as("to 30").isEqualTo("20");
        assertThat(proposal.at("/arithmetic/horizon").stringValue()).isEqualTo("2026-02-05");
        assertThat(reason(proposal)).endsWith("There is time for a cheaper way than the usual one, by price and share of freight of one: "
                + "ACME 4.00 + 0.00 = 4.00 EUR, BOLT 6.00 + 0.00 = 6.00 EUR.");
        api.post("/proposals/%s/release".formatted(number(proposal))).expect(200);
        buying.plan();
        assertThat(buying.open()).as("it is on order").isEmpty();
    }

    @Test
    void what_is_used_while_the_slow_way_takes_longer_counts() {
        buying.ways("TILE", BY_ROAD, BY_SEA);
        buying.learned(2, 20, 30);
        buying.stock("TILE", 75);
        buying.plan();
        assertThat(buying.open()).as("20, and 54 in 27 days").isEmpty();

        buying.order("TILE", 1, "");
        var proposal = proposed();
        assertThat(vendor(proposal)).isEqualTo("ACME");
        assertThat(proposal.at("/arithmetic/reorderPoint").stringValue()).isEqualTo("74");
        assertThat(proposal.get("quantity").stringValue()).isEqualTo("10");
        assertThat(reason(proposal)).endsWith("The reorder point counts what is used until 5 February 2026.");
    }

    @Test
    void a_slow_way_that_is_dearer_or_of_unknown_price_waits_until_it_is_called_for() {
        buying.stock("TILE", 40);
        buying.order("TILE", 30, ",\"requestedOn\":\"2026-02-04\"");
        buying.ways("TILE", BY_ROAD, Buying.way("ACME", 30, Buying.price("7")));
        buying.plan();
        assertThat(buying.open()).isEmpty();

        buying.ways("TILE", BY_ROAD, Buying.way("ACME", 30, ""));
        buying.plan();
        assertThat(buying.open()).isEmpty();
    }

    @Test
    void a_horizon_set_by_hand_holds_for_every_way() {
        buying.ways("TILE", BY_ROAD, BY_SEA);
        buying.stock("TILE", 40);
        buying.order("TILE", 30, ",\"requestedOn\":\"2026-02-04\"");
        buying.rule("TILE", "{\"mode\":\"manual\",\"reorderPoint\":\"20\",\"orderUpTo\":\"30\",\"horizonDays\":4}").expect(200);
        buying.plan();

        assertThat(buying.open()).isEmpty();
    }
}
