package dev.backstop.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order to be booked; see {@link Order}. {@code number} null: the next of our own. */
public record NewOrder(
        @Nullable String number,
        @Nullable String reference,
        @Nullable String externalId,
        long customer,
        String channel,
        Instant orderedAt,
        @Nullable LocalDate requestedOn,
        int priority,
        Shipping shipping,
        @Nullable Long location,
        @Nullable LocalDate latestAcceptableOn,
        String currency,
        @Nullable String shipTo,
        @Nullable String contact,
        @Nullable String payment,
        @Nullable String charges,
        @Nullable LocalDate statedShipBy,
        @Nullable String catalogueEdition,
        List<Line> lines) {
    public NewOrder {
        lines = List.copyOf(lines);
    }

    NewOrder numbered(String given) {
        return new NewOrder(given, reference, externalId, customer, channel, orderedAt, requestedOn, priority, shipping, location,
                latestAcceptableOn, currency, shipTo, contact, payment, charges, statedShipBy, catalogueEdition, lines);
    }

    /** The same with other lines. */
    public NewOrder with(List<Line> others) {
        return new NewOrder(number, reference, externalId, customer, channel, orderedAt, requestedOn, priority, shipping, location,
                latestAcceptableOn, currency, shipTo, contact, payment, charges, statedShipBy, catalogueEdition, others);
    }

    /** One line of it; see {@link OrderLine}. */
    public record Line(
            int line,
            long item,
            long quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal tax,
            @Nullable Long minimumShipment,
            boolean essentialDate,
            Instant priorityAt,
            @Nullable Integer substituteFor,
            @Nullable Integer replaces) {
        /** The same with another priority date. */
        public Line since(Instant date) {
            return new Line(line, item, quantity, price, tax, minimumShipment, essentialDate, date, substituteFor, replaces);
        }
    }
}
