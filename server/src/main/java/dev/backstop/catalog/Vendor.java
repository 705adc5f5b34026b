package dev.backstop.catalog;

import dev.backstop.planning.WorkingCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sells to us.
 *
 * @param orderDays days on which orders are placed with it; empty: any day
 * @param mergeDays how far apart the order dates may lie of needs that share one draft
 */
public record Vendor(
        long id,
        String code,
        String name,
        @Nullable String email,
        @Nullable String country,
        String language,
        String currency,
        WorkingCalendar calendar,
        Set<DayOfWeek> orderDays,
        @Nullable BigDecimal minimumOrderValue,
        @Nullable String buyer,
        int mergeDays) {
    public Vendor {
        orderDays = Set.copyOf(orderDays);
    }
}
