package dev.backstop.planning;

import org.jspecify.annotations.Nullable;

/**
 * The rule by which one item is reordered at one location, in smallest units.
 *
 * @param reorderPoint   position at which to reorder
 * @param orderUpTo      level that an order fills up to; null: {@code orderQuantity} is ordered, or what is missing to the reorder point
 * @param orderQuantity  what is ordered each time, or more if more is missing; counts only without {@code orderUpTo}
 * @param neverExceed    whether rounding may not take the position above {@code orderUpTo}; else the need is covered
 * @param orderAtPoint   whether a position equal to the reorder point already triggers
 * @param reviewDays     days until the plan looks again
 * @param horizonDays    how far ahead the position is read; null: lead time plus review
 */
public record StockingPolicy(
        long reorderPoint,
        @Nullable Long orderUpTo,
        @Nullable Long orderQuantity,
        boolean neverExceed,
        boolean orderAtPoint,
        int reviewDays,
        @Nullable Integer horizonDays) {

    public StockingPolicy {
        if (orderUpTo != null && orderUpTo < reorderPoint) {
            throw new IllegalArgumentException("Order-up-to %d lies below the reorder point %d".formatted(orderUpTo, reorderPoint));
        }
    }

    /** Whether a position calls for an order. */
    public boolean isDue(long position) {
        return orderAtPoint ? position <= reorderPoint : position < reorderPoint;
    }

    /** The largest position that triggers. */
    long triggerLevel() {
        return orderAtPoint ? reorderPoint : reorderPoint - 1;
    }

    /** What is missing at a position that triggers. */
    long shortage(long position) {
        return Math.subtractExact(orderUpTo == null ? reorderPoint : orderUpTo, position);
    }

    /** What is to come at a position that triggers, before the vendor's terms: never negative. */
    public long need(long position) {
        var usual = orderUpTo == null && orderQuantity != null ? orderQuantity : 0;
        return Math.max(usual, Math.max(0, shortage(position)));
    }
}
