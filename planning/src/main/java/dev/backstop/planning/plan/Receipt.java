package dev.backstop.planning.plan;

import dev.backstop.planning.leadtimes.OrderClass;
import dev.backstop.planning.leadtimes.PastOrder;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An order of the past.
 *
 * @param orderedOn  null: not known
 * @param receivedOn null: it has not come
 * @param quantity   that came, smallest units; 0: not known
 */
public record Receipt(Spot spot, String vendor, String mode, @Nullable LocalDate orderedOn, @Nullable LocalDate receivedOn, long quantity) {
    /** Any order that depends on nothing but what they say. */
    static final Comparator<Receipt> ORDER = Comparator.comparing(Receipt::spot).thenComparing(Receipt::vendor).thenComparing(Receipt::mode)
            .thenComparing(Receipt::orderedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Receipt::receivedOn, Comparator.nullsFirst(Comparator.naturalOrder())).thenComparingLong(Receipt::quantity);

    /** From a row of the table of receipts; its faults are noted with the row. */
    public static Receipt of(Spot spot, Cells row) {
        var receipt = new Receipt(spot, row.text("vendor", ""), row.text("mode", ""), row.date("ordered_on"), row.date("received_on"),
                row.atLeast("quantity", 0, 0));
        if (receipt.orderedOn != null && receipt.receivedOn != null && receipt.receivedOn.isBefore(receipt.orderedOn)) {
            row.fault("received_on", "It was received before it was ordered. Check both days.");
        }
        return receipt;
    }

    PastOrder order() {
        return PastOrder.whole(OrderClass.of(vendor, mode, spot.item()), orderedOn, null, receivedOn);
    }

    boolean isComplete(LocalDate asOf) {
        return orderedOn != null && receivedOn != null && receivedOn.isBefore(asOf);
    }
}
