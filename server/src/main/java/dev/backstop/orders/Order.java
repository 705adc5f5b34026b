package dev.backstop.orders;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asked for, without its lines.
 *
 * @param number   ours; {@code reference} is the customer's own, {@code externalId} that of the channel it came by
 * @param priority 1 to 9, lower goes first
 * @param location null: the sourcing rule chose for each line
 * @param shipTo   JSON as given, like {@code contact}, {@code payment} and {@code charges}
 */
public record Order(
        long id,
        String number,
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
        @Nullable String catalogueEdition) {}
