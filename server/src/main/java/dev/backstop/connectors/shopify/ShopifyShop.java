package dev.backstop.connectors.shopify;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.Hook;
import dev.backstop.connectors.Kind;
import dev.backstop.connectors.Offered;
import dev.backstop.connectors.Outcome;
import dev.backstop.connectors.Push;
import dev.backstop.connectors.Shop;
import dev.backstop.connectors.ShopEvent;
import dev.backstop.connectors.ShopFault;
import dev.backstop.connectors.ShopSystem;
import dev.backstop.connectors.Signed;
import dev.backstop.connectors.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A shop of Shopify, by its GraphQL Admin API and its webhooks. */
@Component
class ShopifyShop implements ShopSystem.Calling {
    private static final int AT_ONCE = 24;
    private static final int COST_OF_PAGE = 150;
    private static final int PLACES = 50;
    private static final String TOLD = """
            mutation Backstop($fields: [MetafieldsSetInput!]!%s) {
              set: metafieldsSet(metafields: $fields) { userErrors { field message } }
              %s
            }""";

    private final GraphQl api;
    private final Subscriptions subscriptions;

    ShopifyShop(GraphQl api) {
        this.api = api;
        this.subscriptions = new Subscriptions(api);
    }

    @Override
    public Kind kind() {
        return Kind.SHOPIFY;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Greeting greet(Shop shop) throws ShopFault {
        var data = api.ask(shop, "query Backstop($first: Int!) { shop { name } locations(first: $first) { nodes { id name } } }",
                Map.of("first", PLACES), COST_OF_PAGE);
        return new Greeting(data.at("/shop/name").asString("Shopify"), data.at("/locations/nodes").valueStream()
                .map(place -> new Greeting.Place(Fields.required(place, "id"), place.path("name").asString(""))).toList());
    }

    @Override
    public List<Offered> offered(Shop shop) throws ShopFault {
        var all = new ArrayList<Offered>();
        var variables = new LinkedHashMap<String, @Nullable Object>();
        variables.put("after", null);
        JsonNode page;
        do {
            page = api.ask(shop, """
                    query Backstop($after: String) {
                      productVariants(first: 200, after: $after, sortKey: ID) {
                        nodes { id sku displayName product { id } inventoryItem { id } }
                        pageInfo { hasNextPage endCursor }
                      }
                    }""", variables, COST_OF_PAGE).path("productVariants");
            page.path("nodes").valueStream().map(ShopifyShop::offered).forEach(all::add);
            variables.put("after", page.at("/pageInfo/endCursor").asString(""));
        } while (page.at("/pageInfo/hasNextPage").asBoolean(false));
        return all;
    }

    private static Offered offered(JsonNode variant) {
        return new Offered(Fields.required(variant, "id"), Fields.required(variant.path("product"), "id"),
                Fields.text(variant.path("inventoryItem"), "id"), Objects.requireNonNullElse(Fields.text(variant, "sku"), ""),
                variant.path("displayName").asString(""));
    }

    @Override
    public Map<String, Outcome> push(Shop shop, List<Push> some) throws ShopFault {
        var mutation = Mutation.of(some, shop.requirePlace());
        var data = api.ask(shop, mutation.query(), mutation.variables(), mutation.cost());
        var outcomes = new LinkedHashMap<String, Outcome>();
        some.forEach(push -> outcomes.put(push.article().remote(), new Outcome.Done()));
        mutation.articles().forEach((part, articles) -> {
            for (var error : data.path(part).path("userErrors")) {
                var why = new Outcome.Refused("The shop says: " + error.path("message").asString("no"));
                blamed(error.path("field"), articles).forEach(article -> outcomes.put(article, why));
            }
        });
        return outcomes;
    }

    /** The article whose place in the list the error names; all of the part where it names none. */
    private static List<String> blamed(JsonNode field, List<String> articles) {
        return field.valueStream().map(step -> step.asString("")).filter(step -> step.matches("\\d{1,4}")).map(Integer::valueOf)
                .filter(index -> index < articles.size()).findFirst().map(index -> List.of(articles.get(index))).orElse(articles);
    }

    @Override
    public void tell(Shop shop, String remoteOrder, Word word) throws ShopFault {
        var order = "gid://shopify/Order/" + remoteOrder;
        var fields = new ArrayList<>(List.of(Metafield.of(order, "order", "single_line_text_field", word.number()),
                Metafield.of(order, "state", "single_line_text_field", word.state()),
                Metafield.of(order, "promise", "multi_line_text_field", word.text())));
        var dated = word.shipsBy() != null;
        if (dated) {
            fields.add(Metafield.of(order, "ships_by", "date", String.valueOf(word.shipsBy())));
        }
        var variables = new LinkedHashMap<String, Object>(Map.of("fields", fields));
        if (!dated) {
            variables.put("gone", List.of(Map.of("ownerId", order, "namespace", Metafield.NAMESPACE, "key", "ships_by")));
        }
        var data = api.ask(shop, dated ? TOLD.formatted("", "") : TOLD.formatted(", $gone: [MetafieldIdentifierInput!]!",
                "gone: metafieldsDelete(metafields: $gone) { userErrors { field message } }"), variables, 20);
        var refused = data.at("/set/userErrors/0/message").asString("");
        if (!refused.isEmpty()) {
            throw ShopFault.forGood("The shop says: " + refused);
        }
    }

    @Override
    public Optional<Call> genuine(Shop shop, UnaryOperator<@Nullable String> header, byte[] body) {
        return Signed.call(shop, header.apply("X-Shopify-Webhook-Id"), header.apply("X-Shopify-Topic"), header.apply("X-Shopify-Hmac-Sha256"),
                body);
    }

    @Override
    public List<String> topics() {
        return Subscriptions.TOPICS;
    }

    @Override
    public List<Hook> hooks(Shop shop) throws ShopFault {
        return subscriptions.all(shop);
    }

    @Override
    public String hook(Shop shop, String topic, String address) throws ShopFault {
        return subscriptions.make(shop, topic, address);
    }

    @Override
    public void mend(Shop shop, String id, String address) throws ShopFault {
        subscriptions.lead(shop, id, address);
    }

    @Override
    public void unhook(Shop shop, String id) throws ShopFault {
        subscriptions.end(shop, id);
    }

    @Override
    public List<Missed> missed(Shop shop, Instant since) throws ShopFault {
        return MissedOrders.since(api, shop, since);
    }

    @Override
    public ShopEvent read(String topic, JsonNode body) {
        return ShopifyOrders.read(topic, body);
    }
}
