package dev.backstop.console.orders;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Money;
import dev.backstop.console.Choices;
import dev.backstop.console.FormBody;
import org.springframework.stereotype.Component;

/** Reads the form of a further line into what the API takes; without a price it gets the item's own. */
@Component
class OrderForm {
    private final Items items;

    OrderForm(Items items) {
        this.items = items;
    }

    /** A line that is added to an order. */
    FormBody line(FormBody form) {
        form.texts("sku", "quantity").money("price").with("direct", Choices.straight(form.typed("direct")));
        if (form.values().get("price") == null) {
            form.with("price", items.bySku(form.typed("sku")).map(item -> Money.of(item.price(), item.priceCurrency())).orElse(null));
        }
        return form;
    }
}
