package dev.backstop.supply;

import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order as a client asks for it.
 *
 * @param state draft (also where it is absent) or sent
 */
@Strict
record PurchaseOrderRequest(
        @Nullable String number,
        @Nullable String vendor,
        @Nullable String location,
        @Nullable String state,
        @Nullable LocalDate orderOn,
        @Nullable List<Line> lines) {

    /** {@code line} absent: its position; {@code expectedOn} absent: as the lead time says. */
    @Strict
    record Line(@Nullable Integer line, @Nullable String sku, @Nullable String quantity, @Nullable LocalDate expectedOn) {}
}
