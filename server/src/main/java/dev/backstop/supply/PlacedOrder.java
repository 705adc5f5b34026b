package dev.backstop.supply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order ready to be stored.
 *
 * @param currency of its prices: the vendor's
 * @param sentAt   null: a draft
 * @param straightTo the customer that its vendor ships it to; null: it comes to us
 */
record PlacedOrder(
        String number,
        long vendor,
        long location,
        PurchaseOrder.State state,
        String currency,
        @Nullable LocalDate orderOn,
        Instant createdAt,
        @Nullable Instant sentAt,
        PurchaseOrder.@Nullable StraightTo straightTo,
        List<Line> lines) {

    /** A line of one part; {@code received} and {@code cancelled} are 0 save in an order that comes from elsewhere. */
    record Line(
            int line,
            long item,
            long quantity,
            PurchaseTerms.Purchase purchase,
            @Nullable LocalDate expectedOn,
            boolean fromLeadTime,
            long received,
            long cancelled) {}

    PlacedOrder {
        lines = List.copyOf(lines);
    }
}
