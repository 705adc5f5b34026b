package dev.backstop.supply;

import dev.backstop.catalog.Units;
import dev.backstop.planning.ArrivalDates.Arrival;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was, or is to be, ordered from a vendor for one location.
 *
 * @param orderOn of a draft: the day on which it is to be sent, if one was set
 * @param sentAt  null while it is a draft
 * @param straightTo the customer that its vendor ships it to; null: it comes to us
 */
public record PurchaseOrder(
        long id,
        String number,
        long vendor,
        long location,
        State state,
        String currency,
        @Nullable LocalDate orderOn,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable StraightTo straightTo,
        List<Line> lines) {

    /**
     * The customer to whom the vendor ships.
     *
     * @param order   number of the customer's order, the only one that it is bought for
     * @param address as the vendor reads it, the name first
     */
    public record StraightTo(String order, List<String> address) {
        public StraightTo {
            address = List.copyOf(address);
        }

        String text() {
            return String.join("\n", address);
        }

        static @Nullable StraightTo read(@Nullable String order, @Nullable String text) {
            return order == null || text == null ? null : new StraightTo(order, text.lines().toList());
        }
    }

    /** {@code RECEIVED}: nothing more will come, though it may have come short. */
    public enum State {
        DRAFT,
        SENT,
        RECEIVED,
        CANCELLED;

        /** As it is written outside and in the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads the outside's word; refuses any other and lists the allowed ones. */
        public static State read(String code, String pointer) {
            for (var state : values()) {
                if (state.code().equals(code)) {
                    return state;
                }
            }
            throw Problem.refused(pointer, "%s is no state of a purchase order. Use draft, sent, received or cancelled.".formatted(code));
        }
    }

    /**
     * So much of one item.
     *
     * @param quantity         smallest units of the item; the parts add up to it
     * @param purchaseQuantity the same in what the vendor counts
     * @param purchaseFactor   units of the item in one purchase unit
     * @param price            of one purchase unit, in the order's currency; null: not known
     */
    public record Line(
            long id,
            int line,
            long item,
            long quantity,
            BigDecimal purchaseQuantity,
            String purchaseUnit,
            BigDecimal purchaseFactor,
            @Nullable BigDecimal price,
            List<Part> parts) {
        public Line {
            parts = List.copyOf(parts);
        }

        /** Smallest units still to come. */
        public long open() {
            return parts.stream().mapToLong(Part::open).sum();
        }

        /** Smallest units that we still want, those that came already included. */
        public long wanted() {
            return parts.stream().mapToLong(part -> part.quantity() - part.cancelled()).sum();
        }

        /** How this line's quantities are counted by the vendor. */
        public PurchaseUnits counted(Units units) {
            var whole = purchaseFactor.compareTo(BigDecimal.ONE) == 0;
            return new PurchaseUnits(purchaseUnit, purchaseFactor, whole ? units.decimals() : decimals(purchaseQuantity), units);
        }

        private static int decimals(BigDecimal number) {
            return Math.max(0, number.stripTrailingZeros().scale());
        }

        public List<Part> openParts() {
            return parts.stream().filter(part -> part.open() > 0).toList();
        }
    }

    /**
     * A part of a line with one date.
     *
     * @param quantity     smallest units; what was received may be more
     * @param requestedOn  what we asked for when we sent it
     * @param confirmedOn  the vendor's newest word
     * @param expectedOn   what counts now; null: no date is known
     * @param fromLeadTime whether the date came from a lead time, so that it moves with the day of sending
     * @param arrival      when it arrives, given all that is known; of a draft unknown
     */
    public record Part(
            long id,
            int part,
            long quantity,
            long received,
            long cancelled,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate expectedOn,
            boolean fromLeadTime,
            Arrival arrival) {
        public long open() {
            return Math.max(0, quantity - received - cancelled);
        }

        Part withQuantity(long units) {
            return new Part(id, part, units, received, cancelled, requestedOn, confirmedOn, expectedOn, fromLeadTime, arrival);
        }

        Part received(long units) {
            return new Part(id, part, quantity, received + units, cancelled, requestedOn, confirmedOn, expectedOn, fromLeadTime, arrival);
        }

        Part cancelled(long units) {
            return new Part(id, part, quantity, received, cancelled + units, requestedOn, confirmedOn, expectedOn, fromLeadTime, arrival);
        }

        Part asked(@Nullable LocalDate day) {
            return new Part(id, part, quantity, received, cancelled, day, confirmedOn, day, fromLeadTime, arrival);
        }

        /** We ask for another day. A later one counts at once; an earlier one counts when the vendor confirms it. */
        Part askedAnew(LocalDate day) {
            var expected = expectedOn == null || day.isAfter(expectedOn) ? day : expectedOn;
            return new Part(id, part, quantity, received, cancelled, day, confirmedOn, expected, false, arrival);
        }

        Part moved(@Nullable LocalDate day) {
            return new Part(id, part, quantity, received, cancelled, requestedOn, confirmedOn, day, false, arrival);
        }

        Part confirmed(@Nullable LocalDate day) {
            return new Part(id, part, quantity, received, cancelled, requestedOn, day, day, false, arrival);
        }
    }

    public PurchaseOrder {
        lines = List.copyOf(lines);
    }

    public Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }
}
