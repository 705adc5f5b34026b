package dev.backstop.buying;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as people of a language write them. */
final class Amounts {
    private Amounts() {}

    /** {@code 1.234,5} in German; no needless zeros. */
    static String number(BigDecimal number, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    /** With the decimals of the currency at least, and those of a unit price at most: {@code 0.0125}. */
    static String money(BigDecimal amount, String currency, Locale locale) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(OrderDocument.decimals(currency));
        format.setMaximumFractionDigits(Math.max(OrderDocument.decimals(currency), 6));
        return format.format(amount);
    }
}
