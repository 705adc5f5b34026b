package dev.backstop.supply;

import java.util.List;

/**
 * What stands at the door.
 *
 * @param wrong      what came instead of what was ordered
 * @param closeShort whether nothing more will come of the lines that it names
 */
public record Delivery(List<Line> lines, List<Wrong> wrong, boolean closeShort) {

    /** So many smallest units of an order's line, {@code quantity} good and {@code damaged} besides; {@code lot} empty where there is none. */
    public record Line(int line, long quantity, long damaged, String lot) {}

    /** So many smallest units of another item, in place of an order's line; that line stays open. */
    public record Wrong(int line, long item, long quantity) {}

    public Delivery {
        lines = List.copyOf(lines);
        wrong = List.copyOf(wrong);
    }

    /** Nothing came that was not ordered. */
    public Delivery(List<Line> lines, boolean closeShort) {
        this(lines, List.of(), closeShort);
    }
}
