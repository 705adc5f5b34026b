package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A proposal that stands in the way of a new one: open, or dismissed and the dismissal in force. */
record ProposalRow(long id, boolean open, @Nullable LocalDate dismissedUntil, Need need) {
    Place place() {
        return need.place();
    }

    /** Whether a dismissal still answers this need: until its day, or without a day until the need has grown. */
    boolean silences(Need other, LocalDate today) {
        return !open && (dismissedUntil == null ? other.quantity() <= need.quantity() : today.isBefore(dismissedUntil));
    }
}
