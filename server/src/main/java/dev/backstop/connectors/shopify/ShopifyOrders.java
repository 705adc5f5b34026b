package dev.backstop.connectors.shopify;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.ShopEvent;
import dev.backstop.connectors.ShopsOrder;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads webhooks of Shopify: the order as its REST resource writes it. */
final class ShopifyOrders {
    private static final Set<String> TOPICS = Set.of("orders/create", "orders/updated", "orders/paid", "orders/cancelled");

    private ShopifyOrders() {}

    static ShopEvent read(String topic, JsonNode body) {
        if (!TOPICS.contains(topic)) {
            return new ShopEvent.Nothing("%s is nothing we act on; orders/updated tells the rest.".formatted(topic));
        }
        if (body.path("test").asBoolean(false)) {
            return new ShopEvent.Nothing("It is a test order.");
        }
        if (topic.equals("orders/cancelled") || Fields.text(body, "cancelled_at") != null) {
            var reason = Fields.text(body, "cancel_reason");
            return new ShopEvent.Cancelled(Fields.required(body, "id"), reason == null ? "cancelled in the shop"
                    : "cancelled in the shop: " + reason);
        }
        return new ShopEvent.Ordered(order(body));
    }

    private static ShopsOrder order(JsonNode order) {
        var to = order.path("shipping_address");
        var customer = order.path("customer");
        var paid = order.path("financial_status").asString("").equals("paid");
        return new ShopsOrder(Fields.required(order, "id"), Objects.requireNonNullElse(Fields.text(order, "name"), Fields.required(order,
                "id")),
                OffsetDateTime.parse(Fields.required(order, "created_at")).toInstant(), Fields.required(order, "currency"),
                Fields.text(customer, "id"), first(Fields.text(order, "email"), Fields.text(order, "contact_email"), Fields.text(customer,
                "email")),
                first(Fields.text(to, "phone"), Fields.text(order, "phone")), Fields.text(order, "customer_locale"),
                to.isObject() ? address(to) : null, order.path("line_items").valueStream().map(ShopifyOrders::line).toList(),
                Fields.amount(order.at("/total_shipping_price_set/shop_money"), "amount"), Fields.amount(order, "total_tax"),
                paid ? Fields.amount(order, "total_price") : null);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String... others) {
        var found = one;
        for (var other : others) {
            found = found == null ? other : found;
        }
        return found;
    }

    private static ShopsOrder.Address address(JsonNode to) {
        return new ShopsOrder.Address(Fields.joined(to, "first_name", "last_name"), Fields.text(to, "company"),
                Fields.present(to, "address1", "address2", "city"), Fields.text(to, "zip"), Fields.text(to, "province"), Fields.text(to,
                "country_code"));
    }

    private static ShopsOrder.Line line(JsonNode line) {
        var variant = Fields.text(line, "variant_id");
        var now = line.path("current_quantity").isNumber() ? line.path("current_quantity") : line.path("quantity");
        return new ShopsOrder.Line(variant == null ? null : "gid://shopify/ProductVariant/" + variant,
                Objects.requireNonNullElse(Fields.text(line, "sku"), ""), line.path("title").asString(""), now.asLong(), Fields.amount(line,
                "price"));
    }
}
