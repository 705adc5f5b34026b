package dev.backstop.connectors.medusa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.connectors.FakeShop;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A Medusa shop that answers as version 2.21.2 did when it was recorded. */
@BackstopTest
class MedusaShopTest {
    private static final String ITEM = "iitem_01M8CSPQDDD21TDJVN6NTG9JJF";
    private static final String PLACE = "sloc_01M8CSPNK686TPCBTRCV31FSSS";
    private static final String VARIANTS = "POST /admin/products/prod_01M8CSPQ14T9AWFY92XZZ9S4ZD/variants/batch";
    private static final String LEVELS = "POST /admin/inventory-items/location-levels/batch";
    private static final String ORDER = "order_01M8CTNKK5KQ38JTJF6MEW678C";

    @Autowired
    private Api api;

    private final FakeShop shop = new FakeShop();

    @BeforeEach
    void connect() {
        api.put("/sandbox/clock", "{\"now\":\"2026-11-26T21:00:00Z\"}").expect(200);
        SmallShop.open(api, "MUG", 5);
        shop.answers("GET /admin/stores", 200, FakeShop.recorded("medusa/stores.json"))
                .answers("GET /admin/stock-locations", 200, FakeShop.recorded("medusa/stock-locations.json"))
                .answers("GET /admin/product-variants", 200, FakeShop.recorded("medusa/product-variants.json"))
                .answers("GET /admin/inventory-items", 200, FakeShop.recorded("medusa/inventory-without-levels.json"))
                .answers(LEVELS, 200, FakeShop.recorded("medusa/levels-created.json"))
                .answers(VARIANTS, 200, FakeShop.recorded("medusa/variants-updated.json"))
                .answers("GET /admin/orders?", 200, "{\"orders\":[],\"count\":0}")
                .answers("POST /admin/orders/", 200, FakeShop.recorded("medusa/order-told.json"));
        api.put("/shops/MED", """
                {"name":"Medusa","kind":"medusa","url":"%s","place":"%s","secrets":{"token":"sk_1"}}
                """.formatted(shop.url(), PLACE)).expect(201);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void later(Duration time) {
        var now = Instant.parse(api.get("/sandbox/clock").expect(200).text("/now"));
        api.post("/sandbox/clock/advance", Map.of("to", now.plus(time).toString())).expect(200);
    }

    @Test
    void the_connection_is_tried_and_a_wrong_key_named() {
        var tried = api.post("/shops/MED/test").expect(200);
        assertThat(tried.text("/says")).isEqualTo("Medusa Store");
        assertThat(tried.text("/places/0/id")).isEqualTo(PLACE);
        assertThat(shop.asked("GET /admin/stores").getFirst().authorization()).isEqualTo("Basic c2tfMTo=");
        shop.answers("GET /admin/stores", 401, FakeShop.recorded("medusa/wrong-key.json"));
        assertThat(api.post("/shops/MED/test").expect(200).text("/says")).contains("answered 401", "Give it a key");
    }

    @Test
    void a_level_is_made_where_there_is_none_and_the_variant_says_more() {
        var levels = shop.asked(LEVELS).getFirst().body();
        assertThat(levels.at("/create/0").toString()).contains("\"inventory_item_id\":\"%s\"".formatted(ITEM),
                "\"location_id\":\"%s\"".formatted(PLACE),
                "\"stocked_quantity\":5");
        assertThat(levels.path("update").size()).isZero();
        var variant = shop.asked(VARIANTS).getFirst().body().at("/update/0");
        assertThat(variant.path("allow_backorder").asBoolean()).isTrue();
        assertThat(variant.at("/metadata/backstop_state").asString()).isEqualTo("in-stock");
        assertThat(variant.at("/metadata/backstop_ships_on").asString()).as("takes the date away").isEmpty();
        assertThat(api.get("/shops/MED").expect(200).text("/state/unknown")).as("the blue one").isEqualTo("1");
    }

    @Test
    void what_its_own_orders_reserved_counts_as_stocked_there() {
        shop.answers("GET /admin/inventory-items", 200, FakeShop.recorded("medusa/inventory-with-reservation.json"));
        shop.forget();
        api.post("/shops/MED/push").expect(200);
        var levels = shop.asked(LEVELS).getFirst().body();
        assertThat(levels.at("/update/0/stocked_quantity").asInt()).as("5 free here and 2 that it reserved").isEqualTo(7);
        assertThat(levels.path("create").size()).isZero();
    }

    @Test
    void its_orders_are_fetched_taken_told_and_ended() {
        shop.answers("GET /admin/orders?", 200, FakeShop.recorded("medusa/orders.json"));
        later(Duration.ofHours(2));
        assertThat(shop.asked("GET /admin/orders?").getFirst().path()).contains("order=updated_at",
                "updated_at%5B$gte%5D=2026-11-26T20%3A59%3A30Z");
        var orders = api.get("/orders").expect(200);
        assertThat(orders.at("/data").size()).isEqualTo(1);
        assertThat(orders.text("/data/0/externalId")).isEqualTo("MED/" + ORDER);
        assertThat(orders.text("/data/0/lines/0/quantity")).isEqualTo("2");
        assertThat(orders.text("/data/0/shipTo/country")).isEqualTo("GB");
        assertThat(shop.asked("POST /admin/orders/" + ORDER).getFirst().body().at("/metadata/backstop_order").asString()).isEqualTo("SO-1");

        shop.answers("GET /admin/orders?", 200, FakeShop.recorded("medusa/orders-after-cancel.json"));
        later(Duration.ofHours(2));
        assertThat(api.get("/orders/SO-1").expect(200).text("/state")).isEqualTo("cancelled");
        assertThat(api.get("/shops/MED/deliveries").expect(200).at("/data").size()).as("each state of it once").isEqualTo(2);
    }

    @Test
    void a_variant_that_is_gone_keeps_no_other_from_the_shop() {
        api.put("/items/MUG-BLUE",
                "{\"name\":\"Blue mug\",\"unit\":\"piece\",\"decimals\":0,\"status\":\"active\",\"backorders\":{\"policy\":\"no\"}}")
                .expect(201);
        shop.answers("\"id\":\"variant_01M8CSPQBK0XDN76PG5CD54RBZ\"", 400, FakeShop.recorded("medusa/variant-unknown.json"));
        api.post("/shops/MED/list").expect(200);
        later(Duration.ofSeconds(5));
        assertThat(api.get("/shops/MED/articles?state=failed").expect(200).text("/data/0/sku")).isEqualTo("MUG-BLUE");
        api.post("/shops/MED/push").expect(200);
        assertThat(api.get("/shops/MED/articles?state=shown").expect(200).text("/data/0/sku")).isEqualTo("MUG");
    }
}
