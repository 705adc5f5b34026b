package dev.backstop.planning.law;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What goes back when only a part of an order ships: what was paid, less what that part alone would have cost. Amounts in one currency.
 *
 * @param paid     what the customer tendered in all
 * @param ordered  the price of all goods as first ordered, their line taxes included
 * @param kept     the price of the goods that shipped or still will
 * @param shipping what was charged for shipping and handling
 * @param tax      taxes on the order as a whole
 * @param tariff   what shipping the kept part alone would have cost
 */
public record PartRefund(BigDecimal paid, BigDecimal ordered, BigDecimal kept, BigDecimal shipping, BigDecimal tax, Tariff tariff) {
    private static final int DECIMALS = 2;
    private static final int SHARE_DECIMALS = 12;

    /** How shipping follows the goods: in proportion to their price, or one charge for any parcel. Where nothing ships, none is due. */
    public enum Tariff { BY_VALUE, FLAT }

    /** The amount, never below zero; rounded in the customer's favour. */
    public BigDecimal amount() {
        var due = paid.subtract(costOfKept());
        return due.signum() <= 0 ? BigDecimal.ZERO.setScale(DECIMALS) : due.setScale(DECIMALS, RoundingMode.UP);
    }

    private BigDecimal costOfKept() {
        if (kept.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var share = share();
        var shippingKept = tariff == Tariff.FLAT ? shipping : shipping.multiply(share);
        return kept.add(shippingKept).add(tax.multiply(share));
    }

    /** Never more than all: a dearer substitute adds no shipping. */
    private BigDecimal share() {
        return ordered.signum() == 0 ? BigDecimal.ONE : kept.divide(ordered, SHARE_DECIMALS, RoundingMode.DOWN).min(BigDecimal.ONE);
    }
}
