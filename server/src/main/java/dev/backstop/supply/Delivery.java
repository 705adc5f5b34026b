package dev.backstop.supply;

import java.util.List;

/**
 * What stands at the door.
 *
 * @param closeShort whether nothing more will come of the lines that it names
 */
public record Delivery(List<Line> lines, boolean closeShort) {

    /** So many smallest units of an order's line, {@code quantity} good and {@code damaged} besides; {@code lot} empty where there is none. */
    public record Line(int line, long quantity, long damaged, String lot) {}

    public Delivery {
        lines = List.copyOf(lines);
    }
}
