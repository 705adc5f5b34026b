package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
    }
}
