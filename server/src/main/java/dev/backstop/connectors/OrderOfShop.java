package dev.backstop.connectors;

import dev.backstop.catalog.Money;
import dev.backstop.orders.CustomerResource;
import dev.backstop.web.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of a shop in the shape of our own API.
 *
 * @param skus   our item of each line, in the order of the lines
 * @param stated the latest date that the shop showed of what was ordered: it made the offer, and the law counts from it; null: none
 */
record OrderOfShop(Shop shop, ShopsOrder order, List<String> skus, @Nullable LocalDate stated) {
    private static final int HASH = 10;

    OrderOfShop {
        skus = List.copyOf(skus);
    }

    Map<String, Object> request() {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("externalId", externalId());
        request.put("reference", order.name());
        request.put("customer", customerCode());
        request.put("channel", "web");
        request.put("orderedAt", order.placedAt().toString());
        request.put("currency", order.currency());
        request.put("statedShipBy", stated == null ? null : stated.toString());
        request.put("shipTo", shipTo());
        request.put("contact", without(Map.of(), "email", order.email(), "phone", order.phone()));
        request.put("payment", order.paid() == null ? null : Map.of("method", "card", "paid", money(order.paid())));
        request.put("charges", charges());
        request.put("lines", lines());
        request.values().removeIf(value -> value == null);
        return request.entrySet().stream().collect(LinkedHashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()), Map::putAll);
    }

    String externalId() {
        return shop.code() + '/' + order.remote();
    }

    private List<Map<String, Object>> lines() {
        var lines = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < order.lines().size(); i++) {
            var line = order.lines().get(i);
            var written = new LinkedHashMap<String, Object>(Map.of("line", i + 1, "sku", skus.get(i), "quantity",
                    Long.toString(line.quantity())));
            if (line.price() != null) {
                written.put("price", money(line.price()));
            }
            lines.add(written);
        }
        return lines;
    }

    private Map<String, String> money(BigDecimal amount) {
        return Map.of("amount", Money.text(amount), "currency", order.currency());
    }

    private @Nullable Map<String, Object> charges() {
        var charges = new LinkedHashMap<String, Object>();
        if (order.shipping() != null) {
            charges.put("shipping", money(order.shipping()));
        }
        if (order.tax() != null) {
            charges.put("tax", money(order.tax()));
        }
        return charges.isEmpty() ? null : charges;
    }

    private @Nullable Map<String, Object> shipTo() {
        var to = order.shipTo();
        if (to == null) {
            return null;
        }
        var lines = new ArrayList<String>();
        if (to.company() != null) {
            lines.add(to.company());
        }
        lines.addAll(to.lines());
        return without(Map.of("lines", lines), "name", to.name(), "postcode", to.postcode(), "region", to.region(), "country",
                to.country());
    }

    private static Map<String, Object> without(Map<String, Object> start, @Nullable String... more) {
        var all = new LinkedHashMap<>(start);
        for (var i = 0; i < more.length; i += 2) {
            var value = more[i + 1];
            if (value != null) {
                all.put(String.valueOf(more[i]), value);
            }
        }
        return all;
    }

    /** A key that the same customer of the shop has again next time; guests are known by their address. */
    String customerCode() {
        if (order.customer() != null) {
            return "%s-%s".formatted(shop.code(), order.customer());
        }
        var who = order.email() == null ? "order " + order.remote() : order.email().toLowerCase(Locale.ROOT);
        return "%s-guest-%s".formatted(shop.code(), Json.sha256(who.getBytes(StandardCharsets.UTF_8)).substring(0, HASH));
    }

    /** The customer, for the first time that they order. */
    CustomerResource customer() {
        var to = order.shipTo();
        var firm = to == null ? null : to.company();
        var person = to == null ? null : to.name();
        var name = firm != null ? firm : person != null ? person : order.email() != null ? order.email() : "Customer of " + shop.name();
        var language = order.language() == null ? null : Locale.forLanguageTag(order.language().replace('_', '-')).getLanguage();
        return new CustomerResource(customerCode(), name, order.email(), order.phone(), to == null ? null : to.country(),
                to == null ? null : to.postcode(), firm != null ? "business" : shop.customerKind(), null, null,
                language == null || language.isEmpty() ? null : language, null, null, null, null);
    }
}
