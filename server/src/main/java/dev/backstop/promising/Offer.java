package dev.backstop.promising;

import dev.backstop.catalog.Item;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stranger who asks for so much of an item would be promised.
 *
 * @param quantity    asked for, in smallest units
 * @param sellable    whether an order for it would be taken
 * @param reason      why not; null if it would
 * @param quantityNow smallest units that ship from stock, of those asked for; none before the day of release
 * @param schedule    the parts, soonest first; where it is not sellable, what stock could give
 * @param limitLeft   smallest units that may still be backordered; null: no limit
 * @param stocked     whether any location keeps it on the shelf; where none does it is made or bought for each order
 * @param version     counts up with everything that moves at its places
 */
public record Offer(
        Item item, long quantity, boolean sellable, @Nullable String reason, long quantityNow, List<Part> schedule,
        @Nullable Long limitLeft, boolean stocked,
        long version) {
    public Offer {
        schedule = List.copyOf(schedule);
    }

    /** One part of it; {@code shipBy} null: no date is known. */
    public record Part(
            long quantity,
            boolean fromStock,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable LocalDate deliverEarliest,
            @Nullable LocalDate deliverLatest,
            @Nullable String confidence) {}
}
