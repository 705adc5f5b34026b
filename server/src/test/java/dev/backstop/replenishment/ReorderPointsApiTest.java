package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class ReorderPointsApiTest {
    private final Api api;
    private final Buying buying;

    @Autowired
    ReorderPointsApiTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.item("MUG", "");
    }

    @Test
    void a_rule_is_read_as_it_was_written_and_patched_by_name() {
        buying.rule("MUG", """
                {"mode":"manual","reorderPoint":"20","orderUpTo":"40","orderUpToRule":"never-exceed","trigger":"below","reviewDays":7,
                 "target":{"kind":"cycle-service","value":"0.98"}}""").expect(201);

        var patched = api.patch("/reorder-points/MUG/MAIN", "{\"orderUpTo\":\"50\",\"snoozedUntil\":\"2026-02-01\"}").expect(200);

        assertThat(patched.text("/reorderPoint")).isEqualTo("20");
        assertThat(patched.text("/orderUpTo")).isEqualTo("50");
        assertThat(patched.text("/snoozedUntil")).isEqualTo("2026-02-01");
        assertThat(patched.text("/target/value")).isEqualTo("0.98");
        assertThat(api.get("/reorder-points?sku=MUG").expect(200).at("/data/0")).isEqualTo(patched.json());
    }

    @Test
    void an_order_up_to_below_the_reorder_point_is_refused() {
        var refused = buying.rule("MUG", "{\"mode\":\"manual\",\"reorderPoint\":\"20\",\"orderUpTo\":\"19\"}").expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/orderUpTo");
    }

    @Test
    void an_item_without_a_rule_is_learned() {
        assertThat(api.get("/reorder-points/MUG/MAIN").expect(200).text("/mode")).isEqualTo("learned");
        api.get("/reorder-points/NONE/MAIN").expect(404);
    }

    @Test
    void a_snoozed_item_is_left_alone_and_says_so() {
        buying.rule("MUG", "{\"mode\":\"manual\",\"reorderPoint\":\"20\",\"orderUpTo\":\"40\",\"snoozedUntil\":\"2026-02-01\"}").expect(201);

        assertThat(buying.plan()).isZero();
        assertThat(buying.explained("MUG").at("/why/1").stringValue()).contains("1 February 2026");
    }

    @Test
    void history_teaches_a_reorder_point_and_says_what_it_rests_on() {
        for (var day = 6; day <= 31; day++) {
            buying.advance("2026-01-%02dT12:00:00Z".formatted(day));
            buying.order("MUG", 6, "");
        }
        buying.advance("2026-02-02T12:00:00Z");

        var learned = api.get("/reorder-points/MUG/MAIN").expect(200).at("/learned");

        assertThat(Long.parseLong(learned.get("reorderPoint").stringValue())).isBetween(30L, 200L);
        assertThat(learned.get("why").toString()).contains("days of history").contains("Lead time 7 days, as agreed");
    }

    @Test
    void nothing_to_order_has_a_reason_too() {
        buying.stock("MUG", 50);
        buying.upTo("MUG", 20, 40);

        var why = buying.explained("MUG");

        assertThat(why.at("/outcome").stringValue()).isEqualTo("nothing");
        assertThat(why.at("/arithmetic/position").stringValue()).isEqualTo("50");
        assertThat(why.at("/why/1").stringValue()).isEqualTo("Enough: the position by 13 January 2026 is 50, and the reorder point 20.");
    }

    @Test
    void an_item_being_phased_out_is_no_longer_ordered_and_who_waits_is_pointed_out() {
        buying.order("MUG", 5, "");
        buying.upTo("MUG", 20, 40);
        api.patch("/items/MUG", "{\"status\":\"phasing-out\"}").expect(200);

        assertThat(buying.plan()).isZero();
        assertThat(buying.explained("MUG").at("/outcome").stringValue()).isEqualTo("blocked");
        assertThat(buying.explained("MUG").at("/why").toString()).contains("customers wait for 5 more");
    }

    @Test
    void use_counts_days_without_demand_and_not_today_nor_days_out_of_stock() {
        buying.stock("MUG", 10);
        buying.advance("2026-01-06T09:00:00Z");
        buying.order("MUG", 10, "");
        buying.advance("2026-01-10T09:00:00Z");
        buying.stock("MUG", 100);
        buying.advance("2026-01-12T09:00:00Z");
        buying.order("MUG", 50, "");

        var usage = api.get("/usage?sku=MUG&location=MAIN&days=7").expect(200);

        assertThat(usage.text("/stockOutDays")).isEqualTo("3");
        assertThat(usage.text("/daysCounted")).isEqualTo("4");
        assertThat(usage.text("/perDay")).isEqualTo("2.5");
    }
}
