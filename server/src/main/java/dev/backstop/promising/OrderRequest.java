package dev.backstop.promising;

import dev.backstop.catalog.Money;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it comes in over HTTP. Line numbers may be left out; they then count up. */
@Strict
record OrderRequest(
        @Nullable String number,
        @Nullable String reference,
        @Nullable String externalId,
        @Nullable String quote,
        @Nullable String customer,
        @Nullable String channel,
        @Nullable Instant orderedAt,
        @Nullable LocalDate requestedOn,
        @Nullable Integer priority,
        @Nullable String shipping,
        @Nullable String location,
        @Nullable LocalDate latestAcceptableOn,
        @Nullable String currency,
        @Nullable ShipTo shipTo,
        @Nullable Contact contact,
        @Nullable LocalDate statedShipBy,
        @Nullable String catalogueEdition,
        @Nullable Payment payment,
        @Nullable Charges charges,
        @Nullable List<Line> lines) {

    /** How many lines it has. */
    int size() {
        return lines == null ? 0 : lines.size();
    }

    /**
     * One line; {@code promisedOn} is what the customer of an imported order has already heard.
     *
     * @param direct straight from the vendor to the customer; absent: as the item usually goes
     */
    @Strict
    record Line(
            @Nullable Integer line,
            @Nullable String sku,
            @Nullable String quantity,
            @Nullable Money price,
            @Nullable Money tax,
            @Nullable String minimumShipment,
            @Nullable Boolean essentialDate,
            @Nullable LocalDate promisedOn,
            @Nullable Boolean direct) {}

    /** Where it goes. */
    @Strict
    record ShipTo(@Nullable String name, @Nullable List<String> lines, @Nullable String postcode, @Nullable String region, @Nullable String country) {}

    /** Whom to tell, where it is not the customer's usual contact. */
    @Strict
    record Contact(@Nullable String email, @Nullable String phone) {}

    /** How it is paid. */
    @Strict
    record Payment(@Nullable String method, @Nullable Money paid, @Nullable Instant authorisedUntil) {}

    /** What is charged beside the lines. */
    @Strict
    record Charges(@Nullable Money shipping, @Nullable Money tax) {}
}
