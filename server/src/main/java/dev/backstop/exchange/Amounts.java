package dev.backstop.exchange;

import dev.backstop.catalog.Money;
import org.jspecify.annotations.Nullable;

/** Money in two columns; without a currency, in the usual one. */
final class Amounts {
    private Amounts() {}

    static @Nullable Money read(Row row, String amount, String currency) {
        var number = row.decimal(amount);
        return number == null ? null : new Money(number, row.text(currency));
    }
}
