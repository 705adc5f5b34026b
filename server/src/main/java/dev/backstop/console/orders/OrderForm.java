package dev.backstop.console.orders;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the form of a new order into what the API takes. Lines stay at their numbers, so that a refusal finds its field. */
@Component
class OrderForm {
    static final int MOST_LINES = 200;

    private final Items items;
    private final FirmSettings settings;

    OrderForm(Items items, FirmSettings settings) {
        this.items = items;
        this.settings = settings;
    }

    /** How many lines the form shows: those that were sent, and one at least. */
    static int lines(Map<String, String> typed) {
        var count = 0;
        while (count < MOST_LINES && typed.containsKey("lines." + count + ".sku")) {
            count++;
        }
        return Math.max(count, 1);
    }

    Map<String, Object> order(Map<String, String> typed) {
        var order = asked(typed, true);
        order.put("channel", "phone");
        put(order, "reference", typed);
        put(order, "latestAcceptableOn", typed);
        order.put("currency", settings.now().currency());
        return order;
    }

    Map<String, Object> quote(Map<String, String> typed) {
        return asked(typed, false);
    }

    private Map<String, Object> asked(Map<String, String> typed, boolean priced) {
        var asked = new LinkedHashMap<String, Object>();
        put(asked, "customer", typed);
        put(asked, "shipping", typed);
        put(asked, "requestedOn", typed);
        var lines = new ArrayList<Map<String, Object>>();
        var skus = new ArrayList<String>();
        for (var at = 0; at < lines(typed); at++) {
            skus.add(typed.getOrDefault("lines." + at + ".sku", "").strip());
        }
        var known = items.bySkus(skus);
        for (var at = 0; at < skus.size(); at++) {
            var sku = skus.get(at);
            if (!sku.isEmpty()) {
                var line = new LinkedHashMap<String, Object>();
                line.put("line", at + 1);
                line.put("sku", sku);
                put(line, "quantity", "lines." + at + ".quantity", typed);
                var item = known.get(sku);
                var price = typed.getOrDefault("lines." + at + ".price", "").strip();
                if (priced && !price.isEmpty()) {
                    line.put("price", Map.of("amount", price, "currency", settings.now().currency()));
                } else if (priced && item != null && item.price() != null && item.priceCurrency() != null) {
                    line.put("price", Map.of("amount", item.price().toPlainString(), "currency", item.priceCurrency()));
                }
                lines.add(line);
            }
        }
        asked.put("lines", lines);
        return asked;
    }

    private static void put(Map<String, Object> into, String name, Map<String, String> typed) {
        put(into, name, name, typed);
    }

    private static void put(Map<String, Object> into, String name, String field, Map<String, String> typed) {
        var value = typed.getOrDefault(field, "").strip();
        if (!value.isEmpty()) {
            into.put(name, value);
        }
    }
}
