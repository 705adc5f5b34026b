package dev.backstop.connectors.shopify;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.Shop;
import dev.backstop.connectors.ShopFault;
import dev.backstop.connectors.ShopSystem.Calling.Missed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fetches orders that no call told of, and writes them as a call would have: so they are kept, read and run again like any other. */
final class MissedOrders {
    private static final String QUERY = """
            query Backstop($since: String!, $after: String) {
              orders(first: 25, after: $after, query: $since, sortKey: UPDATED_AT) {
                nodes {
                  legacyResourceId name test createdAt updatedAt cancelledAt cancelReason currencyCode email phone displayFinancialStatus
                  customerLocale
                  customer { legacyResourceId }
                  shippingAddress { firstName lastName company address1 address2 city zip province countryCodeV2 phone }
                  lineItems(first: 100) { nodes { sku title currentQuantity variant { legacyResourceId }
                    originalUnitPriceSet { shopMoney { amount } } } }
                  totalShippingPriceSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }
                }
                pageInfo { hasNextPage endCursor }
              }
            }""";
    private static final int COST = 400;
    private static final JsonMapper mapper = JsonMapper.builder().build();

    private MissedOrders() {}

    static List<Missed> since(GraphQl api, Shop shop, Instant since) throws ShopFault {
        var all = new ArrayList<Missed>();
        var variables = new LinkedHashMap<String, @Nullable Object>();
        variables.put("since", "updated_at:>='%s'".formatted(since));
        variables.put("after", null);
        JsonNode page;
        do {
            page = api.ask(shop, QUERY, variables, COST).path("orders");
            for (var order : page.path("nodes")) {
                var id = Fields.required(order, "legacyResourceId");
                all.add(new Missed("%s at %s".formatted(id, Fields.required(order, "updatedAt")),
                        "orders/updated", asCalled(order)));
            }
            variables.put("after", page.at("/pageInfo/endCursor").asString(""));
        } while (page.at("/pageInfo/hasNextPage").asBoolean(false));
        return all;
    }

    private static ObjectNode asCalled(JsonNode order) {
        var called = copied(order, Map.of("legacyResourceId", "id", "name", "name", "createdAt", "created_at",
                "cancelledAt", "cancelled_at", "cancelReason", "cancel_reason", "currencyCode", "currency", "email", "email",
                "phone", "phone", "customerLocale", "customer_locale"));
        called.put("test", order.path("test").asBoolean(false));
        called.put("financial_status", order.path("displayFinancialStatus").asString("").toLowerCase(Locale.ROOT));
        called.set("customer", copied(order.path("customer"), Map.of("legacyResourceId", "id")));
        if (order.path("shippingAddress").isObject()) {
            called.set("shipping_address", copied(order.path("shippingAddress"), Map.of("firstName", "first_name", "lastName", "last_name",
                    "company", "company", "address1", "address1", "address2", "address2", "city", "city", "zip", "zip", "province",
                    "province", "countryCodeV2", "country_code", "phone", "phone")));
        }
        called.set("total_shipping_price_set", order.path("totalShippingPriceSet").isObject()
                ? mapper.createObjectNode().set("shop_money", order.at("/totalShippingPriceSet/shopMoney")) : mapper.createObjectNode());
        called.put("total_tax", order.at("/totalTaxSet/shopMoney/amount").asString(""));
        called.put("total_price", order.at("/totalPriceSet/shopMoney/amount").asString(""));
        var lines = called.putArray("line_items");
        order.at("/lineItems/nodes").forEach(line -> lines.add(line(line)));
        return called;
    }

    private static ObjectNode line(JsonNode line) {
        var called = copied(line, Map.of("sku", "sku", "title", "title"));
        called.put("current_quantity", line.path("currentQuantity").asLong());
        called.put("variant_id", line.at("/variant/legacyResourceId").asString(""));
        called.put("price", line.at("/originalUnitPriceSet/shopMoney/amount").asString(""));
        return called;
    }

    /** Fields that are there, under the names that a call gives them. */
    private static ObjectNode copied(JsonNode from, Map<String, String> names) {
        var copy = mapper.createObjectNode();
        names.forEach((ours, theirs) -> {
            var text = Fields.text(from, ours);
            if (text != null) {
                copy.put(theirs, text);
            }
        });
        return copy;
    }
}
