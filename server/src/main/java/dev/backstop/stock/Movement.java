package dev.backstop.stock;

import dev.backstop.catalog.Place;
import org.jspecify.annotations.Nullable;

/**
 * Units that came (positive) or left (negative).
 *
 * @param lot       empty where the item is not kept in lots
 * @param quantity  smallest units of the item, not zero
 * @param reason    opening, adjustment, issue, damage, return, receipt, shipment, count, transfer, production or expired
 * @param reference number of the receipt, shipment or count behind it
 */
public record Movement(
        Place place, Condition condition, String lot, long quantity, String reason, @Nullable String reference, @Nullable String note) {
    public Movement {
        if (quantity == 0) {
            throw new IllegalArgumentException("A movement of 0 says nothing. Leave it out.");
        }
    }

    Level.Key level() {
        return new Level.Key(place, condition, lot);
    }
}
