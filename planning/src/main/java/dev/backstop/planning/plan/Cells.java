package dev.backstop.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One row of a table of any kind, its cells by the names of our columns. What cannot be read is a fault of the row, and reads as nothing. */
public interface Cells {
    /** What stands there; null: nothing. */
    @Nullable String text(String column);

    @Nullable BigDecimal number(String column);

    @Nullable LocalDate date(String column);

    /** Notes why the row cannot be used. */
    void fault(String column, String reason);

    default String text(String column, String usual) {
        var text = text(column);
        return text == null ? usual : text;
    }

    /** A whole quantity; {@code usual} where nothing stands or where it cannot be used. */
    default long whole(String column, long usual) {
        var number = number(column);
        if (number == null) {
            return usual;
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException _) {
            fault(column, "Quantities are whole numbers of the smallest unit. Use a smaller unit in all files.");
            return usual;
        }
    }

    /** A whole quantity of at least {@code least}. */
    default long atLeast(String column, long least, long usual) {
        var quantity = whole(column, usual);
        if (quantity < least) {
            fault(column, "%s must be at least %d.".formatted(column, least));
            return usual;
        }
        return quantity;
    }

    /** A number that is not negative. */
    default double notNegative(String column, double usual) {
        var number = number(column);
        if (number != null && number.signum() < 0) {
            fault(column, "%s must not be negative.".formatted(column));
        }
        return number == null || number.signum() < 0 ? usual : number.doubleValue();
    }

    /** So many days; null: nothing stands there. */
    default @Nullable Integer days(String column) {
        var days = text(column) == null ? null : (Long) atLeast(column, 0, 0);
        if (days != null && days > Integer.MAX_VALUE) {
            fault(column, "%s is no number of days.".formatted(column));
            return null;
        }
        return days == null ? null : days.intValue();
    }
}
