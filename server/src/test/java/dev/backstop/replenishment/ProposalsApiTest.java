package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class ProposalsApiTest {
    private final Api api;
    private final Buying buying;

    @Autowired
    ProposalsApiTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
    }

    @Test
    void a_proposal_opens_to_its_arithmetic() {
        buying.item("MUG", ",\"moq\":\"15\",\"multiple\":\"3\",\"purchaseUnit\":{\"code\":\"box\",\"factor\":\"6\",\"decimals\":0}");
        buying.stock("MUG", 12);
        buying.order("MUG", 4, "");
        buying.upTo("MUG", 20, 21);

        assertThat(buying.plan()).isEqualTo(1);
        var proposal = buying.open().get(0);

        assertThat(proposal.get("quantity").stringValue()).isEqualTo("18");
        assertThat(proposal.at("/purchaseQuantity").toString()).isEqualTo("{\"quantity\":\"3\",\"unit\":\"box\"}");
        assertThat(proposal.get("orderOn").stringValue()).isEqualTo("2026-01-05");
        assertThat(proposal.get("expectedOn").stringValue()).isEqualTo("2026-01-12");
        assertThat(proposal.at("/arithmetic").toString()).isEqualTo("""
                {"onHand":"12","openSupplyInTime":"0","openDemandInTime":"4","position":"8","horizon":"2026-01-13","reorderPoint":"20","orderUpTo":"21",\
                "orderQuantity":null,"shortage":"13","rounding":[{"rule":"moq","from":"13","to":"15"},{"rule":"unit","from":"15","to":"18"}]}""");
    }

    @Test
    void a_way_of_any_rank_is_the_usual_one_where_it_is_the_lowest() {
        buying.item("JUG", ",\"rank\":5");
        buying.upTo("JUG", 5, 10);
        buying.vendor("BOLT", "");
        buying.item("POT", ",\"rank\":4},{\"kind\":\"buy\",\"vendor\":\"BOLT\",\"leadTimeDays\":7,\"rank\":3");
        buying.upTo("POT", 5, 10);

        buying.plan();

        assertThat(buying.open().valueStream().filter(each -> List.of("JUG", "POT").contains(each.path("sku").asString("")))
                .map(each -> each.path("vendor").asString(""))).containsExactly("ACME", "BOLT");
    }

    @Test
    void planning_twice_releasing_and_planning_again_orders_once() {
        buying.item("MUG", "");
        buying.upTo("MUG", 20, 40);
        assertThat(buying.plan()).isEqualTo(1);
        var first = buying.open();
        assertThat(buying.plan()).isZero();
        assertThat(buying.open()).isEqualTo(first);

        var number = api.post("/proposals/%s/release".formatted(first.at("/0/proposal").stringValue())).expect(200).text("/purchaseOrder");
        assertThat(buying.plan()).isZero();
        api.post("/purchase-orders/%s/send".formatted(number)).expect(200);
        assertThat(buying.plan()).isZero();

        assertThat(buying.open()).isEmpty();
        assertThat(api.get("/purchase-orders/" + number).expect(200).text("/lines/0/quantity")).isEqualTo("40");
    }

    @Test
    void releasing_twice_orders_once() {
        buying.item("MUG", "");
        buying.upTo("MUG", 20, 40);
        buying.plan();
        var release = "/proposals/%s/release".formatted(buying.open().at("/0/proposal").stringValue());

        assertThat(api.post(release).expect(200).text()).isEqualTo(api.post(release).expect(200).text());
        var orders = api.get("/purchase-orders").expect(200);
        assertThat(orders.at("/data")).hasSize(1);
        assertThat(orders.text("/data/0/lines/0/quantity")).as("nor is its draft topped up by what it holds already").isEqualTo("40");
    }

    @Test
    void needs_of_one_vendor_and_day_share_a_draft() {
        buying.item("MUG", "");
        buying.item("CUP", "");
        buying.upTo("MUG", 20, 40);
        buying.upTo("CUP", 5, 10);
        buying.plan();
        var open = buying.open();

        var results = api.post("/proposals/release", "{\"proposals\":[\"%s\",\"%s\"]}".formatted(
                open.at("/0/proposal").stringValue(), open.at("/1/proposal").stringValue())).expect(200);

        assertThat(results.text("/results/0/purchaseOrder")).isEqualTo(results.text("/results/1/purchaseOrder"));
    }

    @Test
    void what_is_no_longer_needed_is_withdrawn_and_what_grew_keeps_its_age() {
        buying.item("MUG", "");
        buying.upTo("MUG", 20, 40);
        buying.plan();
        var before = buying.open().get(0);
        buying.order("MUG", 7, "");
        buying.advance("2026-01-05T10:00:00Z");
        buying.plan();

        var grown = buying.open().get(0);
        assertThat(grown.get("proposal")).isEqualTo(before.get("proposal"));
        assertThat(grown.get("since")).isEqualTo(before.get("since"));
        assertThat(grown.get("quantity").stringValue()).isEqualTo("47");

        buying.stock("MUG", 100);
        buying.plan();
        assertThat(buying.open()).isEmpty();
    }

    @Test
    void a_quantity_by_hand_is_in_force_and_the_computed_one_stays_in_sight() {
        buying.item("MUG", ",\"purchaseUnit\":{\"code\":\"box\",\"factor\":\"6\",\"decimals\":0}");
        buying.upTo("MUG", 20, 40);
        buying.plan();
        var path = "/proposals/" + buying.open().at("/0/proposal").stringValue();

        var changed = api.patch(path, "{\"quantity\":\"60\"}").expect(200);

        assertThat(changed.text("/quantity")).isEqualTo("60");
        assertThat(changed.text("/computed")).isEqualTo("42");
        assertThat(changed.text("/overridden")).isEqualTo("60");
        assertThat(api.patch(path, "{\"quantity\":\"61\"}").expect(422).text()).contains("66");
    }

    @Test
    void a_dismissed_need_stays_away_until_its_day() {
        buying.item("MUG", "");
        buying.upTo("MUG", 20, 40);
        buying.plan();
        api.post("/proposals/%s/dismiss".formatted(buying.open().at("/0/proposal").stringValue()), "{\"reason\":\"stocktake\",\"until\":\"2026-01-07\"}").expect(200);
        assertThat(buying.plan()).isZero();

        buying.advance("2026-01-07T09:00:00Z");

        assertThat(buying.open()).hasSize(1);
    }

    @Test
    void supply_that_comes_too_late_is_named_and_does_not_count() {
        buying.item("MUG", "");
        buying.upTo("MUG", 20, 40);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"30","expectedOn":"2026-03-01"}]}""").expect(201);

        buying.plan();

        assertThat(buying.open().at("/0/quantity").stringValue()).isEqualTo("40");
        assertThat(buying.open().at("/0/lateSupply/0/expectedOn").stringValue()).isEqualTo("2026-03-01");
    }

    @Test
    void supply_bought_order_by_order_names_the_order() {
        buying.item("MUG", "");
        buying.rule("MUG", "{\"perOrder\":true}").expect(201);
        var order = buying.order("MUG", 5, "");

        buying.plan();

        assertThat(buying.open().at("/0/order").stringValue()).isEqualTo(order);
        assertThat(buying.open().at("/0/quantity").stringValue()).isEqualTo("5");
    }

    @Test
    void an_item_without_a_rule_is_bought_for_who_waits() {
        buying.item("MUG", "");
        assertThat(buying.plan()).isZero();
        buying.order("MUG", 5, "");

        assertThat(buying.plan()).isEqualTo(1);
        assertThat(buying.open().at("/0/quantity").stringValue()).isEqualTo("5");
    }

    @Test
    void own_production_is_proposed_and_released_into_a_production_order() {
        buying.item("MUG", "");
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":2}]}").expect(200);
        buying.upTo("MUG", 20, 40);
        buying.plan();

        var proposal = buying.open().get(0);
        assertThat(proposal.get("kind").stringValue()).isEqualTo("make");
        assertThat(api.post("/proposals/%s/release".formatted(proposal.get("proposal").stringValue())).expect(200).text("/productionOrder"))
                .isEqualTo("MO-1");
        assertThat(buying.plan()).isZero();
    }

    @Test
    void the_nightly_plan_runs_at_two() {
        buying.item("MUG", "");
        buying.upTo("MUG", 20, 40);

        buying.advance("2026-01-06T01:59:00Z");
        assertThat(buying.open()).isEmpty();
        buying.advance("2026-01-06T02:00:00Z");
        assertThat(buying.open()).hasSize(1);
    }

    @Test
    void a_need_that_the_usual_vendor_meets_too_late_goes_to_the_first_that_is_in_time() {
        buying.vendor("FAST", "");
        buying.item("MUG", "");
        api.put("/sourcing-terms/MUG/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","leadTimeDays":7},{"kind":"buy","vendor":"FAST","leadTimeDays":1,"moq":"10"}]}""").expect(200);
        buying.upTo("MUG", 5, 8);
        buying.stock("MUG", 20);
        buying.order("MUG", 12, ",\"requestedOn\":\"2026-01-07\"");
        buying.plan();
        assertThat(buying.open()).as("there is time for the usual vendor").isEmpty();

        buying.order("MUG", 9, "");
        buying.plan();
        var hurried = buying.open().get(0);
        assertThat(hurried.get("vendor").stringValue()).isEqualTo("FAST");
        assertThat(hurried.get("quantity").stringValue()).as("its smallest order").isEqualTo("10");
        assertThat(hurried.get("reason").stringValue()).endsWith("by the usual way it would come on 12 January 2026, by this one on 7 January 2026.");
    }
}
