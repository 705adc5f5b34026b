package dev.backstop.console.whatif;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would happen, as the API answers. */
public record Outlook(int later, int sooner, int promisesBroken, int notices, List<Line> lines, List<Promised> promised) {
    public Outlook {
        lines = List.copyOf(lines);
        promised = List.copyOf(promised);
    }

    /**
     * A schedule line, or a piece of one, whose date would change.
     *
     * @param order    null: the reader may not know who waits
     * @param customer null: the same, or it belongs to no order
     */
    public record Line(@Nullable String order, int line, String sku, String location, @Nullable String customer, String quantity,
            @Nullable LocalDate heardShipBy, @Nullable LocalDate shipByBefore, @Nullable LocalDate shipBy, boolean broken,
            String promise) {
        /** Whether the customer's date is later than heard already, whatever is supposed. */
        public boolean brokenBefore() {
            return promise.equals("broken-before");
        }
    }

    /** What the order asked about would be promised. */
    public record Promised(String sku, String location, String quantity, List<Part> schedule) {}

    /** One date of it. */
    public record Part(String quantity, String source, @Nullable LocalDate shipBy, @Nullable BigDecimal confidence) {}
}
