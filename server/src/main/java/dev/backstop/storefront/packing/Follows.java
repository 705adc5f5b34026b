package dev.backstop.storefront.packing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an order follows later; the parts soonest first. */
record Follows(String order, @Nullable String reference, String customer, String language, List<Part> parts) {
    Follows {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param here       whether it lies in stock for the order
     * @param shipBy     null: no date is known
     * @param nextWordBy without a date: when we write next
     */
    record Part(String item, String quantity, boolean here, @Nullable LocalDate shipBy, @Nullable LocalDate nextWordBy) {}
}
