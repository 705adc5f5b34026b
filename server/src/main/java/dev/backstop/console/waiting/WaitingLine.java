package dev.backstop.console.waiting;

import dev.backstop.catalog.Units;
import dev.backstop.console.Badge;
import dev.backstop.console.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A schedule line that waits.
 *
 * @param number of the order; empty, as the customer is, for whoever may not know who waits
 * @param place where it stands among those who wait for the same item at the same location, from 1
 * @param heard the date that the customer heard last
 * @param owed  whether the customer must hear of a later one
 */
public record WaitingLine(String number, int line, int scheduleLine, String sku, String name, String unit, int decimals, String location, String customer,
        String customerName, long quantity, int place, Instant waitingSince, @Nullable LocalDate shipBy, @Nullable LocalDate heard, boolean owed,
        @Nullable LocalDate latest, @Nullable BigDecimal confidence, @Nullable LocalDate nextWordBy, @Nullable String supply,
        String basis) {

    /** The same without who waits: that somebody does is for everybody to see, who it is not. */
    WaitingLine unnamed() {
        return new WaitingLine("", 0, scheduleLine, sku, name, unit, decimals, location, "", "", quantity, place, waitingSince, shipBy,
                heard, owed, latest, confidence, nextWordBy, supply, basis);
    }

    /** Whether it says who waits. */
    public boolean named() {
        return !number.isEmpty();
    }

    /** As programs read it. */
    public String quantityText() {
        return new Units(unit, decimals).text(quantity);
    }

    /** As a page shows it. */
    public String quantityShown() {
        return new Units(unit, decimals).shown(quantity);
    }

    public boolean slipped() {
        return heard != null && (shipBy == null || shipBy.isAfter(heard));
    }

    /** How sure the date is. */
    public Badge sureness(LocalDate today) {
        if (shipBy == null) {
            return Badge.late("No date");
        }
        if (slipped()) {
            return owed ? Badge.late("Later than told") : Badge.attention("Later, within grace");
        }
        if (supply == null) {
            return Badge.attention("Not ordered yet");
        }
        if (shipBy.isBefore(today)) {
            return Badge.late("Overdue");
        }
        return confidence == null ? Badge.information("Vendor's word") : Badge.good(Words.odds(confidence));
    }
}
