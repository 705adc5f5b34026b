package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount as the outside writes it.
 *
 * @param amount   a decimal; in answers with two decimals at least
 * @param currency ISO 4217; in requests null stands for the usual one, which the field's description names
 */
@Strict
public record Money(@Nullable String amount, @Nullable String currency) {
    private static final int UNIT_PRICE_DECIMALS = 6;

    /** Money as an answer shows it; null without an amount. */
    public static @Nullable Money of(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : new Money(text(amount), currency);
    }

    /** An amount as an answer shows it: {@code 4.250000} is {@code "4.25"}, {@code 4} is {@code "4.00"}. */
    public static String text(BigDecimal amount) {
        var shortest = amount.stripTrailingZeros();
        return (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
    }

    /** The amount of money that was checked. */
    BigDecimal number() {
        if (amount == null) {
            throw new IllegalStateException("this money has not been checked");
        }
        return new BigDecimal(amount);
    }

    /** A unit price after its checks, with the currency filled in. */
    static @Nullable Money checked(@Nullable Money given, String usualCurrency, String pointer, Form form) {
        if (given == null) {
            return null;
        }
        form.required(pointer + "/amount", given.amount(), "The amount is missing. Write it as {\"amount\":\"12.50\",\"currency\":\"GBP\"}.");
        form.currency(pointer + "/currency", given.currency());
        var number = form.decimal(pointer + "/amount", given.amount(), UNIT_PRICE_DECIMALS);
        return of(number, given.currency() == null ? usualCurrency : given.currency());
    }
}
