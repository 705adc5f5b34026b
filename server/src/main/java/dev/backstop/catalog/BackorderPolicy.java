package dev.backstop.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether an item may be sold beyond what is here.
 *
 * @param rule                yes, no, or up to the limits
 * @param quantity            limited: most open backordered units at one location
 * @param value               limited: the same in money, at the item's price
 * @param days                limited: longest wait that may be promised, calendar days
 * @param confirmedSupplyOnly limited: only against supply whose date the vendor confirmed
 */
public record BackorderPolicy(
        Rule rule, @Nullable Long quantity, @Nullable BigDecimal value, @Nullable Integer days, boolean confirmedSupplyOnly) {
    public enum Rule { YES, NO, LIMITED }

    public static final BackorderPolicy ALLOWED = new BackorderPolicy(Rule.YES, null, null, null, false);
}
