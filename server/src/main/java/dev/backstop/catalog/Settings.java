package dev.backstop.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the firm has decided for all its items.
 *
 * @param confidence        chance with which a promised date shall hold, such as 0.9
 * @param graceWorkingDays  a promise later than the one heard by no more than this is no slip
 * @param defaultDaysToShip working days promised where neither a lead time nor a location's own days are known; null: no date
 * @param holdingRate       cost of holding stock, share of its value in a year
 */
public record Settings(
        String currency,
        BigDecimal confidence,
        int graceWorkingDays,
        String allocation,
        String sourcing,
        @Nullable Integer defaultDaysToShip,
        String reorderTrigger,
        @Nullable BigDecimal orderingCost,
        BigDecimal holdingRate,
        @Nullable BigDecimal backorderCost) {

    /** What holds until somebody decides. */
    public static final Settings USUAL = new Settings(
            "EUR", new BigDecimal("0.9"), 1, "first-come", "priority", null, "at-or-below", null, new BigDecimal("0.2"), null);

    /** Whether, of equal priority, the class of the customer goes before the date. */
    public boolean servesByClass() {
        return allocation.equals("priority");
    }
}
