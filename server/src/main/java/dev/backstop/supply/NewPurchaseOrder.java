package dev.backstop.supply;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order to make.
 *
 * @param number  null: the next free one of ours, {@code PO-1}
 * @param send    whether it is sent at once; else it is a draft
 * @param straightTo the customer that its vendor ships it to; null: it comes to us
 * @param orderOn of a draft: the day on which it is to be sent; null: the vendor's next order day
 */
public record NewPurchaseOrder(
        @Nullable String number, long vendor, long location, boolean send, @Nullable LocalDate orderOn,
        PurchaseOrder.@Nullable StraightTo straightTo, List<Line> lines) {

    /**
     * So much of one item.
     *
     * @param quantity   smallest units of the item
     * @param expectedOn null: as the lead time of the item's sourcing term says
     * @param price      that its vendor named for it; null, or of a unit that the vendor's terms do not count: as the terms say
     */
    public record Line(int line, long item, long quantity, @Nullable LocalDate expectedOn, @Nullable Price price) {
        public Line(int line, long item, long quantity, @Nullable LocalDate expectedOn) {
            this(line, item, quantity, expectedOn, null);
        }
    }

    /** What one purchase unit costs, in the vendor's currency; {@code factor} units of the item are in one. */
    public record Price(BigDecimal amount, String unit, BigDecimal factor) {}

    public NewPurchaseOrder {
        lines = List.copyOf(lines);
    }
}
