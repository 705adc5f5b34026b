package dev.backstop.storefront.editions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * One item on one page.
 *
 * @param printed what stands there, or would stand there if it were printed now
 */
record EditionLine(int number, long item, String sku, int page, @Nullable String section, Printed printed) {
    /**
     * What is printed of an item.
     *
     * @param text     availability in words that age well, at most 40 characters
     * @param code     the state behind them, as the availability API writes it
     * @param date     the date behind them; null: none
     * @param until    the last day that they can be taken to mean; null: none
     * @param limit    that there is not more of it, in words; null: nothing is said
     * @param replaces the sku whose successor it is
     * @param asOf     when the facts were read
     */
    record Printed(String name, @Nullable BigDecimal price, @Nullable String currency, String text, String code, @Nullable LocalDate date,
            @Nullable LocalDate until, @Nullable String limit, @Nullable String replaces, Instant asOf) {

        /** {@code 2026-W50}; empty without a date. */
        String week() {
            return date == null ? "" : "%d-W%02d".formatted(date.get(IsoFields.WEEK_BASED_YEAR),
                    date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    }
}
