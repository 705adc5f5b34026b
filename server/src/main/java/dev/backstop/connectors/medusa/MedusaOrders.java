package dev.backstop.connectors.medusa;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.ShopEvent;
import dev.backstop.connectors.ShopsOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads orders of Medusa. */
final class MedusaOrders {
    /** What of an order is asked for. */
    static final String FIELDS = "id,display_id,status,created_at,updated_at,canceled_at,currency_code,email,customer_id,locale,"
            + "shipping_total,tax_total,summary,*shipping_address,items.id,items.variant_id,items.variant_sku,items.title,items.quantity,"
            + "items.unit_price";

    private MedusaOrders() {}

    static ShopEvent read(JsonNode order) {
        var status = order.path("status").asString("");
        if (status.equals("canceled") || Fields.text(order, "canceled_at") != null) {
            return new ShopEvent.Cancelled(Fields.required(order, "id"), "cancelled in the shop");
        }
        return switch (status) {
            case "draft" -> new ShopEvent.Nothing("It is a draft.");
            case "requires_action" -> new ShopEvent.Nothing("The shop waits for its customer.");
            default -> new ShopEvent.Ordered(order(order));
        };
    }

    private static ShopsOrder order(JsonNode order) {
        var to = order.path("shipping_address");
        return new ShopsOrder(Fields.required(order, "id"), '#' + Fields.required(order, "display_id"),
                Instant.parse(Fields.required(order, "created_at")), Fields.required(order, "currency_code").toUpperCase(Locale.ROOT),
                Fields.text(order, "customer_id"), Fields.text(order, "email"), Fields.text(to, "phone"), Fields.text(order, "locale"),
                to.isObject() ? address(to) : null, order.path("items").valueStream().map(MedusaOrders::line).toList(),
                Fields.amount(order, "shipping_total"), Fields.amount(order, "tax_total"), positive(Fields.amount(order.path("summary"),
                "paid_total")));
    }

    private static ShopsOrder.Address address(JsonNode to) {
        var country = Fields.text(to, "country_code");
        return new ShopsOrder.Address(Fields.joined(to, "first_name", "last_name"), Fields.text(to, "company"),
                Fields.present(to, "address_1", "address_2", "city"), Fields.text(to, "postal_code"), Fields.text(to, "province"),
                country == null ? null : country.toUpperCase(Locale.ROOT));
    }

    private static ShopsOrder.Line line(JsonNode item) {
        return new ShopsOrder.Line(Fields.text(item, "variant_id"), Objects.requireNonNullElse(Fields.text(item, "variant_sku"), ""),
                item.path("title").asString(""), item.path("quantity").asLong(), Fields.amount(item, "unit_price"));
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() <= 0 ? null : amount;
    }
}
