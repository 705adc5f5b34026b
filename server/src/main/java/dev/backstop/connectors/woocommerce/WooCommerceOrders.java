package dev.backstop.connectors.woocommerce;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.ShopEvent;
import dev.backstop.connectors.ShopsOrder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Reads webhooks of WooCommerce. An order counts once its customer has paid or the shop trusts that they will. */
final class WooCommerceOrders {
    private WooCommerceOrders() {}

    static ShopEvent read(String topic, JsonNode body) {
        if (!topic.startsWith("order.")) {
            return new ShopEvent.Nothing("%s concerns no order.".formatted(topic));
        }
        if (topic.equals("order.deleted")) {
            return new ShopEvent.Cancelled(Fields.required(body, "id"), "deleted in the shop");
        }
        var refused = Fields.text(body, "code");
        if (refused != null && Fields.text(body, "id") == null) { // the webhook sends what its API would answer, refusals too
            throw new IllegalArgumentException(("The shop did not send the order but: %s"
                    + " May the user whose key set up the webhook read orders?")
                    .formatted(Objects.requireNonNullElse(Fields.text(body, "message"), refused)));
        }
        var status = body.path("status").asString("");
        return switch (status) {
            case "processing", "on-hold", "completed" -> new ShopEvent.Ordered(order(body));
            case "cancelled", "refunded", "failed", "trash" -> new ShopEvent.Cancelled(Fields.required(body, "id"),
                    "%s in the shop".formatted(status));
            default -> new ShopEvent.Nothing("The order is %s; it is taken when it is processing.".formatted(status));
        };
    }

    private static ShopsOrder order(JsonNode order) {
        var billing = order.path("billing");
        var to = Fields.text(order.path("shipping"), "address_1") == null ? billing : order.path("shipping");
        var customer = Fields.text(order, "customer_id");
        var id = Fields.required(order, "id");
        var placedAt = LocalDateTime.parse(Fields.required(order, "date_created_gmt")).toInstant(ZoneOffset.UTC);
        return new ShopsOrder(id, '#' + Objects.requireNonNullElse(Fields.text(order, "number"), id), placedAt,
                Fields.required(order, "currency"), "0".equals(customer) ? null : customer, Fields.text(billing, "email"),
                Fields.text(billing, "phone"), null, address(to),
                order.path("line_items").valueStream().map(WooCommerceOrders::line).toList(),
                Fields.amount(order, "shipping_total"), Fields.amount(order, "total_tax"),
                Fields.text(order, "date_paid_gmt") == null ? null : Fields.amount(order, "total"));
    }

    private static ShopsOrder.Address address(JsonNode to) {
        return new ShopsOrder.Address(Fields.joined(to, "first_name", "last_name"), Fields.text(to, "company"),
                Fields.present(to, "address_1", "address_2", "city"), Fields.text(to, "postcode"), Fields.text(to, "state"),
                Fields.text(to, "country"));
    }

    private static ShopsOrder.Line line(JsonNode line) {
        var variation = Fields.text(line, "variation_id");
        return new ShopsOrder.Line(variation == null || variation.equals("0") ? Fields.text(line, "product_id") : variation,
                Objects.requireNonNullElse(Fields.text(line, "sku"), ""), line.path("name").asString(""), line.path("quantity").asLong(),
                Fields.amount(line, "price"));
    }
}
