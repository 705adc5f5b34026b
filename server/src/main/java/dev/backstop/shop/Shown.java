package dev.backstop.shop;

import dev.backstop.catalog.Item;
import dev.backstop.storefront.Availability;

/** An item as the shop shows it; {@code price} is empty where it has none, {@code least} the quantity that was asked for. */
public record Shown(Item item, Availability answer, String price, String least) {
    /** For the mark before the state: good, attention, or late. */
    public String tone() {
        return switch (answer.state()) {
            case IN_STOCK -> "good";
            case LOW, BACKORDER, PREORDER, MADE_TO_ORDER -> "attention";
            case OUT, ENDED -> "late";
        };
    }
}
