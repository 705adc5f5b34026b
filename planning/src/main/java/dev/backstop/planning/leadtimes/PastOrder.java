package dev.backstop.planning.leadtimes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One order of the past, or one receipt of it where it came in several.
 *
 * @param orderedOn   null: not known, so nothing is learned of its lead time
 * @param scheduledOn the day that was confirmed for it, before it came; null: none, so nothing is learned of its delay
 * @param receivedOn  null: it has not come
 * @param share       how much of the order this is, more than 0 and at most 1: a third that came first and the rest that came later are
 *        events of their own
 */
public record PastOrder(
        OrderClass kind, @Nullable LocalDate orderedOn, @Nullable LocalDate scheduledOn, @Nullable LocalDate receivedOn, double share) {

    public PastOrder {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("A receipt is a share of its order, more than 0 and at most 1, but was " + share);
        }
    }

    /** An order that came, or will come, as a whole. */
    public static PastOrder whole(OrderClass kind, @Nullable LocalDate orderedOn, @Nullable LocalDate scheduledOn,
            @Nullable LocalDate receivedOn) {
        return new PastOrder(kind, orderedOn, scheduledOn, receivedOn, 1);
    }
}
