package dev.backstop.connectors.woocommerce;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.Hook;
import dev.backstop.connectors.Kind;
import dev.backstop.connectors.Offered;
import dev.backstop.connectors.Outcome;
import dev.backstop.connectors.Push;
import dev.backstop.connectors.Shop;
import dev.backstop.connectors.ShopEvent;
import dev.backstop.connectors.ShopFault;
import dev.backstop.connectors.ShopHttp;
import dev.backstop.connectors.ShopSystem;
import dev.backstop.connectors.Signed;
import dev.backstop.connectors.Stand;
import dev.backstop.connectors.Word;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A shop of WooCommerce, by version 3 of its REST API, which takes a hundred articles at once, and by its webhooks. */
@Component
class WooCommerceShop implements ShopSystem.Calling {
    static final String API = "/wp-json/wc/v3";
    private static final int AT_ONCE = 100;
    private static final String IN_STOCK = "instock";
    private static final Pattern GREETING = Pattern.compile("webhook_id=\\d+");

    private final ShopHttp http;
    private final Webhooks webhooks;

    WooCommerceShop(ShopHttp http) {
        this.http = http;
        this.webhooks = new Webhooks(http);
    }

    @Override
    public Kind kind() {
        return Kind.WOOCOMMERCE;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    static ShopHttp.Pass pass(Shop shop) {
        return ShopHttp.Pass.basic(shop.secrets().get("consumerKey"), shop.secrets().get("consumerSecret"));
    }

    @Override
    public Greeting greet(Shop shop) throws ShopFault {
        http.get(shop, pass(shop), API + "/products?per_page=1&_fields=id");
        return new Greeting(nameOf(shop), List.of());
    }

    /** WordPress tells everybody its name, and refuses a key that is good for WooCommerce alone; some shops keep the name to themselves. */
    private String nameOf(Shop shop) {
        try {
            return http.get(shop, ShopHttp.Pass.NONE, "/wp-json/?_fields=name").path("name").asString(kind().title());
        } catch (ShopFault _) {
            return kind().title();
        }
    }

    @Override
    public List<Offered> offered(Shop shop) throws ShopFault {
        var all = new ArrayList<Offered>();
        for (var product : pages(http, shop, API + "/products?status=any&_fields=id,sku,name,type")) {
            var id = Fields.required(product, "id");
            switch (product.path("type").asString("")) {
                case "variable" -> {
                    for (var variation : pages(http, shop, API + "/products/%s/variations?_fields=id,sku,name,attributes".formatted(id))) {
                        all.add(offered(variation, id, "%s, %s".formatted(product.path("name").asString(""), name(variation))));
                    }
                }
                case "grouped", "external" -> { } // sold as its parts, or by somebody else: it has no stock of its own
                default -> all.add(offered(product, id, product.path("name").asString("")));
            }
        }
        return all;
    }

    /** Older versions give a variation no name; what makes it one are its options. */
    private static String name(JsonNode variation) {
        var name = Fields.text(variation, "name");
        return name != null ? name : variation.path("attributes").valueStream().map(one -> one.path("option").asString(""))
                .collect(Collectors.joining(", "));
    }

    /** All pages of a list; the path has a question mark already. */
    static List<JsonNode> pages(ShopHttp http, Shop shop, String path) throws ShopFault {
        var rows = new ArrayList<JsonNode>();
        var pages = 1;
        for (var page = 1; page <= pages; page++) {
            var answer = http.page(shop, pass(shop), "%s&per_page=%d&page=%d".formatted(path, AT_ONCE, page));
            answer.body().forEach(rows::add);
            pages = answer.pages();
        }
        return rows;
    }

    private static Offered offered(JsonNode article, String product, String title) {
        return new Offered(Fields.required(article, "id"), product, null, Objects.requireNonNullElse(Fields.text(article, "sku"), ""),
                title);
    }

    @Override
    public Map<String, Outcome> push(Shop shop, List<Push> some) throws ShopFault {
        var outcomes = new LinkedHashMap<String, Outcome>();
        var simple = some.stream().filter(push -> push.article().remote().equals(push.article().product())).toList();
        if (!simple.isEmpty()) {
            outcomes.putAll(batch(shop, API + "/products/batch", simple));
        }
        var variations = some.stream().filter(push -> !simple.contains(push))
                .collect(groupingBy(push -> push.article().product(), LinkedHashMap::new, Collectors.toList()));
        for (var product : variations.entrySet()) {
            outcomes.putAll(batch(shop, API + "/products/%s/variations/batch".formatted(product.getKey()), product.getValue()));
        }
        return outcomes;
    }

    private Map<String, Outcome> batch(Shop shop, String path, List<Push> some) throws ShopFault {
        var answer = http.post(shop, pass(shop), path, Map.of("update", some.stream().map(WooCommerceShop::update).toList()));
        var wanted = some.stream().collect(toMap(push -> push.article().remote(), Function.identity()));
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var article : answer.path("update")) {
            var id = Fields.required(article, "id");
            var push = wanted.get(id);
            if (push != null) {
                outcomes.put(id, outcome(article, push));
            }
        }
        some.forEach(push -> outcomes.putIfAbsent(push.article().remote(),
                new Outcome.Later("The shop's answer leaves out %s.".formatted(push.article().title()), null)));
        return outcomes;
    }

    /**
     * WooCommerce takes what it does not keep, and says so only in what it answers: where it counts no stock at all, and where its own
     * threshold makes something else of the quantity.
     */
    private static Outcome outcome(JsonNode article, Push push) {
        var error = article.path("error");
        if (!error.isMissingNode()) {
            return new Outcome.Refused("The shop says: " + error.path("message").asString(error.path("code").asString("no")));
        }
        var title = push.article().title();
        if (!article.path("manage_stock").asBoolean(true)) {
            return new Outcome.Refused(("The shop counts no stock, so that it cannot show how %s stands."
                    + " Enable stock management in WooCommerce, Settings, Products, Inventory.").formatted(title));
        }
        var shown = article.path("stock_status").asString(IN_STOCK);
        return shown.equals(IN_STOCK) || counted(push.stand()) == 0 ? new Outcome.Done()
                : new Outcome.Refused(("The shop counts %d of %s and shows it as %s. Set the out of stock threshold to 0 in WooCommerce,"
                        + " Settings, Products, Inventory.").formatted(counted(push.stand()), title, shown));
    }

    /** What is not sold from the shelf counts as none: WooCommerce calls in stock whatever it counts. */
    private static long counted(Stand stand) {
        return stand.wooCommerce().stockStatus().equals(IN_STOCK) ? stand.free() : 0;
    }

    private static Map<String, Object> update(Push push) {
        var stand = push.stand();
        var there = stand.wooCommerce();
        return Map.of("id", Long.parseLong(push.article().remote()), "manage_stock", true, "stock_quantity", counted(stand),
                "stock_status", there.stockStatus(), "backorders", there.backorders(),
                "meta_data", List.of(meta("backstop_state", stand.state().word()), meta("backstop_ships_on", stand.shipsOn()),
                        meta("backstop_limit_left", stand.limitLeft()), meta("backstop_words", stand.words())));
    }

    private static Map<String, String> meta(String key, @Nullable Object value) {
        return Map.of("key", key, "value", Objects.toString(value, ""));
    }

    @Override
    public void tell(Shop shop, String remoteOrder, Word word) throws ShopFault {
        http.put(shop, pass(shop), API + "/orders/" + remoteOrder, Map.of("meta_data", List.of(meta("backstop_order", word.number()),
                meta("backstop_state", word.state()), meta("backstop_ships_by", word.shipsBy()), meta("backstop_promise", word.text()))));
    }

    /**
     * The id of a delivery is a hash of the webhook and the second, so that two orders of one second have the same; the signature,
     * another for another body, tells them apart.
     */
    @Override
    public Optional<Call> genuine(Shop shop, UnaryOperator<@Nullable String> header, byte[] body) {
        var signature = header.apply("X-WC-Webhook-Signature");
        return Signed.call(shop, header.apply("X-WC-Webhook-Delivery-ID"), header.apply("X-WC-Webhook-Topic"), signature, body)
                .map(call -> new Call("%s %s".formatted(call.id(), signature), call.topic()));
    }

    /** When a webhook is switched on, the shop sends its number alone and without a signature, to see whether somebody is there. */
    @Override
    public boolean isGreeting(byte[] body) {
        return body.length < 40 && GREETING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
    }

    @Override
    public List<String> topics() {
        return Webhooks.TOPICS;
    }

    @Override
    public List<Hook> hooks(Shop shop) throws ShopFault {
        return webhooks.all(shop);
    }

    @Override
    public String hook(Shop shop, String topic, String address) throws ShopFault {
        return webhooks.make(shop, topic, address);
    }

    @Override
    public void mend(Shop shop, String id, String address) throws ShopFault {
        webhooks.lead(shop, id, address);
    }

    @Override
    public void unhook(Shop shop, String id) throws ShopFault {
        webhooks.end(shop, id);
    }

    @Override
    public List<Missed> missed(Shop shop, Instant since) throws ShopFault {
        var all = new ArrayList<Missed>();
        for (var status : List.of("any", "trash")) { // any means any but trash
            for (var order : pages(http, shop, "%s/orders?status=%s&orderby=modified&order=asc&dates_are_gmt=true&modified_after=%s"
                    .formatted(API, status, since.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")))) {
                all.add(new Missed("%s at %s".formatted(Fields.required(order, "id"), Fields.text(order, "date_modified_gmt")),
                        "order.updated", order));
            }
        }
        return all;
    }

    @Override
    public ShopEvent read(String topic, JsonNode body) {
        return WooCommerceOrders.read(topic, body);
    }
}
