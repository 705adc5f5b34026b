package dev.backstop.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.connectors.FakeShop;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The webhook subscriptions of a Shopify shop, as its documentation has them. */
@BackstopTest
class SubscriptionsTest {
    private static final String NONE = "{\"data\":{\"webhookSubscriptions\":{\"nodes\":[]}}}";
    private static final String MADE = "{\"data\":{\"changed\":{\"webhookSubscription\":{\"id\":\"gid://shopify/WebhookSubscription/%d\"},"
            + "\"userErrors\":[]}}}";

    @Autowired
    private Api api;

    private final FakeShop shop = new FakeShop();

    @BeforeEach
    void connect() {
        SmallShop.open(api, "MUG", 5);
        shop.answers("mutation", 200, "{\"data\":{}}").answers("productVariants", 200, FakeShop.fixture("shopify/variants.json"))
                .answers("orders(first", 200, "{\"data\":{\"orders\":{\"nodes\":[]}}}")
                .answers("webhookSubscriptions(", 200, NONE).answers("webhookSubscriptionUpdate", 200,
                "{\"data\":{\"changed\":{\"userErrors\":[]}}}")
                .answers("\"topic\":\"ORDERS_CREATE\"", 200, MADE.formatted(21))
                .answers("\"topic\":\"ORDERS_UPDATED\"", 200, MADE.formatted(22))
                .answers("\"topic\":\"ORDERS_CANCELLED\"", 200, MADE.formatted(23));
        api.put("/shops/MUGS", """
                {"name":"Mugs","kind":"shopify","url":"%s","place":"gid://shopify/Location/1",
                 "secrets":{"token":"shpat_1","webhookSecret":"s"}}
                """.formatted(shop.url())).expect(201);
    }

    @AfterEach
    void close() {
        shop.asked("POST /admin/api/2026-04/graphql.json").forEach(one -> AdminSchema.published().check(one.body()));
        shop.close();
    }

    private List<JsonNode> asked(String mutation) {
        return shop.asked(mutation).stream().map(one -> one.body().path("variables")).toList();
    }

    @Test
    void orders_that_come_change_and_end_are_subscribed_to() {
        var here = api.get("/shops/MUGS").expect(200).text("/hooks/address");
        assertThat(asked("webhookSubscriptionCreate")).extracting(one -> one.path("topic").asString())
                .containsExactly("ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_CANCELLED");
        assertThat(asked("webhookSubscriptionCreate")).allSatisfy(one -> assertThat(one.at("/to/uri").asString()).isEqualTo(here));
        assertThat(api.get("/shops/MUGS").expect(200).at("/hooks/topics").size()).isEqualTo(3);
    }

    @Test
    void of_two_that_lead_to_us_one_goes_and_those_of_others_stay() {
        var here = api.get("/shops/MUGS").expect(200).text("/hooks/address");
        shop.answers("webhookSubscriptions(", 200, FakeShop.fixture("shopify/webhook-subscriptions.json").replace("{here}", here));
        shop.forget();
        api.post("/shops/MUGS/hooks").expect(200);
        assertThat(asked("webhookSubscriptionDelete")).extracting(one -> one.path("id").asString())
                .containsExactly("gid://shopify/WebhookSubscription/22");
        assertThat(asked("webhookSubscriptionUpdate")).isEmpty();
        assertThat(asked("webhookSubscriptionCreate")).extracting(one -> one.path("topic").asString())
                .as("taken away there since").containsExactly("ORDERS_UPDATED", "ORDERS_CANCELLED");
        assertThat(api.get("/shops/MUGS").expect(200).at("/hooks/lostAt").isNull()).isFalse();
    }

    @Test
    void orders_that_nobody_told_of_meanwhile_are_fetched_and_read_as_if_they_had_been_told() {
        shop.answers("orders(first", 200, FakeShop.fixture("shopify/orders-missed.json"));
        api.post("/shops/MUGS/hooks").expect(200); // which finds none of ours
        assertThat(asked("orders(first").getFirst().path("since").asString()).isEqualTo("updated_at:>='2026-01-05T08:50:00Z'");
        var orders = api.get("/orders").expect(200);
        assertThat(orders.at("/data").size()).as("the other one was cancelled").isEqualTo(1);
        assertThat(orders.text("/data/0/externalId")).isEqualTo("MUGS/5500100200300");
        assertThat(orders.text("/data/0/reference")).isEqualTo("#1001");
        assertThat(orders.text("/data/0/lines/0/sku")).isEqualTo("MUG");
        assertThat(orders.text("/data/0/lines/0/quantity")).isEqualTo("8");
        assertThat(orders.text("/data/0/shipTo/postcode")).isEqualTo("LS1 1AA");
        assertThat(orders.text("/data/0/shipTo/country")).isEqualTo("GB");
        assertThat(api.get("/customers/MUGS-7700001").expect(200).text("/name")).isEqualTo("Ann Reed");
        assertThat(api.get("/shops/MUGS/deliveries").expect(200).text("/data/0/topic")).isEqualTo("orders/updated");
    }

    @Test
    void a_refusal_is_told_in_the_shops_words() {
        shop.answers("webhookSubscriptionCreate", 200, "{\"data\":{\"changed\":{\"webhookSubscription\":null,\"userErrors\":"
                + "[{\"field\":[\"webhookSubscription\",\"uri\"],\"message\":\"Address is not allowed\"}]}}}");
        api.post("/shops/MUGS/hooks").expect(200);
        assertThat(api.get("/shops/MUGS").expect(200).text("/hooks/fault")).isEqualTo("The shop says: Address is not allowed");
    }

    @Test
    void a_shop_that_is_disconnected_loses_its_subscriptions() {
        shop.forget();
        api.delete("/shops/MUGS").expect(204);
        assertThat(asked("webhookSubscriptionDelete")).extracting(one -> one.path("id").asString())
                .containsExactlyInAnyOrder("gid://shopify/WebhookSubscription/21", "gid://shopify/WebhookSubscription/22",
                        "gid://shopify/WebhookSubscription/23");
    }
}
