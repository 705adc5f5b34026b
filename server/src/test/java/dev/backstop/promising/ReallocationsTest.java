package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackstopTest
class ReallocationsTest {
    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @BeforeEach
    void six_mugs_that_the_first_order_holds() {
        SmallShop.open(api, "MUG", 6);
        api.put("/customers/C-2", "{\"name\":\"Another Shop\"}").expect(201);
        order("C-1", 6, 5);
        order("C-2", 4, 1);
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private void order(String customer, int units, int priority) {
        api.post("/orders", """
                {"customer":"%s","priority":%d,"lines":[{"line":1,"sku":"MUG","quantity":"%d"}]}""".formatted(customer, priority, units)).expect(201);
    }

    private Answer preview(String rule) {
        return api.post("/reallocations/preview", """
                {"sku":"MUG","location":"MAIN","rule":"%s"}""".formatted(rule));
    }

    private String state(String order) {
        return api.get("/orders/" + order).expect(200).text("/lines/0/state");
    }

    @Test
    void who_holds_stock_keeps_it_whatever_the_priority_of_a_newcomer() {
        assertThat(state("SO-1")).isEqualTo("allocated");
        assertThat(state("SO-2")).isEqualTo("backordered");
        api.patch("/orders/SO-1", "{\"priority\":9}").expect(200);
        assertThat(state("SO-1")).isEqualTo("allocated");
        assertThat(preview("first-come").expect(200).at("/gains")).isEmpty();
    }

    @Test
    void a_preview_shows_who_wins_who_loses_and_what_it_breaks_and_changes_nothing() {
        var seen = preview("priority-class").expect(200);

        assertThat(seen.text("/gains/0/order")).isEqualTo("SO-2");
        assertThat(seen.text("/gains/0/quantity")).isEqualTo("4");
        assertThat(seen.text("/gains/0/shipBy")).isEqualTo("2026-01-05");
        assertThat(seen.text("/losses/0/order")).isEqualTo("SO-1");
        assertThat(seen.text("/losses/0/quantity")).isEqualTo("4");
        assertThat(seen.text("/losses/0/shipBy")).isEqualTo("2026-01-12");
        assertThat(seen.text("/promisesBroken")).isEqualTo("1");
        assertThat(seen.text("/notices")).isEqualTo("1");
        assertThat(state("SO-1")).isEqualTo("allocated");
    }

    @Test
    void applied_it_stays_and_every_promise_names_rule_and_approver() {
        var seen = preview("priority-class").expect(200).text("/preview");
        assertThat(api.post("/reallocations", "{\"preview\":\"%s\"}".formatted(seen)).expect(422).text("/errors/0/pointer"))
                .isEqualTo("/approvedBy");
        api.post("/reallocations", "{\"preview\":\"%s\",\"approvedBy\":\"R. Roe\",\"reason\":\"a fair\"}".formatted(seen)).expect(200);

        assertThat(state("SO-2")).isEqualTo("allocated");
        assertThat(state("SO-1")).isEqualTo("part-backordered");
        var promises = api.get("/orders/SO-2/lines/1/promises").expect(200).at("/data");
        assertThat(promises.get(promises.size() - 1).at("/cause/kind").asString()).isEqualTo("overtaken");
        assertThat(promises.get(promises.size() - 1).at("/cause/text").asString()).contains("priority-class").contains("R. Roe");
        assertThat(api.get("/duties?state=open").expect(200).text("/data/0/order")).isEqualTo("SO-1");
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T09:00:00Z\"}").expect(200);
        assertThat(state("SO-2")).isEqualTo("allocated");
        assertThat(api.post("/reallocations", "{\"preview\":\"%s\",\"approvedBy\":\"R. Roe\"}".formatted(seen)).expect(409).text("/type"))
                .contains("already-applied");
    }

    @Test
    void days_completed_orders_and_margin_stand_beside_and_losers_hear_a_reason() {
        api.patch("/items/MUG", "{\"cost\":{\"amount\":\"1.50\",\"currency\":\"EUR\"}}").expect(200);
        api.post("/orders", """
                {"customer":"C-2","priority":1,
                 "lines":[{"sku":"MUG","quantity":"2","price":{"amount":"4.00","currency":"EUR"}}]}""").expect(201);

        var seen = preview("priority-class").expect(200);

        assertThat(seen.text("/gains/1/daysLater")).isEqualTo("-7");
        assertThat(seen.text("/daysSooner")).isEqualTo("14");
        assertThat(seen.text("/losses/0/daysLater")).isEqualTo("7");
        assertThat(seen.text("/daysLater")).isEqualTo("7");
        assertThat(seen.text("/ordersCompleted")).isEqualTo("2");
        assertThat(seen.text("/ordersHeldUp")).isEqualTo("1");
        assertThat(seen.text("/margin/amount")).as("two mugs at 2.50; of the others no price is known").isEqualTo("5.00");
        assertThat(seen.text("/losses/0/reason")).isEqualTo(
                "What is here goes first to orders that are served before yours. "
                        + "What had been set aside for you ships by 12 January instead.");
    }

    @Test
    void what_losers_can_be_told_is_kept_with_their_line(@Autowired JdbcClient jdbc) {
        var seen = preview("priority-class").expect(200).text("/preview");
        api.post("/reallocations", "{\"preview\":\"%s\",\"approvedBy\":\"R. Roe\"}".formatted(seen)).expect(200);

        assertThat(jdbc.sql("""
                SELECT o.number || ': ' || lost.reason FROM promising.reallocation_loss lost
                  JOIN orders.order_line ol ON ol.id = lost.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id""").query(String.class).list())
                .singleElement().asString().startsWith("SO-1: What is here goes first to orders that are served before yours.");
    }

    @Test
    void of_an_order_that_ships_together_the_other_lines_count_too() {
        api.put("/items/BOWL", "{\"name\":\"Bowl\",\"unit\":\"piece\"}").expect(201);
        api.post("/stock/movements", "{\"sku\":\"BOWL\",\"location\":\"MAIN\",\"quantity\":\"1\",\"reason\":\"opening\"}").expect(201);
        api.post("/orders/SO-1/cancel", "{}").expect(200);
        api.post("/orders/SO-2/cancel", "{}").expect(200);
        api.post("/orders", """
                {"customer":"C-1","shipping":"complete-order",
                 "lines":[{"sku":"MUG","quantity":"6"},{"sku":"BOWL","quantity":"1"}]}""").expect(201);
        order("C-2", 4, 1);

        var seen = preview("priority-class").expect(200);

        assertThat(seen.text("/promisesBroken")).as("mugs and bowl leave together, both later").isEqualTo("2");
        assertThat(seen.text("/notices")).isEqualTo("1");
        assertThat(seen.text("/ordersHeldUp")).isEqualTo("1");
        assertThat(seen.at("/losses")).hasSize(2);
    }

    /** Whatever the rule and whatever stands there: what is applied is what was looked at, or nothing is. */
    @ParameterizedTest
    @ValueSource(strings = {"first-come", "priority-class", "most-complete-orders", "fewest-broken-promises", "most-margin", "equal-share"})
    void what_is_applied_is_what_was_looked_at_to_the_last_day_and_unit(String rule) {
        order("C-1", 3, 2);
        order("C-2", 1, 7);
        var seen = preview(rule).expect(200);

        var applied = api.post("/reallocations", "{\"preview\":\"%s\",\"approvedBy\":\"R. Roe\"}".formatted(seen.text("/preview")))
                .expect(200);

        assertThat(applied.json()).isEqualTo(seen.json());
        seen.at("/gains").forEach(gain -> assertThat(lastDay(gain.get("order").asString())).isEqualTo(gain.get("shipBy").asString()));
        seen.at("/losses").forEach(loss -> assertThat(lastDay(loss.get("order").asString())).isEqualTo(loss.get("shipBy").asString()));
        assertThat(preview(rule).expect(200).at("/gains")).as("it is dealt out so now").isEmpty();
    }

    private String lastDay(String order) {
        return api.get("/orders/" + order).expect(200).at("/lines/0/schedule").valueStream().map(part -> part.get("shipBy").asString()).max(
                Comparator.naturalOrder()).orElseThrow();
    }

    /** What lies elsewhere decides too which orders can leave whole, and what earns most. */
    @Test
    void a_preview_goes_stale_with_what_only_its_rule_looks_at() {
        api.put("/items/BOWL", "{\"name\":\"Bowl\",\"unit\":\"piece\"}").expect(201);
        api.post("/orders", """
                {"customer":"C-2","lines":[{"sku":"MUG","quantity":"1"},{"sku":"BOWL","quantity":"1"}]}""").expect(201);
        var seen = preview("most-complete-orders").expect(200).text("/preview");

        api.post("/stock/movements", "{\"sku\":\"BOWL\",\"location\":\"MAIN\",\"quantity\":\"1\",\"reason\":\"opening\"}").expect(201);

        assertThat(api.post("/reallocations", "{\"preview\":\"%s\",\"approvedBy\":\"R. Roe\"}".formatted(seen)).expect(409).text("/type"))
                .contains("stale");
    }

    @Test
    void a_preview_goes_stale_when_the_last_van_has_left() {
        api.patch("/locations/MAIN", """
                {"calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[],"cutOff":"15:00"}}""").expect(200);
        var seen = preview("priority-class").expect(200).text("/preview");

        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T15:30:00Z\"}").expect(200);

        assertThat(api.post("/reallocations", "{\"preview\":\"%s\",\"approvedBy\":\"R. Roe\"}".formatted(seen)).expect(409).text("/type"))
                .contains("stale");
    }

    @Test
    void a_preview_goes_stale_with_what_it_was_decided_from() {
        var seen = preview("equal-share").expect(200);
        assertThat(seen.text("/gains/0/quantity")).isEqualTo("3");
        order("C-2", 1, 5);

        assertThat(api.post("/reallocations", "{\"preview\":\"%s\",\"approvedBy\":\"R. Roe\"}".formatted(seen.text("/preview"))).expect(409)
                .text("/type"))
                .contains("stale");
        assertThat(state("SO-1")).isEqualTo("allocated");
    }

    @Test
    void what_is_being_picked_and_what_a_quote_holds_is_not_touched() {
        api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"6\",\"reason\":\"adjustment\"}").expect(201);
        api.post("/quotes", "{\"customer\":\"C-1\",\"holdUntil\":\"2026-01-06T09:00:00Z\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"2\"}]}").expect(200);
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-1\"]}").expect(201);
        order("C-2", 9, 1);

        assertThat(preview("priority-class").expect(200).at("/gains")).isEmpty();
        assertThat(preview("best-friend").expect(422).text("/errors/0/pointer")).isEqualTo("/rule");
        assertThat(api.post("/reallocations/preview", "{\"sku\":\"MUG\",\"location\":\"MAIN\"}").expect(422).text("/detail")).startsWith("Name the rule by which");
    }
}
