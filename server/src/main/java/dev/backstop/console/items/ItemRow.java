package dev.backstop.console.items;

import dev.backstop.catalog.Units;
import dev.backstop.console.Badge;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An item in the list, with what is known of its stock at all locations, or at the one asked for. */
public record ItemRow(String sku, String name, String unit, int decimals, @Nullable String category, String status, long onHand, long allocated,
        long backordered, long onOrder, @Nullable Long reorderPoint, @Nullable LocalDate expectedOn) {

    /** As programs read it. */
    public String text(long quantity) {
        return new Units(unit, decimals).text(quantity);
    }

    /** As a page shows it. */
    public String shown(long quantity) {
        return new Units(unit, decimals).shown(quantity);
    }

    public long available() {
        return onHand - allocated;
    }

    long position() {
        return available() + onOrder - backordered;
    }

    public Badge state() {
        if (backordered > 0) {
            return Badge.late("Customers wait");
        }
        if (available() <= 0) {
            return status.equals("active") ? Badge.late("Out") : Badge.neutral(status.equals("discontinued") ? "Discontinued" : "Phasing out");
        }
        if (reorderPoint != null && reorderPoint > 0 && position() <= reorderPoint) {
            return Badge.attention("Reorder");
        }
        return Badge.good("In stock");
    }
}
