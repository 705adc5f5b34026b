package dev.backstop.console.orders;

import dev.backstop.console.Badge;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order in the list.
 *
 * @param shipBy  the last date promised for what is open; null: nothing open, or no date
 * @param waiting schedule lines that wait for supply
 * @param slipped schedule lines promised later than the customer heard; of {@code owed} the customer must hear
 * @param value   of its lines, where all have a price
 */
public record OrderRow(String number, @Nullable String reference, String customer, String customerName, Instant orderedAt, String channel, int lines,
        int openLines, @Nullable LocalDate shipBy, int waiting, int slipped, int owed, int undated, @Nullable BigDecimal value, String currency) {

    public Badge state(LocalDate today) {
        if (openLines == 0) {
            return Badge.neutral("Closed").with("good");
        }
        if (owed > 0) {
            return Badge.late("Later than told");
        }
        if (undated > 0) {
            return Badge.late("No date");
        }
        if (slipped > 0) {
            return Badge.attention("Later, within grace");
        }
        if (waiting > 0) {
            return Badge.attention("Waiting").with("waiting");
        }
        return shipBy != null && shipBy.isBefore(today) ? Badge.late("Overdue") : Badge.good("From stock");
    }
}
