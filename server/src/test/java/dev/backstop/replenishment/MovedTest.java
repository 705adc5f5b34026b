package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan that looks only at what moved says what a plan of everything would say. */
@BackstopTest
class MovedTest {
    private static final int ITEMS = 12;
    private static final int STEPS = 25;

    private final Api api;
    private final Buying buying;
    private final JdbcClient jdbc;

    @Autowired
    MovedTest(Api api, Buying buying, JdbcClient jdbc) {
        this.api = api;
        this.buying = buying;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.vendor("BOLT", "");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void after_any_changes_the_plan_of_what_moved_is_the_plan_of_everything(long seed) {
        var random = new Random(seed);
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"UTC\",\"priority\":2}").expect(201);
        for (var i = 0; i < ITEMS; i++) {
            buying.item("I-" + i, random.nextBoolean() ? "" : ",\"moq\":\"%d\"".formatted(1 + random.nextInt(30)));
            buying.stock("I-" + i, 20 + random.nextInt(40));
            if (random.nextInt(4) > 0) {
                buying.upTo("I-" + i, 10 + random.nextInt(30), 60);
            }
            if (random.nextInt(4) == 0) { // few of them at both, so that they are looked up one by one
                north("I-" + i, 10 + random.nextInt(30));
            }
        }
        buying.plan();
        for (var step = 0; step < STEPS; step++) {
            change(random, "I-" + random.nextInt(ITEMS));
            if (random.nextInt(3) == 0) {
                buying.plan();
            }
        }
        buying.plan();
        var ofWhatMoved = proposals();
        var blocked = blocked();

        jdbc.sql("DELETE FROM replenishment.planned").update();
        buying.plan();

        assertThat(proposals()).isEqualTo(ofWhatMoved);
        assertThat(blocked()).isEqualTo(blocked);
        api.post("/plan-runs", "{\"scope\":{\"locations\":[\"MAIN\"]}}").expect(201);
        assertThat(proposals()).as("those left out beforehand need nothing").isEqualTo(ofWhatMoved);
        assertThat(blocked()).isEqualTo(blocked);
    }

    private void change(Random random, String sku) {
        switch (random.nextInt(16)) {
            case 0 -> buying.stock(sku, 1 + random.nextInt(20));
            case 1 -> buying.order(sku, 1 + random.nextInt(30), random.nextBoolean() ? "" : ",\"requestedOn\":\"2026-02-%02d\"".formatted(1 + random.nextInt(28)));
            case 2 -> api.post("/orders/SO-%d/cancel".formatted(1 + random.nextInt(5)), "{\"reason\":\"changed mind\"}");
            case 3 -> api.patch("/orders/SO-%d".formatted(1 + random.nextInt(5)), "{\"requestedOn\":\"2026-01-%02d\"}".formatted(6 + random.nextInt(20)));
            case 4 -> api.post("/purchase-orders", """
                    {"vendor":"ACME","location":"MAIN","state":"%s","lines":[{"line":1,"sku":"%s","quantity":"%d","expectedOn":"2026-01-%02d"}]}"""
                    .formatted(random.nextBoolean() ? "sent" : "draft", sku, 5 + random.nextInt(40), 6 + random.nextInt(25)));
            case 5 -> api.post("/purchase-orders/PO-%d/%s".formatted(1 + random.nextInt(4), random.nextBoolean() ? "cancel" : "send"));
            case 6 -> api.patch("/purchase-orders/PO-%d/lines/1/parts/1".formatted(1 + random.nextInt(4)),
                    "{\"expectedOn\":\"2026-01-%02d\"}".formatted(6 + random.nextInt(25)));
            case 7 -> buying.terms(sku, ",\"multiple\":\"%d\"".formatted(1 + random.nextInt(8)));
            case 8 -> buying.ways(sku, Buying.way("ACME", 7, Buying.price("4")),
                    Buying.way("BOLT", 1 + random.nextInt(25), Buying.price(Integer.toString(2 + random.nextInt(4)))));
            case 9 -> api.put("/item-locations/%s/MAIN".formatted(sku), "{\"stocked\":%s}".formatted(random.nextBoolean()));
            case 10 -> api.patch("/items/" + sku, "{\"status\":\"%s\"}".formatted(random.nextBoolean() ? "active" : "phasing-out"));
            case 11 -> api.put("/items/%s/shelf-life".formatted(sku), "{\"days\":%d}".formatted(1 + random.nextInt(30)));
            case 12 -> buying.rule(sku, "{\"perOrder\":true}");
            case 13 -> north(sku, random.nextInt(40));
            case 14 -> api.get("/proposals?state=open&sku=" + sku).at("/data").valueStream().findFirst().ifPresent(open -> api.post(
                    "/proposals/%s/dismiss".formatted(open.path("proposal").asString()), "{\"reason\":\"enough\"%s}".formatted(
                            random.nextBoolean() ? "" : ",\"until\":\"2026-01-%02d\"".formatted(6 + random.nextInt(20)))));
            default -> buying.rule(sku, "{\"mode\":\"manual\",\"reorderPoint\":\"%d\",\"orderUpTo\":\"80\"}".formatted(random.nextInt(60)));
        }
    }

    private void north(String sku, int reorderPoint) {
        api.put("/sourcing-terms/%s/NORTH".formatted(sku), "{\"terms\":[{\"kind\":\"transfer\",\"fromLocation\":\"MAIN\",\"leadTimeDays\":2}]}");
        api.put("/reorder-points/%s/NORTH".formatted(sku), "{\"mode\":\"manual\",\"reorderPoint\":\"%d\",\"orderUpTo\":\"50\"}".formatted(reorderPoint));
    }

    private String proposals() {
        return String.join("\n", jdbc.sql("""
                SELECT item_id || ' ' || location_id || ' ' || for_order || ' ' || coalesce(vendor_id, 0) || ' ' || quantity
                       || ' ' || order_on || ' ' || needed_on || ' ' || on_hand || ' ' || supply_in_time || ' ' || demand_in_time
                       || ' ' || reorder_point || ' ' || shortage || ' ' || rounding || ' ' || late_supply || ' ' || only_late
                  FROM replenishment.proposal WHERE state = 'open' ORDER BY item_id, location_id, for_order
                """).query(String.class).list());
    }

    private String blocked() {
        return String.join("\n", jdbc.sql("SELECT item_id || ' ' || shortage || ' ' || why FROM replenishment.blocked ORDER BY item_id, location_id")
                .query(String.class).list());
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @Test
    void more_than_travel_with_a_statement_are_gathered_and_planned_alike() {
        var items = 5_001;
        buying.item("MUG", "");
        buying.plan();
        jdbc.sql("INSERT INTO catalog.item (sku, name, unit, decimals) SELECT 'N-' || n, 'Item', 'piece', 0 FROM generate_series(1, :items) n")
                .param("items", items).update();
        jdbc.sql("""
                INSERT INTO catalog.sourcing_term (item_id, location_id, rank, kind, vendor_id, lead_time_days)
                SELECT item.id, location.id, 1, 'buy', vendor.id, 7
                  FROM catalog.item CROSS JOIN catalog.location JOIN catalog.vendor ON vendor.code = 'ACME'
                 WHERE item.sku LIKE 'N-%'
                """).update();
        jdbc.sql("""
                INSERT INTO replenishment.reorder_point (item_id, location_id, mode, reorder_point, order_up_to)
                SELECT item_id, location_id, 'manual', 5, 5 + item_id % 7
                  FROM catalog.sourcing_term WHERE item_id IN (SELECT id FROM catalog.item WHERE sku LIKE 'N-%')
                """).update();
        buying.stock("N-1", 6);
        jdbc.sql("""
                INSERT INTO replenishment.blocked (item_id, location_id, shortage, why)
                SELECT item.id, location.id, 1, 'long ago' FROM catalog.item CROSS JOIN catalog.location
                 WHERE item.sku = 'N-2'
                """).update();

        var run = api.post("/plan-runs", "{}").expect(201);
        assertThat(run.at("/places").intValue()).as("what moved, not the mug").isEqualTo(items);
        assertThat(run.at("/proposals").intValue()).as("of the first there is enough").isEqualTo(items - 1);
        assertThat(blocked()).isEmpty();
        var ofWhatMoved = proposals();
        jdbc.sql("DELETE FROM replenishment.planned").update();
        buying.plan();
        assertThat(proposals()).isEqualTo(ofWhatMoved);
    }

    @Test
    void only_what_moved_is_looked_at_on_the_same_day() {
        buying.item("MUG", "");
        buying.item("CUP", "");
        buying.plan();
        buying.upTo("MUG", 20, 40);

        assertThat(api.post("/plan-runs", "{}").expect(201).at("/places").intValue()).isEqualTo(1);
        buying.advance("2026-01-06T01:00:00Z");
        assertThat(api.post("/plan-runs", "{}").expect(201).at("/places").intValue()).as("another day").isEqualTo(2);
    }

    @Test
    void an_order_that_nobody_ordered_supply_for_is_planned_at_once() {
        buying.item("MUG", "");
        buying.item("CUP", "");
        buying.upTo("CUP", 20, 40);
        buying.order("MUG", 5, "");

        buying.advance("2026-01-05T09:00:10Z");

        assertThat(buying.open()).hasSize(1);
        assertThat(buying.open().at("/0/sku").stringValue()).isEqualTo("MUG");
        buying.order("MUG", 2, "");
        buying.advance("2026-01-05T09:00:20Z");
        assertThat(buying.open().at("/0/quantity").stringValue()).isEqualTo("7");
    }
}
