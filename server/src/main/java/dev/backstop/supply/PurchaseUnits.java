package dev.backstop.supply;

import dev.backstop.catalog.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * What a vendor counts, and how much of the item lies in it: boxes of six.
 *
 * @param factor   units of the item in one
 * @param decimals of the vendor's count; 0: only whole ones
 */
public record PurchaseUnits(String unit, BigDecimal factor, int decimals, Units units) {

    /** So many smallest units as the vendor counts them: those that hold them all. */
    public BigDecimal of(long smallest) {
        return units.decimal(smallest).divide(factor, decimals, RoundingMode.CEILING);
    }

    /**
     * Smallest units in what a vendor named. Of the last box only what is still wanted counts: four boxes of six for twenty that are open
     * are twenty.
     *
     * @param open smallest units that may still be named
     * @return empty if it is finer than the smallest unit, or more than what is open by a whole purchase unit or more
     */
    public OptionalLong smallest(BigDecimal named, long open) {
        var exact = named.multiply(factor).movePointRight(units.decimals());
        if (exact.stripTrailingZeros().scale() > 0 || named.compareTo(of(open)) > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.min(exact.longValueExact(), open));
    }

    /** {@code 4 box}. */
    public String text(long smallest) {
        return "%s %s".formatted(plain(of(smallest)), unit);
    }

    /** A count without needless zeros. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
