package dev.backstop.automation;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open proposal that is to be ordered today, with what rules ask of it.
 *
 * @param quantity  in force, smallest units
 * @param words     the same in words: {@code 40 piece of MUG-1 Mug}
 * @param today     the day at its location
 * @param segment   null: not learned
 * @param amount    what it costs, in the firm's currency; null: no price is known, or no exchange rate
 * @param orderDays of the vendor; empty: any day
 * @param minimum   the smallest order that the vendor takes, in the firm's currency; null: any, or no rate is known
 * @param told      the most of it that a buyer was told of before; 0: nothing yet
 */
record DueNeed(long proposal, String kind, @Nullable Long vendor, @Nullable String vendorCode, @Nullable String vendorName, @Nullable String buyer,
        Set<DayOfWeek> orderDays, @Nullable BigDecimal minimum, long location, String sku, @Nullable String category, @Nullable String segment,
        long quantity, String words, LocalDate today, boolean onlyLate, @Nullable BigDecimal amount, long told) {
    DueNeed {
        orderDays = Set.copyOf(orderDays);
    }

    /** Orders go out on the vendor's order days alone. */
    boolean isOrderDay() {
        return orderDays.isEmpty() || orderDays.contains(today.getDayOfWeek());
    }
}
