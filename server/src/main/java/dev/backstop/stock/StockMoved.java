package dev.backstop.stock;

import dev.backstop.catalog.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sellable stock changed. Published in the transaction that changed it.
 *
 * @param places    where, each once
 * @param kind      why, as the cause of a promise says it: supply-received, count, stock-moved …
 * @param text      why, as a person would write it
 * @param reference the receipt, shipment or count behind it
 */
public record StockMoved(List<Place> places, String kind, String text, @Nullable String reference) {
    public StockMoved {
        places = List.copyOf(places);
    }
}
