package dev.backstop.promising;

import dev.backstop.catalog.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as callers see it. */
record OrderJson(
        String number,
        String state,
        @Nullable String reference,
        @Nullable String externalId,
        String customer,
        String channel,
        Instant orderedAt,
        @Nullable LocalDate requestedOn,
        int priority,
        String shipping,
        @Nullable String location,
        @Nullable LocalDate latestAcceptableOn,
        String currency,
        OrderRequest.@Nullable ShipTo shipTo,
        OrderRequest.@Nullable Contact contact,
        @Nullable LocalDate statedShipBy,
        @Nullable String catalogueEdition,
        OrderRequest.@Nullable Payment payment,
        OrderRequest.@Nullable Charges charges,
        List<Hold> holds,
        List<Line> lines) {

    /** Why it must not ship. */
    record Hold(String kind, String reason) {}

    /** One line with its schedule. */
    record Line(
            int line,
            String sku,
            String quantity,
            String shipped,
            String cancelled,
            String returned,
            String open,
            String state,
            @Nullable Money price,
            @Nullable Money tax,
            @Nullable String minimumShipment,
            boolean essentialDate,
            @Nullable Integer substituteFor,
            @Nullable Integer replaces,
            List<ScheduleJson> schedule) {}
}
