package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class LearningTest {
    private final Api api;
    private final Buying buying;

    @Autowired
    LearningTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.item("MUG", "");
        buying.item("CUP", "");
    }

    @Test
    void only_what_changed_is_learned_anew_and_everything_on_demand() {
        days(6, 25, "MUG", "CUP");
        assertThat(learned("{\"mode\":\"all\"}")).isEqualTo(2);
        assertThat(learned("{}")).isZero();

        buying.order("MUG", 3, "");
        assertThat(learned("{}")).as("demand changed").isEqualTo(1);
        assertThat(learned("{}")).isZero();

        buying.terms("CUP", ",\"moq\":\"24\"");
        assertThat(learned("{\"mode\":\"changed\"}")).as("terms changed").isEqualTo(1);

        api.put("/reorder-points/CUP/MAIN", "{\"target\":{\"kind\":\"fill-rate\",\"value\":\"0.99\"}}");
        assertThat(learned("{}")).as("rule changed").isEqualTo(1);
        assertThat(learned("{\"mode\":\"all\"}")).isEqualTo(2);
        assertThat(api.post("/plan-runs", "{\"mode\":\"some\"}").expect(422).text()).contains("all");
    }

    @Test
    void the_same_history_teaches_the_same_again_alone_or_with_others() {
        days(6, 25, "MUG", "CUP");
        learned("{\"mode\":\"all\"}");
        var together = api.get("/reorder-points/MUG/MAIN").expect(200).at("/learned");

        learned("{\"scope\":{\"skus\":[\"MUG\"],\"locations\":null}}");
        assertThat(api.get("/reorder-points/MUG/MAIN").expect(200).at("/learned")).isEqualTo(together);
        learned("{\"mode\":\"all\"}");
        assertThat(api.get("/reorder-points/MUG/MAIN").expect(200).at("/learned")).isEqualTo(together);
    }

    @Test
    void a_successor_inherits_history() {
        days(6, 25, "MUG");
        buying.item("MUG-2", "");
        api.patch("/items/MUG", "{\"successor\":\"MUG-2\"}").expect(200);

        learned("{\"mode\":\"all\"}");

        assertThat(api.get("/reorder-points/MUG-2/MAIN").expect(200).text("/learned/reorderPoint"))
                .isEqualTo(api.get("/reorder-points/MUG/MAIN").expect(200).text("/learned/reorderPoint"));
    }

    @Test
    void a_new_item_borrows_from_its_category_and_says_so() {
        var peers = new String[] {"A", "B", "C", "D", "E"};
        for (var sku : peers) {
            buying.item(sku, "");
        }
        buying.item("NEW", "");
        for (var sku : new String[] {"A", "B", "C", "D", "E", "NEW"}) {
            api.patch("/items/" + sku, "{\"category\":\"Kitchen\"}").expect(200);
        }
        days(6, 25, peers);
        buying.order("NEW", 1, "");
        buying.advance("2026-01-27T12:00:00Z");

        learned("{\"mode\":\"all\"}");

        var learned = api.get("/reorder-points/NEW/MAIN").expect(200).at("/learned");
        assertThat(learned.get("why").toString()).contains("borrowed from the middle one of 5 items of its category");
        assertThat(Long.parseLong(learned.get("reorderPoint").stringValue())).isPositive();
    }

    @Test
    void what_is_overdue_lengthens_the_lead_time_that_is_learned() {
        for (var day : new int[] {6, 7, 8}) {
            buying.advance("2026-01-%02dT12:00:00Z".formatted(day));
            sent();
        }
        buying.advance("2026-01-15T12:00:00Z");
        for (var order : new int[] {1, 2, 3}) {
            api.post("/receipts", """
                    {"purchaseOrder":"PO-%d","location":"MAIN","lines":[{"line":1,"quantity":"10"}]}""".formatted(order)).expect(201);
        }
        days(16, 31, "MUG");
        sent();
        buying.advance("2026-03-20T12:00:00Z");
        learned("{\"mode\":\"all\"}");
        var waiting = leadTime();

        api.post("/purchase-orders/PO-4/cancel", "{}").expect(200);
        learned("{\"mode\":\"all\"}");

        assertThat(waiting).isGreaterThan(leadTime());
    }

    private void sent() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"10"}]}""").expect(201);
    }

    private double leadTime() {
        var why = api.get("/reorder-points/MUG/MAIN").expect(200).at("/learned/why").toString();
        return Double.parseDouble(why.replaceAll(".*Lead time ([0-9.]+) days.*", "$1"));
    }

    /** From one to five pieces of each item, every day at noon. */
    private void days(int first, int last, String... skus) {
        for (var day = first; day <= last; day++) {
            buying.advance("2026-01-%02dT12:00:00Z".formatted(day));
            for (var sku : skus) {
                buying.order(sku, 1 + day % 5, "");
            }
        }
    }

    private int learned(String body) {
        return api.post("/plan-runs", body).expect(201).at("/learned").intValue();
    }
}
