package dev.backstop.connectors.shopify;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.connectors.Push;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One question that changes several articles: quantities together, the policy of each product's variants, and the metafields
 * {@code backstop.ships_on} and {@code backstop.availability}. It keeps which part speaks of which articles, to lay refusals at the right
 * door.
 */
final class Mutation {
    private static final int METAFIELDS = 25; // Shopify takes no more at once
    private static final int COST_OF_CHANGE = 10;

    private final List<String> declared = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, List<String>> articles = new LinkedHashMap<>();

    private Mutation() {}

    /** The question that shows how these stand, counted at a place of the shop. */
    static Mutation of(List<Push> some, String place) {
        var mutation = new Mutation();
        mutation.quantities(some.stream().filter(push -> push.article().stockItem() != null).toList(), place);
        some.stream().collect(groupingBy(push -> push.article().product(), LinkedHashMap::new, Collectors.toList()))
                .forEach(mutation::policies);
        mutation.metafields(some);
        return mutation;
    }

    private void quantities(List<Push> some, String place) {
        if (some.isEmpty()) {
            return;
        }
        part("stock", "InventorySetQuantitiesInput!", Map.of("name", "available", "reason", "correction", "quantities", some.stream()
                .map(push -> quantity(push, place)).toList()), "inventorySetQuantities(input: $stock) @idempotent(key: \"%s\")"
                .formatted(UUID.randomUUID()), some); // a key of its own each time: the same figure may be right again
    }

    private static Map<String, @Nullable Object> quantity(Push push, String place) {
        var quantity = new LinkedHashMap<String, @Nullable Object>();
        quantity.put("inventoryItemId", push.article().stockItem());
        quantity.put("locationId", place);
        quantity.put("quantity", push.stand().free());
        quantity.put("changeFromQuantity", null); // we are the source of the figure, whatever stands there
        return quantity;
    }

    private void policies(String product, List<Push> some) {
        var name = "policy" + articles.size();
        declared.add("$%sOf: ID!".formatted(name));
        variables.put(name + "Of", product);
        part(name, "[ProductVariantsBulkInput!]!", some.stream().map(push -> Map.of("id", push.article().remote(), "inventoryPolicy",
                push.stand().shopify().inventoryPolicy())).toList(),
                "productVariantsBulkUpdate(productId: $%sOf, variants: $%s, allowPartialUpdates: true)".formatted(name, name), some);
    }

    private void metafields(List<Push> some) {
        for (var from = 0; from < some.size(); from += METAFIELDS) {
            var few = some.subList(from, Math.min(some.size(), from + METAFIELDS));
            set("facts" + from, few, push -> field(push, "availability", "json", Metafield.availability(push.stand())));
            set("date" + from, few.stream().filter(push -> push.stand().shipsOn() != null).toList(),
                    push -> field(push, "ships_on", "date", Objects.toString(push.stand().shipsOn())));
            gone("gone" + from, few.stream().filter(push -> push.stand().shipsOn() == null).toList());
        }
    }

    private void set(String name, List<Push> some, java.util.function.Function<Push, Map<String, String>> field) {
        if (!some.isEmpty()) {
            part(name, "[MetafieldsSetInput!]!", some.stream().map(field).toList(), "metafieldsSet(metafields: $%s)".formatted(name), some);
        }
    }

    private void gone(String name, List<Push> some) {
        if (!some.isEmpty()) {
            part(name, "[MetafieldIdentifierInput!]!", some.stream().map(push -> Map.of("ownerId", push.article().remote(), "namespace",
                    Metafield.NAMESPACE, "key", "ships_on")).toList(), "metafieldsDelete(metafields: $%s)".formatted(name), some);
        }
    }

    private static Map<String, String> field(Push push, String key, String type, String value) {
        return Metafield.of(push.article().remote(), key, type, value);
    }

    private void part(String name, String type, Object value, String call, List<Push> some) {
        declared.add("$%s: %s".formatted(name, type));
        variables.put(name, value);
        parts.add("%s: %s { userErrors { field message } }".formatted(name, call));
        articles.put(name, some.stream().map(push -> push.article().remote()).toList());
    }

    String query() {
        return "mutation Backstop(%s) {\n  %s\n}".formatted(String.join(", ", declared), String.join("\n  ", parts));
    }

    Map<String, Object> variables() {
        return variables;
    }

    int cost() {
        return parts.size() * COST_OF_CHANGE;
    }

    /** The articles of each part, in the order in which the part names them. */
    Map<String, List<String>> articles() {
        return articles;
    }
}
