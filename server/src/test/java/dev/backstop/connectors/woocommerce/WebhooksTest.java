package dev.backstop.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.connectors.FakeShop;
import dev.backstop.connectors.Signatures;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The webhooks of a WooCommerce shop, as its documentation has them: set up, watched, mended and taken away by us. */
@BackstopTest
class WebhooksTest {
    private static final String HOOKS = "/wp-json/wc/v3/webhooks";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private final FakeShop shop = new FakeShop();

    @BeforeEach
    void connect() {
        SmallShop.open(api, "MUG", 5);
        shop.answers("GET /wp-json/wc/v3/products?", 200, "[]").answers("GET " + HOOKS, 200, "[]")
                .answers("GET /wp-json/wc/v3/orders?", 200, "[]")
                .answers("\"topic\":\"order.created\"", 201, "{\"id\":11,\"status\":\"active\"}")
                .answers("\"topic\":\"order.updated\"", 201, "{\"id\":12,\"status\":\"active\"}")
                .answers("\"topic\":\"order.deleted\"", 201, "{\"id\":13,\"status\":\"active\"}")
                .answers("PUT " + HOOKS, 200, "{}").answers("DELETE " + HOOKS, 200, "{}");
        api.put("/shops/WOO", connected("\"webhookSecret\":\"whs_1\"")).expect(201);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String connected(String secret) {
        return """
                {"name":"Woo","kind":"woocommerce","url":"%s","secrets":{"consumerKey":"ck_1","consumerSecret":"cs_1"%s}}
                """.formatted(shop.url(), secret.isEmpty() ? "" : "," + secret);
    }

    private String here() {
        return api.get("/shops/WOO").expect(200).text("/hooks/address");
    }

    private void later(Duration time) {
        var now = Instant.parse(api.get("/sandbox/clock").expect(200).text("/now"));
        api.post("/sandbox/clock/advance", Map.of("to", now.plus(time).toString())).expect(200);
    }

    @Test
    void a_shop_that_is_connected_is_told_at_once_to_call_us() {
        var made = shop.asked("POST " + HOOKS);
        assertThat(made).extracting(one -> one.body().path("topic").asString())
                .containsExactly("order.created", "order.updated", "order.deleted");
        assertThat(made).allSatisfy(one -> {
            assertThat(one.body().path("delivery_url").asString()).isEqualTo(here()).endsWith("/shop-hooks/WOO");
            assertThat(one.body().path("secret").asString()).isEqualTo("whs_1");
            assertThat(one.body().path("status").asString()).isEqualTo("active");
        });
        var known = api.get("/shops/WOO").expect(200);
        assertThat(known.at("/hooks/topics").size()).isEqualTo(3);
        assertThat(known.text("/hooks/inPlaceAt")).isEqualTo("2026-01-05T09:00:00Z");
        assertThat(known.at("/hooks/lostAt").isNull()).isTrue();
    }

    @Test
    void what_was_switched_off_led_astray_or_deleted_there_is_mended_and_what_is_not_ours_left_alone() {
        shop.answers("GET " + HOOKS, 200, FakeShop.fixture("woocommerce/webhooks.json").replace("{here}", here()));
        shop.forget();
        later(Duration.ofHours(25));
        assertThat(shop.asked("PUT " + HOOKS)).extracting(FakeShop.Asked::path).containsExactly(HOOKS + "/11", HOOKS + "/12");
        assertThat(shop.asked("PUT " + HOOKS)).allSatisfy(one -> {
            assertThat(one.body().path("status").asString()).isEqualTo("active");
            assertThat(one.body().path("delivery_url").asString()).isEqualTo(here());
            assertThat(one.body().path("secret").asString()).isEqualTo("whs_1");
        });
        assertThat(shop.asked("POST " + HOOKS)).extracting(one -> one.body().path("topic").asString()).containsExactly("order.deleted");
        assertThat(shop.asked("DELETE")).isEmpty();
        assertThat(api.get("/shops/WOO").expect(200).text("/hooks/lostAt")).startsWith("2026-01-06T");
    }

    @Test
    void orders_of_the_time_in_which_the_shop_could_not_call_are_fetched_though_it_fails_at_first() {
        shop.answers("GET " + HOOKS, 200, FakeShop.fixture("woocommerce/webhooks.json").replace("{here}", here()))
                .answers("GET /wp-json/wc/v3/orders?", 503, "{}");
        shop.forget();
        later(Duration.ofHours(25));
        assertThat(shop.asked("GET /wp-json/wc/v3/orders?").getFirst().path())
                .contains("modified_after=2026-01-05T08:50:00&", "status=any");
        assertThat(api.get("/orders").expect(200).at("/data").size()).isZero();

        shop.answers("GET /wp-json/wc/v3/orders?", 200, "[" + FakeShop.fixture("woocommerce/order-created.json") + "]");
        later(Duration.ofMinutes(3));
        assertThat(api.get("/orders").expect(200).text("/data/0/externalId")).isEqualTo("WOO/727");
        shop.forget();
        later(Duration.ofHours(49));
        assertThat(shop.asked("GET /wp-json/wc/v3/orders?")).as("these hooks are off again each day, in this test").isNotEmpty();
        assertThat(api.get("/orders").expect(200).at("/data").size()).as("however often it is fetched").isEqualTo(1);
    }

    @Test
    void an_order_put_into_the_trash_meanwhile_is_cancelled_though_any_order_is_none_of_those() {
        shop.answers("GET " + HOOKS, 200, FakeShop.fixture("woocommerce/webhooks.json").replace("{here}", here()))
                .answers("GET /wp-json/wc/v3/orders?status=any", 200, "[" + FakeShop.fixture("woocommerce/order-created.json") + "]");
        later(Duration.ofHours(25));
        assertThat(api.get("/orders/SO-1").expect(200).text("/state")).isEqualTo("open");
        shop.answers("GET /wp-json/wc/v3/orders?status=any", 200, "[]").answers("GET /wp-json/wc/v3/orders?status=trash", 200,
                "[" + FakeShop.fixture("woocommerce/order-created.json").replace("\"processing\"", "\"trash\"")
                        .replace("T08:31:00", "T10:31:00") + "]");
        later(Duration.ofHours(25));
        assertThat(api.get("/orders/SO-1").expect(200).text("/state")).isEqualTo("cancelled");
    }

    @Test
    void what_is_as_it_shall_be_is_left_as_it_is() {
        shop.answers("GET " + HOOKS, 200, """
                [{"id":11,"status":"active","topic":"order.created","delivery_url":"%1$s"},
                 {"id":12,"status":"active","topic":"order.updated","delivery_url":"%1$s"},
                 {"id":13,"status":"active","topic":"order.deleted","delivery_url":"%1$s"}]""".formatted(here()));
        shop.forget();
        api.post("/shops/WOO/hooks").expect(200);
        assertThat(shop.asked("GET " + HOOKS)).hasSize(1);
        assertThat(shop.asked("POST " + HOOKS)).isEmpty();
        assertThat(shop.asked("PUT " + HOOKS)).isEmpty();

        api.put("/shops/WOO", connected("\"webhookSecret\":\"whs_2\"")).expect(200);
        assertThat(shop.asked("PUT " + HOOKS)).as("another secret").hasSize(3)
                .allSatisfy(one -> assertThat(one.body().path("secret").asString()).isEqualTo("whs_2"));
    }

    @Test
    void a_secret_that_nobody_gave_is_made_and_calls_signed_with_it_are_genuine() {
        api.delete("/shops/WOO").expect(204);
        shop.forget();
        api.put("/shops/WOO", connected("")).expect(201);
        var secret = shop.asked("POST " + HOOKS).getFirst().body().path("secret").asString();
        assertThat(secret).matches("[0-9a-f]{64}");
        var order = FakeShop.fixture("woocommerce/order-created.json");
        api.withKey(null).send("POST", "//shop-hooks/WOO", order, "X-WC-Webhook-Topic", "order.created", "X-WC-Webhook-Delivery-ID", "d-1",
                "X-WC-Webhook-Signature", Signatures.of(order.getBytes(StandardCharsets.UTF_8), secret)).expect(200);
        assertThat(api.get("/orders").expect(200).at("/data").size()).isEqualTo(1);
    }

    @Test
    void a_shop_that_is_no_longer_connected_calls_no_more_though_it_was_away_at_first() {
        shop.answers("DELETE " + HOOKS, 503, "{}");
        shop.forget();
        api.delete("/shops/WOO").expect(204);
        assertThat(shop.asked("DELETE " + HOOKS)).hasSize(1);
        shop.answers("DELETE " + HOOKS, 200, "{}").answers("DELETE " + HOOKS + "/12", 404, "{}");
        shop.forget();
        later(Duration.ofSeconds(6));
        assertThat(shop.asked("DELETE " + HOOKS)).extracting(FakeShop.Asked::path)
                .containsExactly(HOOKS + "/11?force=true", HOOKS + "/13?force=true", HOOKS + "/12?force=true");
        assertThat(jdbc.sql("SELECT count(*) FROM connectors.farewell").query(Long.class).single()).as("its secrets are forgotten")
                .isZero();
    }

    @Test
    void a_key_that_may_not_set_them_up_is_named_and_tried_again() {
        shop.answers("POST " + HOOKS, 403, "{\"message\":\"Sorry, you are not allowed to create resources.\"}");
        api.post("/shops/WOO/hooks").expect(200);
        assertThat(api.get("/shops/WOO").expect(200).text("/hooks/fault"))
                .contains("answered 403", "not allowed", "a key that may do this");
        shop.answers("POST " + HOOKS, 201, "{\"id\":14}");
        later(Duration.ofMinutes(6));
        assertThat(api.get("/shops/WOO").expect(200).at("/hooks/fault").isNull()).isTrue();
    }
}
