package dev.backstop.connectors.woocommerce;

import static java.util.stream.Collectors.groupingBy;

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
import dev.backstop.connectors.Signatures;
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
        return new Greeting(http.get(shop, pass(shop), "/wp-json/").path("name").asString("WooCommerce"), List.of());
    }

    @Override
    public List<Offered> offered(Shop shop) throws ShopFault {
        var all = new ArrayList<Offered>();
        for (var product : pages(http, shop, API + "/products?status=any&_fields=id,sku,name,type")) {
            var id = Fields.required(product, "id");
            if (product.path("type").asString("").equals("variable")) {
                for (var variation : pages(http, shop, API + "/products/%s/variations?_fields=id,sku,name".formatted(id))) {
                    all.add(offered(variation, id, product.path("name").asString("")));
                }
            } else {
                all.add(offered(product, id, ""));
            }
        }
        return all;
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

    private static Offered offered(JsonNode article, String product, String of) {
        var name = article.path("name").asString("");
        return new Offered(Fields.required(article, "id"), product, null, Objects.requireNonNullElse(Fields.text(article, "sku"), ""),
                of.isEmpty() ? name : "%s, %s".formatted(of, name));
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
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var article : answer.path("update")) {
            var error = article.path("error");
            outcomes.put(Fields.required(article, "id"), error.isMissingNode() ? new Outcome.Done()
                    : new Outcome.Refused("The shop says: " + error.path("message").asString(error.path("code").asString("no"))));
        }
        some.forEach(push -> outcomes.putIfAbsent(push.article().remote(),
                new Outcome.Later("The shop's answer leaves out %s.".formatted(push.article().title()), null)));
        return outcomes;
    }

    private static Map<String, Object> update(Push push) {
        var stand = push.stand();
        var there = stand.wooCommerce();
        return Map.of("id", Long.parseLong(push.article().remote()), "manage_stock", true, "stock_quantity", stand.free(),
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

    @Override
    public Optional<Call> genuine(Shop shop, UnaryOperator<@Nullable String> header, byte[] body) {
        var id = header.apply("X-WC-Webhook-Delivery-ID");
        var topic = header.apply("X-WC-Webhook-Topic");
        return id != null && topic != null
                && Signatures.genuine(header.apply("X-WC-Webhook-Signature"), body, shop.secrets().get("webhookSecret"))
                ? Optional.of(new Call(id, topic)) : Optional.empty();
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
        for (var order : pages(http, shop, "%s/orders?status=any&orderby=modified&order=asc&dates_are_gmt=true&modified_after=%s"
                .formatted(API, since.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")))) {
            all.add(new Missed("%s at %s".formatted(Fields.required(order, "id"), Fields.text(order, "date_modified_gmt")),
                    "order.updated", order));
        }
        return all;
    }

    @Override
    public ShopEvent read(String topic, JsonNode body) {
        return WooCommerceOrders.read(topic, body);
    }
}
