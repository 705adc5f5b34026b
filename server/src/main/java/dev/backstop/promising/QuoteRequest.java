package dev.backstop.promising;

import dev.backstop.web.Strict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asks before ordering; a quote that is stored or holds supply is not offered yet. */
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
        @Nullable List<Line> lines) {

    /** One line of the question. */
    @Strict
    record Line(@Nullable Integer line, @Nullable String sku, @Nullable String quantity, @Nullable String minimumShipment) {}
}
