package dev.backstop.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.access.Accounts;
import dev.backstop.access.Role;
import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@BackstopTest
class AutomationTest {
    private static final String TWO_IN_THE_MORNING = "2026-01-06T02:00:00Z";
    private static final Pattern LINK = Pattern.compile("http://[^\\s/]+(/release/\\S+)");

    private final Api api;
    private final Buying buying;
    private final Accounts accounts;

    @Autowired
    AutomationTest(Api api, Buying buying, Accounts accounts) {
        this.api = api;
        this.buying = buying;
        this.accounts = accounts;
    }

    /** ACME sells mugs at 2 and cups at 5 euros; 40 mugs and 10 cups are missing. */
    @BeforeEach
    void firm() {
        buying.firm();
        buying.vendor("ACME", ",\"buyer\":\"bea@firm.example\"");
        buying.item("MUG", Buying.price("2"));
        buying.item("CUP", Buying.price("5"));
        buying.upTo("MUG", 20, 40);
        buying.upTo("CUP", 5, 10);
        person("ann@firm.example", Role.BUYER);
        person("bob@firm.example", Role.PLANNER);
    }

    private void raise(String sku, int reorderPoint, int orderUpTo) {
        buying.rule(sku, "{\"mode\":\"manual\",\"reorderPoint\":\"%d\",\"orderUpTo\":\"%d\"}".formatted(reorderPoint, orderUpTo)).expect(200);
    }

    private void person(String email, Role role) {
        if (accounts.byEmail(email).isEmpty()) {
            accounts.create(email, email, role, "a long password");
        }
    }

    private String rule(String more) {
        return api.post("/automation-rules", "{\"name\":\"Acme by itself\",\"vendor\":\"ACME\"%s}".formatted(more)).expect(201).text("/rule");
    }

    private JsonNode decisions(String query) {
        return api.get("/automation-decisions?" + query).expect(200).at("/data");
    }

    private JsonNode orders() {
        return api.get("/purchase-orders").expect(200).at("/data");
    }

    private Answer mails() {
        return api.get("/sandbox/messages").expect(200);
    }

    @Test
    void without_a_rule_nothing_happens_by_itself() {
        buying.advance(TWO_IN_THE_MORNING);

        assertThat(buying.open()).hasSize(2);
        assertThat(orders()).isEmpty();
        assertThat(mails().at("/data")).isEmpty();
    }

    @Test
    void a_rule_that_sends_orders_once_and_names_itself_in_the_trail_and_on_the_order() {
        var rule = rule(",\"level\":\"send\"");

        buying.advance(TWO_IN_THE_MORNING);
        buying.advance("2026-01-07T02:00:00Z");

        assertThat(orders()).hasSize(1);
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");
        assertThat(orders().at("/0/lines")).hasSize(2);
        var decided = decisions("order=PO-1");
        assertThat(decided).hasSize(2).allSatisfy(each -> assertThat(each.get("rule").stringValue()).isEqualTo(rule));
        assertThat(api.get("/audit").expect(200).text()).contains("PO-1 by rule AR-1 \\\"Acme by itself\\\"").contains("rule AR-1");
        assertThat(api.get("/proposals?state=released").expect(200).text("/data/0/decidedBy")).isEqualTo("rule AR-1");
    }

    @Test
    void rules_decide_by_day_when_somebody_asks_and_nothing_is_ordered_twice() {
        rule(",\"level\":\"send\"");
        api.post("/automation-rules", "{\"name\":\"On trial\",\"level\":\"draft\",\"mode\":\"trial\",\"rank\":1}").expect(201);

        var decided = api.post("/automation-rules/decide", "{}").expect(200);

        assertThat(decided.text()).isEqualTo("{\"told\":0,\"drafted\":0,\"asked\":0,\"sent\":2,\"held\":0,\"trial\":2}");
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");
        assertThat(decisions("order=PO-1")).hasSize(2).allSatisfy(each -> assertThat(each.get("occasion").stringValue()).isEqualTo("when-asked"));

        assertThat(api.post("/automation-rules/decide", "{}").expect(200).text()).doesNotContain("1").doesNotContain("2");
        assertThat(orders()).hasSize(1);
    }

    @Test
    void what_exceeds_the_budget_waits_for_approval_and_cannot_leave_by_another_door() {
        rule(",\"level\":\"send\",\"budget\":{\"amount\":\"100\",\"period\":\"week\",\"per\":\"vendor\"},\"approvers\":[{\"who\":\"role:buyer\"}]");

        buying.advance(TWO_IN_THE_MORNING); // 80 of mugs and 50 of cups

        assertThat(orders().at("/0/state").stringValue()).isEqualTo("draft");
        var asked = api.get("/approvals?state=waiting").expect(200);
        assertThat(asked.text("/data/0/amount")).isEqualTo("130.00");
        assertThat(asked.text("/data/0/why")).contains("130.00").contains("budget of 100");
        assertThat(api.post("/purchase-orders/PO-1/send").expect(409).text()).contains("AP-1");
        assertThat(api.post("/approvals/AP-1/approve", "{\"by\":\"bob@firm.example\"}").expect(409).text()).contains("role:buyer");

        assertThat(api.post("/approvals/AP-1/approve", "{\"by\":\"ann@firm.example\"}").expect(200).text("/state")).isEqualTo("approved");
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");
    }

    @Test
    void within_the_budget_orders_leave_until_it_is_spent_and_the_next_period_begins_anew() {
        rule(",\"level\":\"send\",\"budget\":{\"amount\":\"150\",\"period\":\"week\"},\"approvers\":[{\"who\":\"role:buyer\"}]");
        buying.advance(TWO_IN_THE_MORNING); // Tuesday: 130 of 150
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");

        raise("CUP", 15, 20);
        buying.advance("2026-01-07T02:00:00Z"); // 50 more
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("draft");
        api.post("/approvals/AP-1/reject", "{\"by\":\"ann@firm.example\",\"reason\":\"next week\"}").expect(200);
        buying.advance("2026-01-11T03:00:00Z");
        raise("CUP", 16, 21);
        buying.advance("2026-01-12T02:00:00Z"); // Monday: 55

        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");
        assertThat(api.get("/automation-rules/AR-1").expect(200).text("/budget/spent")).isEqualTo("55");
    }

    @Test
    void a_chain_asks_one_after_the_other_and_an_order_that_grew_is_asked_for_anew() {
        rule(",\"level\":\"approve\",\"approvers\":[{\"above\":\"0\",\"who\":\"ann@firm.example\"},{\"above\":\"100\",\"who\":\"role:planner\"}]");
        buying.advance(TWO_IN_THE_MORNING);

        var first = api.post("/approvals/AP-1/approve", "{\"by\":\"ann@firm.example\"}").expect(200);
        assertThat(first.text("/state")).isEqualTo("waiting");
        assertThat(first.text("/next")).isEqualTo("role:planner");
        api.patch("/purchase-orders/PO-1/lines/1", "{\"quantity\":\"60\"}").expect(200);
        assertThat(api.post("/approvals/AP-1/approve", "{\"by\":\"bob@firm.example\"}").expect(409).text()).contains("ann@firm.example is asked");

        api.post("/approvals/AP-1/approve", "{\"by\":\"ann@firm.example\"}").expect(200);
        assertThat(api.post("/approvals/AP-1/approve", "{\"by\":\"bob@firm.example\"}").expect(200).text("/state")).isEqualTo("approved");
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");
        assertThat(mails().text()).contains("ann@firm.example").contains("bob@firm.example").contains("Your yes is asked: PO-1 to ACME, 130.00");
    }

    @Test
    void who_said_yes_is_not_the_next_one_in_the_chain() {
        rule(",\"level\":\"approve\",\"approvers\":[{\"above\":\"0\",\"who\":\"bob@firm.example\"},"
                + "{\"above\":\"100\",\"who\":\"role:planner\"}]");
        person("pia@firm.example", Role.PLANNER);
        buying.advance(TWO_IN_THE_MORNING);
        api.post("/approvals/AP-1/approve", "{\"by\":\"bob@firm.example\"}").expect(200);

        assertThat(api.post("/approvals/AP-1/approve", "{\"by\":\"bob@firm.example\"}").expect(409).text("/detail"))
                .contains("bob@firm.example has said yes already; the next yes is somebody else's.");
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("draft");
        assertThat(api.post("/approvals/AP-1/approve", "{\"by\":\"pia@firm.example\"}").expect(200).text("/state")).isEqualTo("approved");
    }

    @Test
    void a_buyer_is_told_once_by_one_mail_with_the_arithmetic_and_releases_by_its_link() {
        rule(",\"level\":\"tell\"");
        buying.advance(TWO_IN_THE_MORNING);
        buying.advance("2026-01-07T02:00:00Z");

        assertThat(mails().at("/data")).hasSize(1);
        var mail = mails().at("/data/0");
        assertThat(mail.get("to").stringValue()).isEqualTo("bea@firm.example");
        assertThat(mail.get("subject").stringValue()).isEqualTo("To order from ACME: 2 items, about 130.00");
        assertThat(mail.get("text").stringValue()).contains("The position by 14 January 2026 is 0, and the reorder point 20. 40 missing to 40.");
        var link = LINK.matcher(mail.get("text").stringValue());
        assertThat(link.find()).isTrue();

        assertThat(api.withKey(null).get("/" + link.group(1)).expect(200).text()).contains("40 of MUG");
        assertThat(buying.open()).as("looking orders nothing").hasSize(2);
        var mugs = buying.open().at("/0/proposal").stringValue();
        api.withKey(null).send("POST", "/" + link.group(1), "proposal=" + mugs, "Content-Type", "application/x-www-form-urlencoded").expect(302);
        assertThat(buying.open()).hasSize(1);
        assertThat(orders().at("/0/lines/0/quantity").stringValue()).isEqualTo("40");
        assertThat(api.withKey(null).get("/" + link.group(1) + "x").expect(410).text()).contains("expired");
    }

    @Test
    void a_need_that_grew_is_told_again() {
        rule(",\"level\":\"tell\"");
        buying.advance(TWO_IN_THE_MORNING);
        raise("CUP", 15, 20);

        buying.advance("2026-01-07T02:00:00Z");

        assertThat(mails().at("/data")).hasSize(2);
        assertThat(mails().text()).contains("To order from ACME: 1 item, about 100.00");
    }

    @Test
    void what_was_changed_of_a_rule_is_kept_with_who_and_when() {
        rule(",\"level\":\"send\",\"budget\":{\"amount\":\"500\",\"period\":\"week\"},\"approvers\":[{\"who\":\"role:buyer\"}]");
        assertThat(api.get("/automation-rules/AR-1/changes").expect(200).at("/data")).isEmpty();

        api.put("/automation-rules/AR-1", """
                {"name":"Acme by itself","vendor":"ACME","level":"send","budget":{"amount":"50000","period":"week"},
                 "approvers":[{"who":"role:buyer"},{"above":"900","who":"ann@firm.example"}]}""").expect(200);
        api.put("/automation-rules/AR-1", "{\"name\":\"\",\"level\":\"send\"}").expect(422);
        buying.advance("2026-01-05T10:00:00Z");
        api.post("/automation-rules/AR-1/pause", "{\"until\":\"2026-01-08\",\"reason\":\"stocktake\"}").expect(200);

        var changes = api.get("/automation-rules/AR-1/changes").expect(200).at("/data");
        assertThat(changes.valueStream().map(change -> "%s: %s → %s".formatted(change.at("/field").asString(), change.at("/before").asString(""),
                change.at("/after").asString(""))))
                .containsExactly("pausedUntil:  → 2026-01-08", "pauseReason:  → stocktake", "budget.amount: 500 → 50000",
                        "approvers: role:buyer → role:buyer; 900: ann@firm.example");
        assertThat(changes.at("/0/at").asString()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(changes.at("/0/by").asString()).isNotEmpty();
        assertThat(api.get("/automation-rules/AR-9/changes").expect(404).text()).contains("AR-9");
    }

    @Test
    void a_paused_rule_does_nothing_until_its_day() {
        rule(",\"level\":\"send\"");
        assertThat(api.post("/automation-rules/AR-1/pause", "{}").expect(422).text()).contains("A pause has an end");
        api.post("/automation-rules/AR-1/pause", "{\"until\":\"2026-01-08\",\"reason\":\"stocktake\"}").expect(200);

        buying.advance("2026-01-07T02:00:00Z");
        assertThat(orders()).isEmpty();
        assertThat(decisions("rule=AR-1&outcome=held").at("/0/why").stringValue()).isEqualTo("The rule is paused until 2026-01-08.");
        buying.advance("2026-01-08T02:00:00Z");

        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");
    }

    @Test
    void a_rule_on_trial_notes_what_it_would_have_sent_and_sends_nothing() {
        rule(",\"level\":\"send\",\"mode\":\"trial\",\"budget\":{\"amount\":\"150\",\"period\":\"week\"},\"approvers\":[{\"who\":\"role:buyer\"}]");
        buying.advance("2026-01-08T02:00:00Z"); // three nights, one need each
        raise("CUP", 25, 30);
        buying.advance("2026-01-09T02:00:00Z");

        var trial = api.get("/automation-rules/AR-1/trial").expect(200);
        assertThat(orders()).isEmpty();
        assertThat(buying.open()).hasSize(2);
        assertThat(trial.at("/sent").intValue()).isEqualTo(1);
        assertThat(trial.text("/amountSent")).isEqualTo("130.00");
        assertThat(trial.at("/asked").intValue()).as("150 for cups exceed what is left of the week's budget").isEqualTo(1);
    }

    @Test
    void orders_leave_on_the_vendors_order_days_alone() {
        buying.vendor("ACME", ",\"orderDays\":[\"TH\"]");
        rule(",\"level\":\"send\"");

        buying.advance("2026-01-07T03:00:00Z");
        assertThat(orders()).isEmpty();
        buying.advance("2026-01-08T02:00:00Z");

        assertThat(orders().at("/0/state").stringValue()).isEqualTo("sent");
    }

    @Test
    void the_first_rule_that_fits_the_vendor_the_class_and_the_amount_decides() {
        api.post("/automation-rules", "{\"name\":\"Small\",\"vendor\":\"ACME\",\"upTo\":\"100\",\"level\":\"send\"}").expect(201);
        api.post("/automation-rules", "{\"name\":\"The rest\",\"level\":\"draft\"}").expect(201);

        buying.advance(TWO_IN_THE_MORNING);
        assertThat(decisions("rule=AR-1")).isEmpty();
        assertThat(decisions("rule=AR-2&outcome=drafted")).hasSize(2);
        api.post("/purchase-orders/PO-1/send").expect(200);
        raise("CUP", 15, 20);
        buying.advance("2026-01-07T02:00:00Z");

        assertThat(decisions("rule=AR-1&outcome=sent")).hasSize(1);
    }

    @Test
    void a_shortage_that_late_supply_alone_makes_is_told_and_never_sent_by_itself() {
        rule(",\"level\":\"send\"");
        api.post("/purchase-orders", """
                {"number":"SLOW","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"40","expectedOn":"2026-03-01"}]}""").expect(201);

        buying.advance(TWO_IN_THE_MORNING);

        assertThat(orders()).hasSize(2);
        assertThat(orders().at("/0/lines")).as("the cups alone").hasSize(1);
        assertThat(buying.open().at("/0/onlyLate").booleanValue()).isTrue();
        assertThat(mails().text()).contains("Only because SLOW line 1 comes on 1 Mar 2026 (40)");
    }

    @Test
    void what_a_person_began_to_write_is_topped_up_and_stays_with_that_person() {
        buying.plan();
        api.post("/proposals/%s/release".formatted(buying.open().at("/0/proposal").stringValue())).expect(200);
        rule(",\"level\":\"send\"");
        buying.vendor("ACME", ",\"mergeDays\":1");

        buying.advance(TWO_IN_THE_MORNING);

        assertThat(orders()).hasSize(1);
        assertThat(orders().at("/0/state").stringValue()).isEqualTo("draft");
        assertThat(orders().at("/0/lines")).hasSize(2);
    }

    @Test
    void below_the_vendors_minimum_the_draft_waits() {
        buying.vendor("ACME", ",\"minimumOrderValue\":\"200\"");
        rule(",\"level\":\"send\"");

        buying.advance(TWO_IN_THE_MORNING);

        assertThat(orders().at("/0/state").stringValue()).isEqualTo("draft");
        assertThat(decisions("rule=AR-1").at("/0/why").stringValue()).contains("130.00").contains("200");
    }

    @Test
    void a_rule_that_cannot_work_is_refused_with_all_its_faults() {
        var refused = api.post("/automation-rules", """
                {"name":"","vendor":"NOBODY","itemClass":"Q","level":"approve","upTo":"-1","approvers":[{"who":"role:king"}]}""").expect(422);

        assertThat(refused.at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/itemClass", "/vendor", "/upTo", "/approvers/0/who");
        assertThat(api.post("/automation-rules", "{\"name\":\"x\",\"level\":\"approve\"}").expect(422).text()).contains("at least one approver");
        assertThat(api.get("/automation-rules/AR-9").expect(404).text()).contains("AR-9");
    }

    @Test
    void own_production_is_made_after_a_yes() {
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":2}]}").expect(200);
        api.post("/automation-rules", "{\"name\":\"Make\",\"kind\":\"make\",\"level\":\"approve\",\"approvers\":[{\"who\":\"role:planner\"}]}").expect(201);
        buying.advance(TWO_IN_THE_MORNING);
        buying.advance("2026-01-07T02:00:00Z");

        assertThat(api.get("/approvals?state=waiting").expect(200).at("/data")).hasSize(1);
        assertThat(api.post("/approvals/AP-1/approve", "{\"by\":\"bob@firm.example\"}").expect(200).text("/became")).isEqualTo("MO-1");
    }

    @Test
    void an_order_that_nobody_ordered_supply_for_goes_to_the_vendor_at_once_and_a_second_need_tops_up_the_draft() {
        rule(",\"level\":\"draft\"");
        buying.item("JUG", Buying.price("3"));
        buying.order("JUG", 5, "");
        buying.advance("2026-01-05T09:01:00Z");
        assertThat(decisions("order=PO-1").at("/0/occasion").stringValue()).isEqualTo("at-once");

        buying.order("JUG", 2, "");
        buying.advance("2026-01-05T09:02:00Z");

        assertThat(orders()).hasSize(1);
        assertThat(orders().at("/0/lines/0/quantity").stringValue()).isEqualTo("7");
    }
}
