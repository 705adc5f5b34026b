package dev.backstop.connectors.woocommerce;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.Hook;
import dev.backstop.connectors.Shop;
import dev.backstop.connectors.ShopFault;
import dev.backstop.connectors.ShopHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Webhooks of one shop. WooCommerce switches one off that failed more than five times running, and never tells a secret it was given. */
final class Webhooks {
    static final List<String> TOPICS = List.of("order.created", "order.updated", "order.deleted");
    private static final String PATH = WooCommerceShop.API + "/webhooks";

    private final ShopHttp http;

    Webhooks(ShopHttp http) {
        this.http = http;
    }

    List<Hook> all(Shop shop) throws ShopFault {
        var hooks = new ArrayList<Hook>();
        for (var one : WooCommerceShop.pages(http, shop, PATH + "?status=all")) {
            hooks.add(new Hook(Fields.required(one, "id"), one.path("topic").asString(""), one.path("delivery_url").asString(""),
                    one.path("status").asString("").equals("active")));
        }
        return hooks;
    }

    String make(Shop shop, String topic, String address) throws ShopFault {
        return Fields.required(http.post(shop, WooCommerceShop.pass(shop), PATH, Map.of("name", "Backstop: " + topic, "topic", topic,
                "delivery_url", address, "secret", secret(shop), "status", "active")), "id");
    }

    void lead(Shop shop, String id, String address) throws ShopFault {
        http.put(shop, WooCommerceShop.pass(shop), "%s/%s".formatted(PATH, id),
                Map.of("delivery_url", address, "secret", secret(shop), "status", "active"));
    }

    void end(Shop shop, String id) throws ShopFault {
        http.delete(shop, WooCommerceShop.pass(shop), "%s/%s?force=true".formatted(PATH, id));
    }

    private static String secret(Shop shop) {
        return shop.secrets().get("webhookSecret");
    }
}
