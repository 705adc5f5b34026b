package dev.backstop.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way by which an item comes to a location; the lowest rank is the usual one.
 *
 * @param vendor       of a purchase, else null
 * @param fromLocation of a transfer, else null
 * @param leadTimeDays days from ordering until the goods are here; null: not known, so no date can be given
 * @param moq          smallest order, in the item's smallest units
 * @param multiple     orders are multiples of this, in the item's smallest units
 * @param maximum      largest order, in the item's smallest units
 * @param purchaseUnit null: the item's own unit
 */
public record SourcingTerm(
        long id,
        Place place,
        int rank,
        Kind kind,
        @Nullable Long vendor,
        @Nullable Long fromLocation,
        @Nullable Integer leadTimeDays,
        LeadTimeUnit leadTimeUnit,
        @Nullable Long moq,
        @Nullable Long multiple,
        @Nullable Long maximum,
        @Nullable PurchaseUnit purchaseUnit,
        List<PriceBreak> priceBreaks) {

    public enum Kind { BUY, MAKE, TRANSFER }

    public enum LeadTimeUnit { CALENDAR, WORKING }

    /** What the vendor counts in; {@code factor} units of the item make one. */
    public record PurchaseUnit(String code, BigDecimal factor, int decimals) {}

    /** From so many purchase units on, one purchase unit costs this. */
    public record PriceBreak(BigDecimal from, BigDecimal price, String currency) {}

    public SourcingTerm {
        priceBreaks = List.copyOf(priceBreaks);
    }
}
