package dev.backstop.console.purchasing;

import dev.backstop.catalog.Units;
import dev.backstop.console.Badge;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One purchase order as its page shows it. */
public record PurchaseShown(Head head, List<Part> parts, List<Received> receipts) {

    /** What concerns the whole order; {@code forOrder} is that of the customer to whom the vendor ships it straight, at {@code shipTo}. */
    public record Head(long id, String number, String vendor, String vendorName, @Nullable String vendorEmail, String location, String locationName,
            String state, String currency, @Nullable LocalDate orderOn, Instant createdAt, @Nullable Instant sentAt,
            @Nullable String forOrder, @Nullable String shipTo, @Nullable String blanketOrder) {
        public boolean draft() {
            return state.equals("draft");
        }

        public boolean sent() {
            return state.equals("sent");
        }
    }

    /**
     * A dated part of a line.
     *
     * @param worth   the price of what is not cancelled of it, in the order's currency; null: the line has no price
     * @param waiting units of it that are promised to customers
     */
    public record Part(int line, int part, String sku, String name, String unit, int decimals, boolean lots, long quantity,
            long received, long cancelled, long open, BigDecimal purchaseQuantity, String purchaseUnit, @Nullable BigDecimal worth,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate confirmedOn, @Nullable LocalDate expectedOn, @Nullable LocalDate arrivesBy, @Nullable LocalDate arrivesEarliest,
            @Nullable LocalDate arrivesLatest, @Nullable BigDecimal arrivalConfidence, long waiting) {

        /** As programs and forms read it. */
        public String text(long units) {
            return new Units(unit, decimals).text(units);
        }

        /** As a page shows it. */
        public String shown(long units) {
            return new Units(unit, decimals).shown(units);
        }

        /** The name of its fields: line and part. */
        public String key() {
            return line + "-" + part;
        }

        public Badge badge(LocalDate today, boolean sent) {
            if (open == 0) {
                return received > 0 ? Badge.good("Received") : Badge.neutral("Cancelled");
            }
            if (!sent) {
                return Badge.neutral("Draft");
            }
            if (expectedOn == null) {
                return Badge.late("No date");
            }
            if (expectedOn.isBefore(today)) {
                return Badge.late("Overdue");
            }
            return confirmedOn == null ? Badge.information("Not confirmed") : Badge.good("Confirmed");
        }
    }

    /** A receipt against it. */
    public record Received(String number, Instant at, boolean reversed, String content) {}

    public long openParts() {
        return parts.stream().filter(part -> part.open() > 0).count();
    }

    /** The lines of a receipt are those of the order; parts of one line are filled soonest first. */
    public List<Part> openFirstOfLine() {
        var seen = new java.util.HashSet<Integer>();
        return parts.stream().filter(part -> part.open() > 0 && seen.add(part.line())).toList();
    }

    /** What is ordered costs so much without taxes, what was cancelled left out; null while a line has no price. */
    public @Nullable BigDecimal worth() {
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.worth() == null)) {
            return null;
        }
        return parts.stream().map(Part::worth).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The parts of one line. */
    public List<Part> partsOf(int line) {
        return parts.stream().filter(part -> part.line() == line).toList();
    }

    /** What a line still brings, all its parts together. */
    public long openOf(int line) {
        return parts.stream().filter(part -> part.line() == line).mapToLong(Part::open).sum();
    }
}
