package dev.backstop.connectors.shopify;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.Hook;
import dev.backstop.connectors.Shop;
import dev.backstop.connectors.ShopFault;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Webhook subscriptions of one shop, as the GraphQL Admin API keeps them for our app. They are signed with the app's secret; one that
 * failed eight times running is taken away by Shopify, so that none is ever switched off.
 */
final class Subscriptions {
    /** As the API writes them; a call's header writes {@code orders/create}. */
    static final List<String> TOPICS = List.of("ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_CANCELLED");
    private static final int COST = 20;

    private final GraphQl api;

    Subscriptions(GraphQl api) {
        this.api = api;
    }

    List<Hook> all(Shop shop) throws ShopFault {
        var found = api.ask(shop, """
                query Backstop($topics: [WebhookSubscriptionTopic!]) {
                  webhookSubscriptions(first: 100, topics: $topics) { nodes { id topic uri } }
                }""", Map.of("topics", TOPICS), COST);
        return found.at("/webhookSubscriptions/nodes").valueStream().map(one ->
                new Hook(Fields.required(one, "id"), Fields.required(one, "topic"), one.path("uri").asString(""), true)).toList();
    }

    String make(Shop shop, String topic, String address) throws ShopFault {
        var made = changed(shop, """
                mutation Backstop($topic: WebhookSubscriptionTopic!, $to: WebhookSubscriptionInput!) {
                  changed: webhookSubscriptionCreate(topic: $topic, webhookSubscription: $to) {
                    webhookSubscription { id } userErrors { field message }
                  }
                }""", Map.of("topic", topic, "to", Map.of("uri", address, "format", "JSON")));
        return Fields.required(made.path("webhookSubscription"), "id");
    }

    void lead(Shop shop, String id, String address) throws ShopFault {
        changed(shop, """
                mutation Backstop($id: ID!, $to: WebhookSubscriptionInput!) {
                  changed: webhookSubscriptionUpdate(id: $id, webhookSubscription: $to) { userErrors { field message } }
                }""", Map.of("id", id, "to", Map.of("uri", address, "format", "JSON")));
    }

    /** A refusal means that there is none of this id. */
    void end(Shop shop, String id) throws ShopFault {
        api.ask(shop, """
                mutation Backstop($id: ID!) {
                  webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } }
                }""", Map.of("id", id), COST);
    }

    private JsonNode changed(Shop shop, String mutation, Map<String, ?> variables) throws ShopFault {
        var changed = api.ask(shop, mutation, variables, COST).path("changed");
        var refused = changed.at("/userErrors/0/message").asString("");
        if (!refused.isEmpty()) {
            throw ShopFault.forGood("The shop says: " + refused);
        }
        return changed;
    }
}
