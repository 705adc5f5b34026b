package dev.backstop.catalog;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A place that holds stock and ships.
 *
 * @param cutOff       local time after which nothing more ships that day; null: none
 * @param priority     lower goes first
 * @param handlingDays working days from arrival until goods can ship
 * @param daysToShip   working days promised where no lead time is known; null: not promised
 * @param vendor       who ships from here straight to our customers; null: it is ours
 */
public record Location(
        long id,
        String code,
        String name,
        ZoneId zone,
        WorkingCalendar calendar,
        @Nullable LocalTime cutOff,
        int priority,
        boolean active,
        int handlingDays,
        @Nullable Integer daysToShip,
        @Nullable String country,
        @Nullable String postcode,
        @Nullable Long vendor) {

    /** Whether goods go from here straight from a vendor to the customer, so that nothing here is ever our stock. */
    public boolean isDirect() {
        return vendor != null;
    }

    /**
     * The same place, where goods of ours can lie.
     *
     * @throws Problem 422 at {@code pointer} if a vendor ships from here straight to customers
     */
    public Location requireOurs(String pointer) {
        if (isDirect()) {
            throw Problem.refused(pointer, "From %s a vendor ships straight to customers, so nothing there is ever our stock. Name a location of ours."
                    .formatted(code));
        }
        return this;
    }

    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The working day on which goods that arrive on a day have been handled, so that they can ship or be used. */
    public LocalDate whenHandled(LocalDate arrival) {
        return calendar.plusWorkingDays(calendar.onOrAfter(arrival), handlingDays);
    }

    /** The first day on which something that is ready now can leave: a working day, and not today when the cut-off has passed. */
    public LocalDate nextShippingDay(Instant now) {
        var local = now.atZone(zone);
        var late = cutOff != null && !local.toLocalTime().isBefore(cutOff);
        return calendar.onOrAfter(late ? local.toLocalDate().plusDays(1) : local.toLocalDate());
    }
}
