package dev.backstop.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor takes orders for, in smallest units of the item.
 *
 * @param moq      smallest order, at least 1
 * @param multiple orders are multiples of this, at least 1
 * @param maximum  largest order; null: none
 * @param unit     what the vendor counts in; null: the item's own unit
 */
public record OrderTerms(long moq, long multiple, @Nullable Long maximum, @Nullable PurchaseUnit unit) {
    public static final OrderTerms ANY = new OrderTerms(1, 1, null, null);

    public OrderTerms {
        if (moq < 1 || multiple < 1 || (maximum != null && maximum < 1)) {
            throw new IllegalArgumentException("MOQ, multiple and maximum are at least 1, but were %d, %d, %s".formatted(moq, multiple, maximum));
        }
    }

    /**
     * What the vendor counts in.
     *
     * @param content  smallest units of the item in one, such as 6 pieces in a box or 453.592 grams in a pound
     * @param decimals of a quantity of it: 0 for boxes, 3 for pounds
     */
    public record PurchaseUnit(BigDecimal content, int decimals) {
        public PurchaseUnit {
            if (content.signum() <= 0 || decimals < 0) {
                throw new IllegalArgumentException("A purchase unit holds more than 0 and has no negative decimals, but was %s, %d".formatted(content, decimals));
            }
        }

        /**
         * The least purchase quantity that, counted in the item's smallest unit, is no less: 20 pieces are 4 boxes of 6, and 50,000 grams are
         * 110.231 pounds, because these are 49,999.9 grams and nobody counts tenths.
         */
        public BigDecimal purchased(long quantity) {
            var fewest = BigDecimal.valueOf(quantity).subtract(new BigDecimal("0.5")).divide(content, decimals, RoundingMode.CEILING);
            return fewest.max(BigDecimal.ZERO.setScale(decimals));
        }

        /** What so much of it holds, to the item's smallest unit. */
        public long content(BigDecimal purchased) {
            return purchased.multiply(content).setScale(0, RoundingMode.HALF_UP).longValueExact();
        }

        /** {@code content} of one step of the last decimal, where that is a whole number of smallest units. */
        java.util.OptionalLong wholeStep() {
            var step = content.movePointLeft(decimals).stripTrailingZeros();
            return step.scale() <= 0 ? java.util.OptionalLong.of(step.longValueExact()) : java.util.OptionalLong.empty();
        }
    }
}
