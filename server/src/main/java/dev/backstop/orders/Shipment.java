package dev.backstop.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What left a location for one order.
 *
 * @param receipt of what a vendor sent straight to the customer: under what the purchase was booked as delivered; null: it left from our stock
 */
public record Shipment(
        long id,
        String number,
        long order,
        long location,
        @Nullable String carrier,
        @Nullable String tracking,
        Instant at,
        boolean reversed,
        @Nullable String receipt,
        List<Line> lines) {
    public Shipment {
        lines = List.copyOf(lines);
    }

    /** Units of one order line, by the line's id. */
    public record Line(long line, long quantity) {}
}
