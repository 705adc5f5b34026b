package dev.backstop.promising;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a question before ordering; {@code quote} and {@code expiresAt} are null while it holds nothing. */
record QuoteJson(@Nullable String quote, @Nullable Instant expiresAt, boolean sellable, List<Line> lines) {

    /** One line: what would be promised, or why it cannot be sold so. */
    record Line(
            int line,
            String sku,
            String quantity,
            boolean sellable,
            @Nullable String reason,
            List<ScheduleJson> schedule,
            List<Substitute> substitutes) {}

    /** What could be had instead. */
    record Substitute(String sku, String quantityNow, @Nullable LocalDate shipBy) {}
}
