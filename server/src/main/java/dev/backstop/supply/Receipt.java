package dev.backstop.supply;

import java.time.Instant;
import java.util.List;

/** Goods that came; {@code order} is the number of the purchase order, production order or transfer. */
public record Receipt(long id, String number, SupplyKind kind, String order, long location, Instant at, boolean reversed, String by,
        List<Line> lines) {

    /**
     * What came of one line.
     *
     * @param quantity smallest units in good condition
     * @param damaged  smallest units that are here, but cannot be sold
     */
    public record Line(int line, long item, long quantity, long damaged, String lot) {}

    public Receipt {
        lines = List.copyOf(lines);
    }
}
