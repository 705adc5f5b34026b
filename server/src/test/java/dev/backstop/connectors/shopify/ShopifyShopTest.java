package dev.backstop.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backstop.connectors.FakeShop;
import dev.backstop.connectors.Signatures;
import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A Shopify shop as its documentation has it: what it is told, and what its calls become. */
@BackstopTest
class ShopifyShopTest {
    private static final String SECRET = "shpss_not-a-real-one";
    private static final String FINE = """
            {"data":{},"extensions":{"cost":{"requestedQueryCost":50,"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":1900,"restoreRate":100.0}}}}
            """;
    private static final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private final FakeShop shop = new FakeShop();

    @BeforeEach
    void connect() {
        SmallShop.open(api, "MUG", 5);
        shop.answers("mutation", 200, FINE).answers("productVariants", 200, FakeShop.fixture("shopify/variants.json"))
                .answers("locations", 200,
                "{\"data\":{\"shop\":{\"name\":\"Mugs\"},\"locations\":{\"nodes\":[{\"id\":\"gid://shopify/Location/1\",\"name\":\"Dock\"}]}}}");
        api.put("/shops/MUGS", """
                {"name":"Mugs","kind":"shopify","url":"%s","place":"gid://shopify/Location/1","secrets":{"token":"shpat_1","webhookSecret":"%s"}}
                """.formatted(shop.url(), SECRET)).expect(201);
    }

    @AfterEach
    void close() {
        shop.asked("POST /admin/api/2026-04/graphql.json").forEach(one -> AdminSchema.published().check(one.body()));
        shop.close();
    }

    private Answer call(String topic, String id, String body) {
        return call(topic, id, body, Signatures.of(body.getBytes(StandardCharsets.UTF_8), SECRET));
    }

    private Answer call(String topic, String id, String body, String signature) {
        return api.withKey(null).send("POST", "//shop-hooks/MUGS", body, "X-Shopify-Topic", topic, "X-Shopify-Webhook-Id", id,
                "X-Shopify-Hmac-Sha256", signature);
    }

    private static String order() {
        return FakeShop.fixture("shopify/order-create.json");
    }

    private void later(Duration time) {
        var now = Instant.parse(api.get("/sandbox/clock").expect(200).text("/now"));
        api.post("/sandbox/clock/advance", Map.of("to", now.plus(time).toString())).expect(200);
    }

    @Test
    void what_it_sells_is_found_by_sku_and_shown_at_once() {
        var push = shop.asked("inventorySetQuantities").getFirst();
        assertThat(push.path()).isEqualTo("/admin/api/2026-04/graphql.json");
        assertThat(push.token()).isEqualTo("shpat_1");
        var variables = push.body().path("variables");
        assertThat(variables.at("/stock/name").asString()).isEqualTo("available");
        assertThat(variables.at("/stock/quantities/0").toString()).isEqualTo("{\"inventoryItemId\":\"gid://shopify/InventoryItem/9100\","
                + "\"locationId\":\"gid://shopify/Location/1\",\"quantity\":5,\"changeFromQuantity\":null}");
        assertThat(variables.path("policy1Of").asString()).isEqualTo("gid://shopify/Product/41");
        assertThat(variables.at("/policy1/0/inventoryPolicy").asString()).isEqualTo("CONTINUE");
        assertThat(variables.at("/gone0/0/key").asString()).as("in stock: no date").isEqualTo("ships_on");
        assertThat(push.body().path("query").asString())
                .containsPattern("inventorySetQuantities\\(input: \\$stock\\) @idempotent\\(key: \"[0-9a-f-]{36}\"\\)");

        var known = api.get("/shops/MUGS").expect(200);
        assertThat(known.text("/state/articles")).isEqualTo("2");
        assertThat(known.text("/state/unknown")).isEqualTo("1");
        assertThat(known.text("/state/behind")).isEqualTo("0");
        assertThat(known.text()).as("secrets are never shown").doesNotContain("shpat_1", SECRET);
        assertThat(api.post("/shops/MUGS/test").expect(200).text("/places/0/name")).isEqualTo("Dock");
    }

    @Test
    void what_moves_is_shown_with_its_date_and_what_does_not_is_not_said_again() {
        shop.forget();
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            later(Duration.ofSeconds(3));
            assertThat(shop.asked("inventorySetQuantities")).isNotEmpty();
        });
        var variables = shop.asked("inventorySetQuantities").getLast().body().path("variables");
        assertThat(variables.at("/stock/quantities/0/quantity").asInt()).isZero();
        assertThat(variables.at("/date0/0/value").asString()).isEqualTo("2026-01-12");
        assertThat(json.readTree(variables.at("/facts0/0/value").asString()).path("state").asString()).isEqualTo("backorder");
        shop.forget();
        api.post("/shops/MUGS/list").expect(200);
        later(Duration.ofMinutes(1));
        assertThat(shop.asked("inventorySetQuantities")).isEmpty();
    }

    @Test
    void a_call_becomes_one_order_however_often_it_comes_and_its_promise_is_told_back() {
        call("orders/create", "w-1", order()).expect(200);
        call("orders/create", "w-1", order()).expect(200);
        call("orders/updated", "w-2", order()).expect(200);
        var orders = api.get("/orders").expect(200);
        assertThat(orders.at("/data").size()).isEqualTo(1);
        assertThat(orders.text("/data/0/externalId")).isEqualTo("MUGS/5500100200300");
        assertThat(orders.text("/data/0/reference")).isEqualTo("#1001");
        assertThat(orders.text("/data/0/lines/0/state")).isEqualTo("part-backordered");
        var customer = api.get("/customers/MUGS-7700001").expect(200);
        assertThat(customer.text("/kind")).isEqualTo("consumer");
        assertThat(customer.text("/country")).isEqualTo("GB");
        var told = shop.asked("gid://shopify/Order/5500100200300").getLast().body().path("variables").path("fields");
        assertThat(told.toString()).contains("\"value\":\"2026-01-12\"", "5 of MUG ship by 2026-01-05. 3 of MUG ship by 2026-01-12.");
        assertThat(api.get("/shops/MUGS/deliveries").expect(200).at("/data").size()).isEqualTo(2);
    }

    @Test
    void a_call_that_is_not_signed_by_the_shop_leaves_no_trace() {
        call("orders/create", "w-1", order(), Signatures.of(order().getBytes(StandardCharsets.UTF_8), "another")).expect(401);
        call("orders/create", "w-1", order().replace("MUG", "MUGS"), Signatures.of(order().getBytes(StandardCharsets.UTF_8), SECRET))
                .expect(401);
        api.withKey(null).send("POST", "//shop-hooks/NOBODY", order()).expect(401);
        assertThat(api.get("/shops/MUGS/deliveries").expect(200).at("/data").size()).isZero();
        assertThat(api.get("/orders").expect(200).at("/data").size()).isZero();
    }

    @Test
    void an_article_that_is_no_item_of_ours_holds_the_order_until_somebody_says_what_it_is() {
        call("orders/create", "w-1", order().replace("\"MUG\"", "\"TEACUP\"").replace("4100", "4200")).expect(200);
        var held = api.get("/shops/MUGS/deliveries?state=held").expect(200);
        assertThat(held.text("/data/0/outcome")).contains("No item of ours is known as \"TEACUP\"");
        assertThat(api.get("/orders").expect(200).at("/data").size()).isZero();
        api.post("/shops/MUGS/articles/map", "{\"remote\":\"gid://shopify/ProductVariant/4200\",\"sku\":\"MUG\"}").expect(200);
        assertThat(api.get("/orders").expect(200).text("/data/0/lines/0/sku")).isEqualTo("MUG");
        assertThat(api.get("/shops/MUGS/deliveries?state=held").expect(200).at("/data").size()).isZero();
    }

    @Test
    void less_in_the_shop_is_cancelled_here_more_waits_for_a_person_and_the_end_is_the_end() {
        call("orders/create", "w-1", order()).expect(200);
        call("orders/updated", "w-2", order().replace("\"current_quantity\": 8", "\"current_quantity\": 6")).expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/cancelled")).isEqualTo("2");
        call("orders/updated", "w-3", order().replace("\"current_quantity\": 8", "\"current_quantity\": 9")).expect(200);
        assertThat(api.get("/shops/MUGS/deliveries?state=held").expect(200).text("/data/0/outcome")).contains("wants 9 of MUG");
        call("orders/cancelled", "w-4", order().replace("\"cancel_reason\": null", "\"cancel_reason\": \"customer\"")).expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).text("/state")).isEqualTo("cancelled");
    }

    @Test
    void an_end_that_overtakes_its_beginning_leaves_no_order() {
        call("orders/cancelled", "w-2", order()).expect(200);
        call("orders/create", "w-1", order()).expect(200);
        assertThat(api.get("/orders").expect(200).at("/data").size()).isZero();
        assertThat(api.get("/shops/MUGS/deliveries").expect(200).text("/data/0/outcome")).contains("cancelled before it came");
    }

    @Test
    void an_order_that_cannot_be_taken_is_held_with_the_reason_and_can_be_run_again() {
        api.patch("/items/MUG", "{\"backorders\":{\"policy\":\"no\"}}").expect(200);
        call("orders/create", "w-1", order()).expect(200);
        var held = api.get("/shops/MUGS/deliveries?state=held").expect(200);
        assertThat(held.at("/data").size()).isEqualTo(1);
        api.patch("/items/MUG", "{\"backorders\":{\"policy\":\"yes\"}}").expect(200);
        api.post("/shops/MUGS/deliveries/%s/run".formatted(held.text("/data/0/delivery"))).expect(200);
        assertThat(api.get("/orders").expect(200).at("/data").size()).isEqualTo(1);
        assertThat(api.get("/customers/MUGS-7700001").expect(200).status()).isEqualTo(200);
    }

    @Test
    void a_shop_that_is_gone_is_tried_again_ever_later_and_loses_nothing() {
        shop.answers("mutation", 503, "{}");
        api.post("/shops/MUGS/push").expect(200);
        var behind = api.get("/shops/MUGS").expect(200);
        assertThat(behind.text("/state/behind")).isEqualTo("1");
        assertThat(behind.text("/state/lastFault")).contains("503");
        shop.forget();
        later(Duration.ofMinutes(3));
        assertThat(shop.asked("inventorySetQuantities")).as("after 5 s, 30 s and 2 min").hasSize(3);
        shop.answers("mutation", 200, FINE);
        later(Duration.ofMinutes(15));
        assertThat(api.get("/shops/MUGS").expect(200).text("/state/behind")).isEqualTo("0");
    }

    @Test
    void a_refusal_of_one_article_is_laid_at_its_door_and_given_up_until_somebody_says_otherwise() {
        shop.answers("mutation", 200,
                "{\"data\":{\"stock\":{\"userErrors\":[{\"field\":[\"input\",\"quantities\",\"0\",\"locationId\"],\"message\":\"No such location.\"}]}}}");
        api.post("/shops/MUGS/push").expect(200);
        var failed = api.get("/shops/MUGS/articles?state=failed").expect(200);
        assertThat(failed.text("/data/0/remote")).isEqualTo("gid://shopify/ProductVariant/4100");
        assertThat(failed.text("/data/0/fault")).contains("No such location.");
        shop.answers("mutation", 200, FINE);
        api.post("/shops/MUGS/push", "{\"failedOnly\":true}").expect(200);
        assertThat(api.get("/shops/MUGS/articles?state=failed").expect(200).at("/data").size()).isZero();
    }

    @Test
    void the_date_that_the_shop_showed_is_where_the_law_counts_from() {
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            later(Duration.ofSeconds(3));
            assertThat(api.get("/shops/MUGS/articles?state=shown").expect(200).text("/data/0/shipsOn")).isEqualTo("2026-01-12");
        });
        call("orders/create", "w-1", order()).expect(200);
        assertThat(jdbc.sql("SELECT stated_ship_by FROM orders.sales_order WHERE external_id IS NOT NULL").query(LocalDate.class).single())
                .isEqualTo("2026-01-12");
    }
}
