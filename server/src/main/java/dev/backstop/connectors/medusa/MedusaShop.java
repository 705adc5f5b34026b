package dev.backstop.connectors.medusa;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.connectors.Fields;
import dev.backstop.connectors.Kind;
import dev.backstop.connectors.Offered;
import dev.backstop.connectors.Outcome;
import dev.backstop.connectors.Push;
import dev.backstop.connectors.Shop;
import dev.backstop.connectors.ShopEvent;
import dev.backstop.connectors.ShopFault;
import dev.backstop.connectors.ShopHttp;
import dev.backstop.connectors.ShopSystem;
import dev.backstop.connectors.Stand;
import dev.backstop.connectors.Word;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A shop of Medusa 2. It sells what is stocked less what its own orders have reserved, and these orders are ours too: so what it shall
 * count as
 * stocked is what is free here plus what it reserved. Order and metadata fields were recorded from version 2.21.2.
 */
@Component
class MedusaShop implements ShopSystem.Asked {
    private static final int AT_ONCE = 100;
    private static final int PAGE = 200;
    private static final int ORDERS = 50;

    private final ShopHttp http;

    MedusaShop(ShopHttp http) {
        this.http = http;
    }

    @Override
    public Kind kind() {
        return Kind.MEDUSA;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    private static ShopHttp.Pass pass(Shop shop) {
        return ShopHttp.Pass.basic(shop.secrets().get("token"), "");
    }

    @Override
    public Greeting greet(Shop shop) throws ShopFault {
        var stores = http.get(shop, pass(shop), "/admin/stores?fields=id,name");
        var places = http.get(shop, pass(shop), "/admin/stock-locations?fields=id,name&limit=" + PAGE).path("stock_locations");
        return new Greeting(stores.at("/stores/0/name").asString("Medusa"), places.valueStream()
                .map(place -> new Greeting.Place(Fields.required(place, "id"), place.path("name").asString(""))).toList());
    }

    @Override
    public List<Offered> offered(Shop shop) throws ShopFault {
        var all = new ArrayList<Offered>();
        JsonNode answer;
        do {
            answer = http.get(shop, pass(shop), ("/admin/product-variants?fields=id,sku,title,product_id,product.title,"
                    + "inventory_items.inventory_item_id&order=id&limit=%d&offset=%d").formatted(PAGE, all.size()));
            answer.path("variants").valueStream().map(MedusaShop::offered).forEach(all::add);
        } while (!answer.path("variants").isEmpty() && all.size() < answer.path("count").asInt());
        return all;
    }

    private static Offered offered(JsonNode variant) {
        return new Offered(Fields.required(variant, "id"), Fields.required(variant, "product_id"),
                Fields.text(variant.at("/inventory_items/0"), "inventory_item_id"), Objects.requireNonNullElse(Fields.text(variant, "sku"),
                ""),
                "%s, %s".formatted(variant.at("/product/title").asString(""), variant.path("title").asString("")));
    }

    @Override
    public Map<String, Outcome> push(Shop shop, List<Push> some) throws ShopFault {
        var outcomes = new LinkedHashMap<String, Outcome>();
        var counted = new ArrayList<Push>();
        for (var push : some) {
            if (push.article().stockItem() == null) {
                outcomes.put(push.article().remote(), new Outcome.Refused(
                        "%s counts no stock in the shop. Let it manage inventory there, then look for articles again."
                                .formatted(push.article().title())));
            } else {
                counted.add(push);
            }
        }
        if (!counted.isEmpty()) {
            setLevels(shop, counted);
        }
        for (var product : counted.stream().collect(groupingBy(push -> push.article().product(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()) {
            http.post(shop, pass(shop), "/admin/products/%s/variants/batch?fields=id".formatted(product.getKey()),
                    Map.of("update", product.getValue().stream().map(MedusaShop::variant).toList()));
        }
        counted.forEach(push -> outcomes.put(push.article().remote(), new Outcome.Done()));
        return outcomes;
    }

    private void setLevels(Shop shop, List<Push> some) throws ShopFault {
        var place = shop.requirePlace();
        var items = some.stream().map(push -> "&id[]=" + push.article().stockItem()).distinct().collect(Collectors.joining());
        var present = http.get(shop, pass(shop), "/admin/inventory-items?fields=id,location_levels.location_id,"
                + "location_levels.reserved_quantity&limit=" + PAGE + items.replace("[]", "%5B%5D"));
        var reserved = present.path("inventory_items").valueStream().flatMap(item -> item.path("location_levels").valueStream()
                .filter(level -> place.equals(Fields.text(level, "location_id")))
                .map(level -> Map.entry(Fields.required(item, "id"), level.path("reserved_quantity").asLong())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        var levels = some.stream().collect(groupingBy(push -> reserved.containsKey(push.article().stockItem()),
                Collectors.mapping(push -> level(push, place, reserved), Collectors.toList())));
        http.post(shop, pass(shop), "/admin/inventory-items/location-levels/batch", Map.of("create", levels.getOrDefault(false, List.of()),
                "update", levels.getOrDefault(true, List.of()), "delete", List.of()));
    }

    private static Map<String, Object> level(Push push, String place, Map<String, Long> reserved) {
        var item = Objects.requireNonNull(push.article().stockItem(), "filtered");
        return Map.of("inventory_item_id", item, "location_id", place, "stocked_quantity",
                push.stand().free() + reserved.getOrDefault(item, 0L));
    }

    private static Map<String, Object> variant(Push push) {
        return Map.of("id", push.article().remote(), "manage_inventory", true,
                "allow_backorder", push.stand().medusa().allowBackorder(), "metadata", metadata(push.stand()));
    }

    /** Empty text takes a field away. */
    private static Map<String, Object> metadata(Stand stand) {
        return Map.of("backstop_state", stand.state().word(), "backstop_ships_on", Objects.toString(stand.shipsOn(), ""),
                "backstop_limit_left", Objects.toString(stand.limitLeft(), ""), "backstop_words", stand.words());
    }

    @Override
    public void tell(Shop shop, String remoteOrder, Word word) throws ShopFault {
        http.post(shop, pass(shop), "/admin/orders/" + remoteOrder, Map.of("metadata", Map.of("backstop_order", word.number(),
                "backstop_state", word.state(), "backstop_ships_by", Objects.toString(word.shipsBy(), ""), "backstop_promise",
                word.text())));
    }

    @Override
    public List<Changed> changedSince(Shop shop, Instant since) throws ShopFault {
        var answer = http.get(shop, pass(shop),
                "/admin/orders?order=updated_at&limit=%d&updated_at%%5B$gte%%5D=%s&fields=%s".formatted(ORDERS,
                URLEncoder.encode(since.toString(), StandardCharsets.UTF_8), MedusaOrders.FIELDS));
        return answer.path("orders").valueStream().map(order ->
                new Changed(Fields.required(order, "id"), Instant.parse(Fields.required(order, "updated_at")), order)).toList();
    }

    @Override
    public ShopEvent read(String topic, JsonNode order) {
        return MedusaOrders.read(order);
    }
}
