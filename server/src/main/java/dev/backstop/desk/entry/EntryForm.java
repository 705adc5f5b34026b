package dev.backstop.desk.entry;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Money;
import dev.backstop.console.Choices;
import dev.backstop.console.FormBody;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the form of a new order into what the API takes; a line without a price gets the item's own. */
@Component
class EntryForm {
    private final Items items;
    private final FirmSettings settings;

    EntryForm(Items items, FirmSettings settings) {
        this.items = items;
        this.settings = settings;
    }

    FormBody quote(FormBody form) {
        form.texts("customer", "shipping").dates("requestedOn", "latestAcceptableOn").rows("lines", line -> line.texts("sku", "quantity").choices("direct"))
                .with("channel", "phone");
        number(form);
        form.rowsOf("lines").forEach(line -> line.putIfAbsent("quantity", "1")); // while it is typed, somebody wants one
        return form;
    }

    FormBody order(FormBody form) {
        form.texts("customer", "shipping", "reference").dates("requestedOn", "latestAcceptableOn")
                .rows("lines", line -> line.texts("sku", "quantity").choices("direct").money("price"))
                .with("channel", "phone").with("currency", settings.now().currency());
        number(form);
        var known = items.bySkus(form.rowsOf("lines").stream().map(line -> text(line.get("sku"))).toList());
        form.rowsOf("lines").forEach(line -> line.computeIfAbsent("price", _ -> listPrice(known.get(text(line.get("sku"))))));
        return form;
    }

    private static void number(FormBody form) {
        var number = 0;
        for (var line : form.rowsOf("lines")) {
            line.computeIfPresent("direct", (_, way) -> Choices.straight(text(way)));
            line.put("line", ++number);
        }
    }

    private static @Nullable Money listPrice(@Nullable Item item) {
        return item == null ? null : Money.of(item.price(), item.priceCurrency());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
