package dev.backstop.promising;

import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks before ordering.
 *
 * @param store       whether the quote is to be kept
 * @param holdUntil   until when it is to hold what it promises, so that nobody else is promised the same
 * @param holdMinutes the same from now on, as a cart or a checkout counts
 */
@Strict
record QuoteRequest(
        @Nullable String customer,
        @Nullable String channel,
        @Nullable String location,
        OrderRequest.@Nullable ShipTo shipTo,
        @Nullable String shipping,
        @Nullable LocalDate requestedOn,
        @Nullable LocalDate latestAcceptableOn,
        @Nullable Boolean store,
        @Nullable Instant holdUntil,
        @Nullable Integer holdMinutes,
        @Nullable List<Line> lines) {

    /** For how long the quote is to hold: until an instant, or for so many minutes from now on. */
    @Strict
    record Hold(@Nullable Instant holdUntil, @Nullable Integer holdMinutes) {
        private static final int MOST_MINUTES = 31 * 24 * 60;

        /**
         * When it ends; null: it is to hold nothing.
         *
         * @throws Problem 422 if that is not in the future, or said twice
         */
        @Nullable Instant until(Instant now) {
            if (holdMinutes != null) {
                if (holdUntil != null) {
                    throw Problem.refused("/holdMinutes", "holdUntil is given as well. Say it in one of the two ways.");
                }
                if (holdMinutes < 1 || holdMinutes > MOST_MINUTES) {
                    throw Problem.refused("/holdMinutes", "%d is out of range. Use 1 to %d minutes, or name an instant in holdUntil."
                            .formatted(holdMinutes, MOST_MINUTES));
                }
                return now.plus(Duration.ofMinutes(holdMinutes));
            }
            if (holdUntil != null && !holdUntil.isAfter(now)) {
                throw Problem.refused("/holdUntil", "%s is over; it is %s. Name a later instant.".formatted(holdUntil, now));
            }
            return holdUntil;
        }
    }

    Hold hold() {
        return new Hold(holdUntil, holdMinutes);
    }

    /** One line of the question; {@code direct}: straight from the vendor to the customer, absent: as the item usually goes. */
    @Strict
    record Line(@Nullable Integer line, @Nullable String sku, @Nullable String quantity, @Nullable String minimumShipment,
            @Nullable Boolean direct) {}
}
