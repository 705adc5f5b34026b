package dev.backstop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's order as a file has it, in the words of the outside. */
record OrderRecord(
        String number,
        String customer,
        @Nullable Instant orderedAt,
        @Nullable LocalDate requestedOn,
        @Nullable String reference,
        String channel,
        @Nullable Integer priority,
        String shipping,
        @Nullable String location,
        @Nullable String currency,
        @Nullable LocalDate latestAcceptableOn,
        List<Line> lines) {
    OrderRecord {
        lines = List.copyOf(lines);
    }

    /** One line; {@code shipped} null with a day of shipping means all that was not cancelled. */
    record Line(
            int line,
            String sku,
            String quantity,
            @Nullable String price,
            @Nullable String shipped,
            @Nullable LocalDate shippedOn,
            @Nullable String cancelled,
            @Nullable LocalDate promisedOn) {}
}
