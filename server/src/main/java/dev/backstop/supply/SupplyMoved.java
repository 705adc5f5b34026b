package dev.backstop.supply;

import dev.backstop.catalog.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will come changed: a date, a quantity, or both. Published in the transaction that changed it.
 *
 * @param places    where, each once
 * @param kind      why, as the cause of a promise says it: supply-moved, supply-added, supply-cancelled, supply-received
 * @param text      why, as a person would write it
 * @param reference the part, {@code PO-1/2} (line 2) or {@code PO-1/2.3} (its part 3), or the order where it is about more than one line
 * @param reach     what changed: dates alone can wait for their turn where very many wait for them, units cannot
 */
public record SupplyMoved(List<Place> places, String kind, String text, @Nullable String reference, Reach reach) {
    /** What changed of the supply. */
    public enum Reach { DATES, UNITS }

    public SupplyMoved {
        places = List.copyOf(places);
    }

    public SupplyMoved(List<Place> places, String kind, String text, @Nullable String reference) {
        this(places, kind, text, reference, Reach.UNITS);
    }
}
