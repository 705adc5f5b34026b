package dev.backstop.orders;

import java.time.Instant;
import java.util.List;

/**
 * An order that was taken, and perhaps shipped, before this system kept it.
 *
 * @param sent      what left, in any order
 * @param cancelled what was cancelled, at most one entry for each line
 */
public record PastOrder(NewOrder order, List<Sent> sent, List<Cancelled> cancelled) {
    public PastOrder {
        sent = List.copyOf(sent);
        cancelled = List.copyOf(cancelled);
    }

    /** Units of a line, by its number, that left a location. What left one location at one time is one shipment. */
    public record Sent(int line, long quantity, long location, Instant at) {}

    /** Units of a line, by its number, that were cancelled. */
    public record Cancelled(int line, long quantity, String reason, Instant at) {}
}
