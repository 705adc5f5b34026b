package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What late supply leaves short, and what shrunken sales leave over. */
@BackstopTest
class LateAndSurplusTest {
    private final Api api;
    private final Buying buying;

    @Autowired
    LateAndSurplusTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.item("MUG", ",\"multiple\":\"6\"" + Buying.price("2"));
        api.patch("/settings", "{\"orderingCost\":\"10\",\"backorderCost\":\"0.5\"}").expect(200);
    }

    @Test
    void late_supply_can_be_pulled_in_bridged_replaced_or_waited_for_each_at_its_cost() {
        buying.order("MUG", 4, "");
        buying.sent("MUG", 40, "2026-02-04");
        buying.plan();
        var proposal = buying.open().get(0);
        assertThat(proposal.get("onlyLate").booleanValue()).isTrue();

        var options = api.get("/proposals/%s/options".formatted(proposal.get("proposal").stringValue())).expect(200);

        assertThat(options.at("/options").findValuesAsString("option")).containsExactly("pull-in", "bridge", "replace", "wait");
        assertThat(options.text("/options/0/words")).contains("PO-1 line 1 on 5 January 2026 rather than 4 February 2026");
        assertThat(options.text("/options/0/cost")).as("40 at 2, a fifth of it a year, 30 days").isEqualTo("1.32");
        assertThat(options.text("/options/1/quantity")).as("4 are waited for, 6 can be ordered").isEqualTo("6");
        assertThat(options.text("/options/1/cost")).as("6 at 2, and an order").isEqualTo("22.00");
        assertThat(options.text("/options/3/cost")).as("4 for 30 days").isEqualTo("60.00");
    }

    @Test
    void costs_are_in_the_firms_currency() {
        buying.vendor("YANK", "");
        api.patch("/vendors/YANK", "{\"currency\":\"USD\"}").expect(200);
        api.put("/exchange-rates/USD/2026-01-01", "{\"rate\":\"0.5\"}").expect(201);
        api.put("/sourcing-terms/MUG/MAIN", """
                {"terms":[{"kind":"buy","vendor":"YANK","leadTimeDays":7,"multiple":"6","priceBreaks":[{"from":"1","price":{"amount":"4","currency":"USD"}}]}]}""")
                .expect(200);
        var options = api.get("/proposals/%s/options".formatted(lateProposal())).expect(200);

        assertThat(options.text("/options/1/cost")).as("6 at 4 dollars, which are 2 euros, and an order at 10 euros").isEqualTo("22.00");
    }

    @Test
    void a_need_without_late_supply_has_no_such_options() {
        buying.order("MUG", 4, "");
        buying.plan();

        assertThat(api.get("/proposals/%s/options".formatted(buying.open().at("/0/proposal").stringValue())).expect(409).text()).contains("Release or dismiss");
    }

    @Test
    void when_a_sale_shrinks_its_supply_is_flagged_with_what_to_do() {
        var order = buying.order("MUG", 12, "");
        buying.plan();
        var number = api.post("/proposals/%s/release".formatted(buying.open().at("/0/proposal").stringValue())).expect(200).text("/purchaseOrder");
        api.post("/purchase-orders/%s/send".formatted(number)).expect(200);
        assertThat(api.get("/surplus-supply").expect(200).at("/data")).isEmpty();

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"6\",\"reason\":\"fewer guests\"}").expect(200);
        var cut = api.get("/surplus-supply").expect(200);
        assertThat(cut.text("/data/0/action")).isEqualTo("cut");
        assertThat(cut.text("/data/0/words")).isEqualTo("Cut line 1 of PO-1 by 6 of MUG, to 6. Ask ACME first: it was sent.");

        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"no party\"}").expect(200);
        assertThat(api.get("/surplus-supply").expect(200).text("/data/0/action")).isEqualTo("cancel");
        api.post("/purchase-orders/%s/cancel".formatted(number)).expect(200);
        assertThat(api.get("/surplus-supply").expect(200).at("/data")).isEmpty();
    }

    @Test
    void what_rounding_brought_is_no_surplus() {
        var order = buying.order("MUG", 4, "");
        buying.plan();
        api.post("/proposals/%s/release".formatted(buying.open().at("/0/proposal").stringValue())).expect(200);

        assertThat(api.get("/surplus-supply").expect(200).at("/data")).isEmpty();
        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"1\",\"reason\":\"one less\"}").expect(200);
        assertThat(api.get("/surplus-supply").expect(200).at("/data")).as("the vendor takes six or none").isEmpty();
        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"no party\"}").expect(200);
        assertThat(api.get("/surplus-supply").expect(200).text("/data/0/action")).as("nobody needs any of the six").isEqualTo("cancel");
    }

    private String lateProposal() {
        buying.order("MUG", 4, "");
        buying.sent("MUG", 40, "2026-02-04");
        buying.plan();
        return buying.open().at("/0/proposal").stringValue();
    }

    @Test
    void pulling_in_asks_the_vendor_once_and_sets_the_need_aside() {
        var proposal = lateProposal();

        assertThat(api.post("/proposals/%s/options/pull-in".formatted(proposal), "{\"cost\":\"9.99\"}").expect(409).text("/detail"))
                .isEqualTo("It costs 1.32 by now, not 9.99. Look at the options again.");
        api.post("/proposals/%s/options/pull-in".formatted(proposal), "{\"cost\":\"1.32\"}").expect(200);

        assertThat(api.get("/purchase-orders/PO-1").expect(200).text("/lines/0/parts/0/requestedOn")).isEqualTo("2026-01-05");
        assertThat(api.get("/proposals/" + proposal).expect(200).text("/state")).isEqualTo("dismissed");
        api.post("/proposals/%s/options/pull-in".formatted(proposal), "{}").expect(409);
        buying.plan();
        assertThat(buying.open()).isEmpty();
    }

    @Test
    void a_bridge_orders_what_lasts_until_the_late_supply_comes() {
        var done = api.post("/proposals/%s/options/bridge".formatted(lateProposal()), "{\"cost\":\"22.00\"}").expect(200);

        assertThat(api.get("/purchase-orders/" + done.text("/became")).expect(200).text("/lines/0/quantity")).isEqualTo("6");
        assertThat(api.get("/purchase-orders/PO-1").expect(200).text("/state")).isEqualTo("sent");
        buying.plan();
        assertThat(buying.open()).isEmpty();
    }

    @Test
    void a_replacement_cancels_the_line_that_is_late() {
        var done = api.post("/proposals/%s/options/replace".formatted(lateProposal()), "{}").expect(200);

        assertThat(api.get("/purchase-orders/PO-1").expect(200).text("/state")).isEqualTo("cancelled");
        assertThat(api.get("/purchase-orders/" + done.text("/became")).expect(200).text("/state")).isEqualTo("draft");
    }

    @Test
    void a_replacement_leaves_what_comes_in_time() {
        buying.order("MUG", 12, "");
        buying.sent("MUG", 40, "2026-01-06");
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"6","expectedOn":"2026-01-06"},
                 {"quantity":"34","expectedOn":"2026-02-04"}]}]}""").expect(200);
        buying.plan();

        var done = api.post("/proposals/%s/options/replace".formatted(buying.open().at("/0/proposal").stringValue()), "{}").expect(200);

        assertThat(done.text("/words")).startsWith("34 of PO-1 line 1 are cancelled, and 6 are ordered with ");
        var order = api.get("/purchase-orders/PO-1").expect(200);
        assertThat(order.text("/state")).isEqualTo("sent");
        assertThat(order.text("/lines/0/open")).as("what comes tomorrow still comes").isEqualTo("6");
    }

    @Test
    void waiting_keeps_the_need_aside_until_the_supply_is_due() {
        api.post("/proposals/%s/options/wait".formatted(lateProposal())).expect(200);
        buying.plan();
        assertThat(buying.open()).isEmpty();
    }

    @Test
    void surplus_is_cut_or_cancelled_once() {
        var order = buying.order("MUG", 12, "");
        buying.plan();
        var number = api.post("/proposals/%s/release".formatted(buying.open().at("/0/proposal").stringValue())).expect(200).text("/purchaseOrder");
        api.post("/purchase-orders/%s/send".formatted(number)).expect(200);
        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"6\",\"reason\":\"fewer guests\"}").expect(200);

        assertThat(api.post("/surplus-supply/%s/1/cut".formatted(number)).expect(200).text("/words")).isEqualTo("Line 1 of PO-1 is cut by 6, to 6.");
        assertThat(api.get("/purchase-orders/" + number).expect(200).text("/lines/0/quantity")).isEqualTo("6");
        assertThat(api.post("/surplus-supply/%s/1/cut".formatted(number)).expect(409).text("/detail")).contains("Nothing of line 1 of PO-1 is too much");

        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"no party\"}").expect(200);
        api.post("/surplus-supply/%s/1/cancel".formatted(number)).expect(200);
        assertThat(api.get("/purchase-orders/" + number).expect(200).text("/state")).isEqualTo("cancelled");
    }

    /** Two orders come for a customer who then wants twelve fewer: twelve are too much in all, not twelve of each. */
    @Test
    void what_is_too_much_is_said_once_of_the_order_that_comes_last_and_of_all_its_dates_together() {
        var order = buying.order("MUG", 30, "");
        api.post("/purchase-orders", order("PO-A", "12", "2026-01-20")).expect(201);
        api.post("/purchase-orders", order("PO-B", "18", "2026-02-10")).expect(201);
        api.post("/purchase-orders/PO-B/confirmations", """
                {"by":"mail","lines":[{"line":1,"status":"changed","parts":[{"quantity":"12","expectedOn":"2026-02-10"},{"quantity":"6","expectedOn":"2026-02-24"}]}]}""")
                .expect(200);

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"12\",\"reason\":\"fewer guests\"}").expect(200);

        var surplus = api.get("/surplus-supply").expect(200);
        assertThat(surplus.at("/data")).hasSize(1);
        assertThat(surplus.text("/data/0/words")).isEqualTo("Cut line 1 of PO-B by 12 of MUG, to 6. Ask ACME first: it was sent.");
        api.post("/surplus-supply/PO-B/1/cut").expect(200);
        assertThat(api.get("/purchase-orders/PO-B").expect(200).text("/lines/0/open")).isEqualTo("6");
        assertThat(api.get("/surplus-supply").expect(200).at("/data")).isEmpty();
    }

    /** Five of twelve are too much, and the vendor sells boxes of six: seven are no boxes, and one box less would be one too few. */
    @Test
    void what_stays_of_a_cut_order_is_one_that_the_vendor_takes() {
        buying.item("BOWL", ",\"purchaseUnit\":{\"code\":\"box\",\"factor\":\"6\",\"decimals\":0}");
        var order = buying.order("BOWL", 12, "");
        api.post("/purchase-orders", order("PO-A", "12", "2026-01-20").replace("MUG", "BOWL")).expect(201);

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"5\",\"reason\":\"fewer guests\"}").expect(200);
        assertThat(api.get("/surplus-supply").expect(200).at("/data")).isEmpty();

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"2\",\"reason\":\"fewer still\"}").expect(200);
        assertThat(api.get("/surplus-supply").expect(200).text("/data/0/words")).startsWith("Cut line 1 of PO-A by 6 of BOWL, to 6.");
        api.post("/surplus-supply/PO-A/1/cut").expect(200);
        assertThat(api.get("/purchase-orders/PO-A").expect(200).text("/lines/0/purchaseQuantity/quantity")).isEqualTo("1");
    }

    private static String order(String number, String quantity, String on) {
        return "{\"number\":\"%s\",\"vendor\":\"ACME\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"%s\",\"expectedOn\":\"%s\"}]}"
                .formatted(number, quantity, on);
    }

    @Test
    void surplus_goes_where_it_is_wanted() {
        var order = buying.order("MUG", 12, "");
        buying.plan();
        var number = api.post("/proposals/%s/release".formatted(buying.open().at("/0/proposal").stringValue())).expect(200).text("/purchaseOrder");
        api.post("/purchase-orders/%s/send".formatted(number)).expect(200);
        api.put("/locations/SHOP", "{\"name\":\"Shop\",\"timeZone\":\"UTC\"}").expect(201);
        api.put("/sourcing-terms/MUG/SHOP", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}").expect(201);
        api.put("/reorder-points/MUG/SHOP", "{\"mode\":\"manual\",\"reorderPoint\":\"3\",\"orderUpTo\":\"5\"}").expect(201);
        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"no party\"}").expect(200);
        buying.plan();

        assertThat(api.get("/surplus-supply").expect(200).text("/data/0/elsewhere")).isEqualTo("SHOP");
        assertThat(api.get("/surplus-supply").expect(200).text("/data/0/words")).contains("Let 5 of MUG come here");
        assertThat(api.post("/surplus-supply/%s/1/re-peg".formatted(number)).expect(200).text("/words")).startsWith("5 of MUG go on to SHOP with TR-1");
        assertThat(api.get("/surplus-supply").expect(200).text("/data/0/elsewhere")).as("the other seven are wanted nowhere")
                .isEqualTo("null");
        api.post("/surplus-supply/%s/1/re-peg".formatted(number)).expect(409);
        buying.plan();
        assertThat(api.get("/proposals?state=open&location=SHOP").expect(200).at("/data")).isEmpty();
    }
}
