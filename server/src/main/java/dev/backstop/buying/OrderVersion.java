package dev.backstop.buying;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a purchase order, and what became of it.
 *
 * @param cause        of its message; null where none carries it
 * @param messageState due, sending, sent, delivered, bounced, failed, withdrawn; null without a message
 * @param evidence     what the other side said of the message, or why it did not leave
 */
record OrderVersion(
        long id,
        long order,
        int version,
        OrderDocument.Kind kind,
        Instant at,
        String by,
        OrderDocument document,
        String way,
        @Nullable String recipient,
        @Nullable String cause,
        @Nullable String messageState,
        @Nullable Instant leftAt,
        @Nullable String evidence,
        @Nullable Instant handedOverAt,
        @Nullable String handedOverBy) {

    /** Whether the vendor has it, for all that we know; a message that is just leaving counts. */
    boolean isWithVendor() {
        return handedOverAt != null || (messageState != null && switch (messageState) {
            case "sending", "sent", "delivered" -> true;
            default -> false;
        });
    }

    /** Whether its message ended without reaching anybody. */
    boolean hasFailed() {
        return handedOverAt == null && ("bounced".equals(messageState) || "failed".equals(messageState));
    }
}
