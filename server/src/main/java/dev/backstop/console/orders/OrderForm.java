package dev.backstop.console.orders;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.console.FormBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the form of a new order into what the API takes; a line without a price gets the item's own. */
@Component
class OrderForm {
    private final Items items;
    private final FirmSettings settings;

    OrderForm(Items items, FirmSettings settings) {
        this.items = items;
        this.settings = settings;
    }

    FormBody quote(FormBody form) {
        form.texts("customer", "shipping").dates("requestedOn").rows("lines", line -> line.texts("sku", "quantity"));
        number(form);
        return form;
    }

    FormBody order(FormBody form) {
        form.texts("customer", "shipping", "reference").dates("requestedOn", "latestAcceptableOn")
                .rows("lines", line -> line.texts("sku", "quantity").money("price"))
                .with("channel", "phone").with("currency", settings.now().currency());
        number(form);
        var known = items.bySkus(form.rowsOf("lines").stream().map(line -> text(line.get("sku"))).toList());
        form.rowsOf("lines").forEach(line -> line.computeIfAbsent("price", _ -> price(known.get(text(line.get("sku"))))));
        return form;
    }

    /** A line that is added to an order. */
    FormBody line(FormBody form) {
        form.texts("sku", "quantity").money("price");
        if (form.values().get("price") == null) {
            form.with("price", price(items.bySku(form.typed("sku")).orElse(null)));
        }
        return form;
    }

    private static void number(FormBody form) {
        var number = 0;
        for (var line : form.rowsOf("lines")) {
            line.put("line", ++number);
        }
    }

    private static @Nullable Map<String, String> price(@Nullable Item item) {
        return item == null || item.price() == null || item.priceCurrency() == null ? null
                : Map.of("amount", item.price().toPlainString(), "currency", item.priceCurrency());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
