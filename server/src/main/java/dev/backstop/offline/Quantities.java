package dev.backstop.offline;

import dev.backstop.exchange.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of planning files. Quantities are whole: who stocks grams counts grams. */
final class Quantities {
    private Quantities() {}

    /** A whole quantity; {@code usual} where nothing stands or where it is unreadable, which the row has noted. */
    static long whole(Row row, String column, long usual) {
        var number = decimal(row, column);
        if (number == null) {
            return usual;
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException _) {
            row.fault(column, "Quantities are whole numbers of the smallest unit. Use a smaller unit in all files.");
            return usual;
        }
    }

    /** A whole quantity of at least {@code least}. */
    static long atLeast(Row row, String column, long least, long usual) {
        var quantity = whole(row, column, usual);
        if (quantity < least) {
            row.fault(column, "%s must be at least %d.".formatted(column, least));
            return usual;
        }
        return quantity;
    }

    /** A number that is not negative; {@code usual} where nothing stands. */
    static double notNegative(Row row, String column, double usual) {
        var number = decimal(row, column);
        if (number != null && number.signum() < 0) {
            row.fault(column, "%s must not be negative.".formatted(column));
        }
        return number == null || number.signum() < 0 ? usual : number.doubleValue();
    }

    static @Nullable Integer days(Row row, String column) {
        var days = row.integer(column);
        if (days != null && days < 0) {
            row.fault(column, "%s must not be negative.".formatted(column));
            return null;
        }
        return days;
    }

    private static @Nullable BigDecimal decimal(Row row, String column) {
        var number = row.decimal(column);
        return number == null ? null : new BigDecimal(number);
    }
}
