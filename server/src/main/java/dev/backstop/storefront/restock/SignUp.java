package dev.backstop.storefront.restock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants to hear once when an item is in stock again.
 *
 * @param quantity    smallest units that would be of use
 * @param confirmedAt when the owner of the address agreed; null: not yet
 * @param toldAt      when we wrote; null: not yet
 * @param endedAt     when the owner of the address said no; null: not so
 */
record SignUp(long id, long item, String email, long quantity, String language, Instant askedAt, @Nullable Instant confirmedAt,
        @Nullable Instant toldAt, @Nullable Instant endedAt) {

    enum State { TO_CONFIRM, WAITING, TOLD, ENDED }

    State state() {
        if (endedAt != null) {
            return State.ENDED;
        }
        if (toldAt != null) {
            return State.TOLD;
        }
        return confirmedAt == null ? State.TO_CONFIRM : State.WAITING;
    }

    /** What a link to it is signed for. */
    String subject() {
        return SUBJECT + id;
    }

    static final String SUBJECT = "back-in-stock/";
}
