package dev.backstop.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.connectors.FakeShop;
import dev.backstop.connectors.Signatures;
import dev.backstop.testing.Answer;
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

/** A WooCommerce shop as its documentation has it. */
@BackstopTest
class WooCommerceShopTest {
    private static final String SECRET = "whs_not-a-real-one";

    @Autowired
    private Api api;

    private final FakeShop shop = new FakeShop();

    @BeforeEach
    void connect() {
        SmallShop.open(api, "MUG", 5);
        shop.answers("GET /wp-json/wc/v3/products?", 200, "[{\"id\":91,\"sku\":\"MUG\",\"name\":\"Plain mug\",\"type\":\"simple\"},"
                        + "{\"id\":93,\"sku\":\"\",\"name\":\"Mug\",\"type\":\"variable\"}]")
                .answers("GET /wp-json/wc/v3/products/93/variations", 200,
                        "[{\"id\":94,\"sku\":\"MUG\",\"attributes\":[{\"id\":6,\"name\":\"Colour\",\"option\":\"red\"}]}]")
                .answers("POST /wp-json/wc/v3/products/batch", 200, "{\"update\":[{\"id\":91,\"sku\":\"MUG\"}]}")
                .answers("POST /wp-json/wc/v3/products/93/variations/batch", 200, "{\"update\":[{\"id\":94,\"sku\":\"MUG\"}]}")
                .answers("PUT /wp-json/wc/v3/orders/", 200, "{\"id\":727}");
        api.put("/shops/WOO", """
                {"name":"Woo","kind":"woocommerce","url":"%s/","secrets":{"consumerKey":"ck_1","consumerSecret":"cs_1","webhookSecret":"%s"}}
                """.formatted(shop.url(), SECRET)).expect(201);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Answer call(String topic, String id, String body) {
        return api.withKey(null).send("POST", "//shop-hooks/WOO", body, "X-WC-Webhook-Topic", topic, "X-WC-Webhook-Delivery-ID", id,
                "X-WC-Webhook-Signature", Signatures.of(body.getBytes(StandardCharsets.UTF_8), SECRET));
    }

    private static String order(String status) {
        return FakeShop.fixture("woocommerce/order-created.json").replace("\"processing\"", '"' + status + '"');
    }

    private void later(Duration time) {
        var now = Instant.parse(api.get("/sandbox/clock").expect(200).text("/now"));
        api.post("/sandbox/clock/advance", Map.of("to", now.plus(time).toString())).expect(200);
    }

    @Test
    void products_and_variations_are_shown_in_batches_of_their_own() {
        var simple = shop.asked("POST /wp-json/wc/v3/products/batch").getFirst();
        assertThat(simple.authorization()).isEqualTo("Basic Y2tfMTpjc18x");
        var mug = simple.body().at("/update/0");
        assertThat(mug.path("id").asInt()).isEqualTo(91);
        assertThat(mug.path("manage_stock").asBoolean()).isTrue();
        assertThat(mug.path("stock_quantity").asInt()).isEqualTo(5);
        assertThat(mug.path("stock_status").asString()).isEqualTo("instock");
        assertThat(mug.path("backorders").asString()).isEqualTo("notify");
        assertThat(mug.at("/meta_data/1/key").asString() + mug.at("/meta_data/1/value").asString()).isEqualTo("backstop_ships_on");
        assertThat(shop.asked("POST /wp-json/wc/v3/products/93/variations/batch").getFirst().body().at("/update/0/id").asInt())
                .isEqualTo(94);
        assertThat(api.get("/shops/WOO").expect(200).text("/state/failed")).isEqualTo("0");
    }

    @Test
    void a_variation_without_a_name_is_called_by_its_options_and_what_has_no_stock_of_its_own_is_left_out() {
        shop.answers("GET /wp-json/wc/v3/products?", 200, "[{\"id\":93,\"sku\":\"\",\"name\":\"Mug\",\"type\":\"variable\"},"
                + "{\"id\":95,\"sku\":\"MUG\",\"name\":\"Set\",\"type\":\"grouped\"},"
                + "{\"id\":96,\"sku\":\"MUG\",\"name\":\"Theirs\",\"type\":\"external\"}]");
        api.post("/shops/WOO/list").expect(200);
        var articles = api.get("/shops/WOO/articles").expect(200).at("/data");
        assertThat(articles.valueStream().map(one -> one.path("remote").asString() + ' ' + one.path("title").asString()))
                .containsExactly("94 Mug, red");
    }

    @Test
    void a_key_that_wordpress_itself_does_not_know_opens_the_shop_all_the_same() {
        shop.answers("GET /wp-json/?", 401, "{\"code\":\"invalid_username\",\"message\":\"Unknown username.\",\"data\":{\"status\":401}}");
        assertThat(api.post("/shops/WOO/test").expect(200).text("/says")).isEqualTo("WooCommerce");
        shop.answers("GET /wp-json/?", 200, "{\"name\":\"The mug shop\"}");
        assertThat(api.post("/shops/WOO/test").expect(200).text("/says")).isEqualTo("The mug shop");
        assertThat(shop.asked("GET /wp-json/?")).isNotEmpty().allSatisfy(one -> assertThat(one.authorization()).isEqualTo("null"));
    }

    @Test
    void a_shop_that_takes_a_quantity_and_does_not_show_it_is_named_with_the_setting() {
        shop.answers("POST /wp-json/wc/v3/products/batch", 200, FakeShop.fixture("woocommerce/products-batch.json")
                .replace("\"manage_stock\": true", "\"manage_stock\": false"));
        api.post("/shops/WOO/push").expect(200);
        assertThat(api.get("/shops/WOO/articles?state=failed").expect(200).text("/data/0/fault"))
                .startsWith("The shop counts no stock, so that it cannot show how Plain mug stands. Enable stock management");
        shop.answers("POST /wp-json/wc/v3/products/batch", 200, FakeShop.fixture("woocommerce/products-batch.json")
                .replace("\"stock_status\": \"instock\"", "\"stock_status\": \"onbackorder\""));
        api.post("/shops/WOO/push").expect(200);
        assertThat(api.get("/shops/WOO/articles?state=failed").expect(200).text("/data/0/fault"))
                .startsWith("The shop counts 5 of Plain mug and shows it as onbackorder. Set the out of stock threshold to 0");
        shop.answers("POST /wp-json/wc/v3/products/batch", 200, FakeShop.fixture("woocommerce/products-batch.json"));
        api.post("/shops/WOO/push").expect(200);
        assertThat(api.get("/shops/WOO").expect(200).text("/state/failed")).isEqualTo("0");
    }

    @Test
    void what_is_here_but_not_released_counts_as_none_since_woocommerce_would_call_it_in_stock() {
        shop.forget();
        api.patch("/items/MUG", "{\"releasedOn\":\"2026-03-02\"}").expect(200);
        later(Duration.ofSeconds(5));
        var mug = shop.asked("POST /wp-json/wc/v3/products/batch").getLast().body().at("/update/0");
        assertThat(mug.path("stock_status").asString()).isEqualTo("onbackorder");
        assertThat(mug.path("stock_quantity").asInt()).isZero();
    }

    @Test
    void an_article_that_the_shop_refuses_fails_alone() {
        shop.answers("POST /wp-json/wc/v3/products/batch", 200, "{\"update\":[{\"id\":91,\"error\":{"
                + "\"code\":\"woocommerce_rest_product_invalid_id\",\"message\":\"Invalid ID.\",\"data\":{\"status\":400}}}]}");
        api.post("/shops/WOO/push").expect(200);
        assertThat(api.get("/shops/WOO/articles?state=failed").expect(200).text("/data/0/fault")).isEqualTo("The shop says: Invalid ID.");
        assertThat(api.get("/shops/WOO/articles?state=shown").expect(200).text("/data/0/remote")).isEqualTo("94");
    }

    @Test
    void a_shop_that_asks_for_peace_is_left_alone_for_so_long() {
        shop.answers("POST /wp-json/wc/v3/products", 429, "{\"message\":\"slow down\"}", "Retry-After", "90");
        api.post("/shops/WOO/push").expect(200);
        shop.forget();
        later(Duration.ofSeconds(80));
        assertThat(shop.asked("POST /wp-json/wc/v3/products/batch")).isEmpty();
        later(Duration.ofSeconds(20));
        assertThat(shop.asked("POST /wp-json/wc/v3/products/batch")).hasSize(1);
    }

    @Test
    void an_order_is_taken_once_it_is_paid_and_its_promise_written_on_it() {
        call("order.created", "d-1", order("pending")).expect(200);
        assertThat(api.get("/orders").expect(200).at("/data").size()).isZero();
        call("order.updated", "d-2", order("processing")).expect(200);
        call("order.updated", "d-3", order("completed")).expect(200);
        var orders = api.get("/orders").expect(200);
        assertThat(orders.at("/data").size()).isEqualTo(1);
        assertThat(orders.text("/data/0/lines/0/quantity")).isEqualTo("12");
        var customer = api.get("/customers/" + orders.text("/data/0/customer")).expect(200);
        assertThat(customer.text("/name")).isEqualTo("Lind AB");
        assertThat(customer.text("/kind")).as("a firm ordered").isEqualTo("business");
        var told = shop.asked("PUT /wp-json/wc/v3/orders/727").getFirst().body().path("meta_data").toString();
        assertThat(told).contains("backstop_ships_by", "2026-01-12", "5 of MUG ship by 2026-01-05");
    }

    @Test
    void two_orders_of_one_second_have_one_delivery_id_and_are_both_taken_and_the_same_delivery_twice_is_one() {
        var second = order("processing").replace("\"id\": 727", "\"id\": 728").replace("\"number\": \"727\"", "\"number\": \"728\"");
        call("order.created", "d-1", order("processing")).expect(200);
        call("order.created", "d-1", second).expect(200);
        call("order.created", "d-1", second).expect(200);
        assertThat(api.get("/shops/WOO/deliveries").expect(200).at("/data").size()).isEqualTo(2);
        assertThat(api.get("/orders").expect(200).at("/data").valueStream().map(one -> one.path("externalId").asString()))
                .containsExactlyInAnyOrder("WOO/727", "WOO/728");
    }

    @Test
    void an_order_in_the_trash_is_cancelled_by_its_number_alone() {
        call("order.created", "d-1", order("processing")).expect(200);
        call("order.deleted", "d-2", "{\"id\":727}").expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).text("/state")).isEqualTo("cancelled");
    }

    @Test
    void a_webhook_whose_user_may_no_longer_read_orders_is_held_by_name_and_not_taken_for_nothing() {
        call("order.created", "d-1", FakeShop.fixture("woocommerce/order-not-shown.json")).expect(200);
        assertThat(api.get("/shops/WOO/deliveries?state=held").expect(200).text("/data/0/outcome"))
                .contains("Sorry, you cannot view this resource.", "May the user whose key set up the webhook read orders?");
    }

    @Test
    void what_we_write_on_an_order_comes_back_as_a_change_and_is_not_written_again() {
        call("order.created", "d-1", order("processing")).expect(200);
        assertThat(shop.asked("PUT /wp-json/wc/v3/orders/727")).hasSize(1);
        call("order.updated", "d-2", order("processing")).expect(200);
        later(Duration.ofSeconds(5));
        assertThat(shop.asked("PUT /wp-json/wc/v3/orders/727")).hasSize(1);
    }

    @Test
    void a_refunded_order_is_cancelled_here_and_the_shop_told_of_every_change() {
        call("order.created", "d-1", order("processing")).expect(200);
        shop.forget();
        call("order.updated", "d-2", order("refunded")).expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).text("/state")).isEqualTo("cancelled");
        later(Duration.ofSeconds(5));
        assertThat(shop.asked("PUT /wp-json/wc/v3/orders/727").getLast().body().path("meta_data").toString()).contains("\"cancelled\"");
    }

    @Test
    void a_look_whether_somebody_is_there_is_answered_and_anything_unsigned_is_not() {
        api.withKey(null).send("POST", "//shop-hooks/WOO", "webhook_id=17", "Content-Type", "application/x-www-form-urlencoded")
                .expect(200);
        api.withKey(null).send("POST", "//shop-hooks/WOO", order("processing"), "X-WC-Webhook-Topic", "order.created",
                "X-WC-Webhook-Delivery-ID", "d-1").expect(401);
        assertThat(api.get("/shops/WOO/deliveries").expect(200).at("/data").size()).isZero();
    }

    @Test
    void what_is_no_order_is_held_as_it_came() {
        call("order.created", "d-1", "{\"status\":\"processing\"}").expect(200);
        var held = api.get("/shops/WOO/deliveries?state=held").expect(200);
        assertThat(held.text("/data/0/outcome")).contains("It has no ");
        assertThat(api.get("/shops/WOO/deliveries/%s/body".formatted(held.text("/data/0/delivery"))).expect(200).text())
                .isEqualTo("{\"status\":\"processing\"}");
    }

    @Test
    void a_shop_that_is_described_badly_is_refused_by_name() {
        var answer = api.put("/shops/BAD",
                "{\"name\":\"Bad\",\"kind\":\"woocommerce\",\"url\":\"shop.example\",\"secrets\":{\"token\":\"x\"}}").expect(422);
        assertThat(answer.text()).contains("/url", "https://", "has no secret token", "/secrets/consumerKey");
        api.put("/shops/a%20b", "{\"name\":\"Bad\",\"kind\":\"medusa\",\"url\":\"https://shop.example\",\"secrets\":{\"token\":\"x\"}}")
                .expect(422);
    }
}
