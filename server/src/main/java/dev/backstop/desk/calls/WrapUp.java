package dev.backstop.desk.calls;

import dev.backstop.outreach.Calls;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call when it is over.
 *
 * @param startedAt null: when we first heard of it
 * @param orders    it was about, beside those that were touched during it
 */
record WrapUp(String callId, Direction direction, @Nullable Instant startedAt, @Nullable Integer durationSeconds,
        @Nullable String from,
        @Nullable String to, @Nullable String agent, @Nullable Long customer, @Nullable Reason reason, Calls.@Nullable Outcome outcome,
                List<Long> orders,
        @Nullable String note) {
    /** Who rang whom. */
    enum Direction { INBOUND, OUTBOUND }

    WrapUp {
        orders = List.copyOf(orders);
    }
}
