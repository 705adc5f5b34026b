package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class PlanningEventsTest {
    private final Api api;
    private final Buying buying;

    @Autowired
    PlanningEventsTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.item("MUG", "");
        api.patch("/items/MUG", "{\"category\":\"Kitchen\"}").expect(200);
    }

    private void aFewWeeksOfOrders() {
        for (var day = 6; day <= 30; day++) {
            buying.advance("2026-01-%02dT12:00:00Z".formatted(day));
            buying.order("MUG", 1 + day % 5, "");
        }
        buying.plan();
    }

    @Test
    void a_promotion_counts_while_it_lasts_and_is_taken_back_by_one_action() {
        aFewWeeksOfOrders();
        var usual = reorderPoint();
        var event = event("""
                {"kind":"promotion","category":"Kitchen","from":"2026-01-30","until":"2026-02-28","factor":"3","reason":"spring catalogue"}""");
        buying.plan();
        assertThat(reorderPoint()).isGreaterThan(2 * usual);
        assertThat(api.get("/reorder-points/MUG/MAIN").expect(200).at("/learned/why").toString()).contains("spring catalogue")
                .contains("3 times");

        api.post("/planning-events/%s/withdraw".formatted(event), "{}").expect(200);
        buying.plan();
        assertThat(reorderPoint()).isEqualTo(usual);
    }

    @Test
    void a_large_order_to_come_is_kept_for_and_its_history_is_no_rule() {
        aFewWeeksOfOrders();
        var usual = reorderPoint();
        event("""
                {"kind":"known-order","sku":"MUG","from":"2026-02-02","until":"2026-02-02","quantity":"500","reason":"hotel opening"}""");
        buying.plan();
        assertThat(reorderPoint()).isBetween(usual + 400, usual + 600);

        buying.advance("2026-02-02T12:00:00Z");
        buying.order("MUG", 500, "");
        buying.advance("2026-02-05T12:00:00Z");
        buying.plan();
        assertThat(reorderPoint()).isLessThan(usual + 30);
    }

    @Test
    void a_holiday_of_safety_stock_keeps_what_is_expected_and_ends() {
        aFewWeeksOfOrders();
        api.put("/reorder-points/MUG/MAIN", "{\"target\":{\"kind\":\"cycle-service\",\"value\":\"0.99\"}}").expect(201);
        buying.plan();
        var usual = reorderPoint();
        event("""
                {"kind":"safety-stock-holiday","sku":"MUG","from":"2026-01-30","until":"2026-02-03","reason":"new model"}""");
        buying.plan();
        assertThat(reorderPoint()).isLessThan(usual);
        assertThat(api.get("/reorder-points/MUG/MAIN").expect(200).text("/learned/safetyStock")).isEqualTo("0");

        buying.advance("2026-02-04T12:00:00Z");
        assertThat(api.get("/reorder-points/MUG/MAIN").expect(200).text("/learned/safetyStock")).isNotEqualTo("0");
    }

    @Test
    void an_adjustment_is_measured_against_what_happened() {
        aFewWeeksOfOrders();
        var event = event("""
                {"kind":"adjustment","sku":"MUG","from":"2026-01-31","until":"2026-02-03","factor":"2","reason":"a hunch"}""");
        for (var day = 1; day <= 3; day++) {
            buying.advance("2026-02-%02dT12:00:00Z".formatted(day));
            buying.order("MUG", 3, "");
        }
        buying.advance("2026-02-05T12:00:00Z");
        buying.plan();

        var measured = api.get("/planning-events/" + event).expect(200);

        assertThat(measured.text("/state")).isEqualTo("over");
        assertThat(measured.text("/measured/actual")).isEqualTo("9");
        assertThat(Double.parseDouble(measured.text("/measured/nearer"))).as("a doubling that did not come led away").isNegative();
    }

    @Test
    void what_makes_no_sense_is_refused_all_at_once() {
        var refused = api.post("/planning-events", """
                {"kind":"known-order","from":"2026-02-02","until":"2026-02-01","factor":"2"}""").expect(422);

        assertThat(refused.at("/errors").toString()).contains("/reason").contains("/until").contains("/factor").contains("/quantity")
                .contains("/sku");
    }

    @Test
    void who_waits_for_what_is_no_longer_ordered_is_listed() {
        api.patch("/items/MUG", "{\"status\":\"phasing-out\"}").expect(200);
        var order = buying.order("MUG", 7, "");

        var waiting = api.get("/phase-outs").expect(200).at("/data");

        assertThat(waiting.valueStream()
                .anyMatch(row -> row.get("order").stringValue().equals(order) && row.get("quantity").stringValue().equals("7"))).isTrue();
    }

    private String event(String body) {
        return api.post("/planning-events", body).expect(201).text("/event");
    }

    private long reorderPoint() {
        return Long.parseLong(api.get("/reorder-points/MUG/MAIN").expect(200).text("/learned/reorderPoint"));
    }
}
