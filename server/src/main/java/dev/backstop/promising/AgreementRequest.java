package dev.backstop.promising;

import dev.backstop.catalog.Money;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a customer for a while.
 *
 * @param number       ours; null: the next one, {@code AG-1}
 * @param reference    the customer's own number
 * @param location     from which it ships; null: the sourcing rule chooses for each call-off
 * @param validFrom    the first day on which it may be called off, {@code validUntil} the last, at the location
 * @param priorityDate the place in the line that every call-off keeps; null: now
 * @param reserve      whether what is left is held for it until it is over, as a quote holds
 */
@Strict
record AgreementRequest(
        @Nullable String number,
        @Nullable String reference,
        @Nullable String customer,
        @Nullable String location,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable Instant priorityDate,
        @Nullable Boolean reserve,
        @Nullable List<Line> lines) {

    /** So much of an item; {@code price} of one, null: as it costs on the day of the call-off. */
    @Strict
    record Line(@Nullable String sku, @Nullable String quantity, @Nullable Money price) {}

    /** What is called off; else as in an order. */
    @Strict
    record CallOff(
            @Nullable String reference,
            @Nullable String channel,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate latestAcceptableOn,
            @Nullable String shipping,
            @Nullable String location,
            OrderRequest.@Nullable ShipTo shipTo,
            OrderRequest.@Nullable Contact contact,
            @Nullable List<Part> lines) {}

    /** So much of an item that was agreed. */
    @Strict
    record Part(@Nullable String sku, @Nullable String quantity, @Nullable String minimumShipment) {}

    /** Why it ends before its last day. */
    @Strict
    record End(@Nullable String reason) {}
}
