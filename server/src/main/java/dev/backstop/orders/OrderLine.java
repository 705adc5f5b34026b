package dev.backstop.orders;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order; quantities in the item's smallest unit.
 *
 * @param priorityAt    the priority date, which survives edits, splits and re-plans
 * @param substituteFor the line whose quantity this one replaced, {@code replaces} the line whose return it replaces
 */
public record OrderLine(
        long id,
        long order,
        int line,
        long item,
        long quantity,
        long shipped,
        long cancelled,
        long returned,
        @Nullable BigDecimal price,
        @Nullable BigDecimal tax,
        @Nullable Long minimumShipment,
        boolean essentialDate,
        Instant priorityAt,
        @Nullable Integer substituteFor,
        @Nullable Integer replaces) {

    public long open() {
        return quantity - shipped - cancelled;
    }
}
