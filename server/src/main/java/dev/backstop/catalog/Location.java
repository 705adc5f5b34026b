package dev.backstop.catalog;

import dev.backstop.planning.WorkingCalendar;
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
        @Nullable String postcode) {

    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The first day on which something that is ready now can leave: a working day, and not today when the cut-off has passed. */
    public LocalDate nextShippingDay(Instant now) {
        var local = now.atZone(zone);
        var late = cutOff != null && !local.toLocalTime().isBefore(cutOff);
        return calendar.onOrAfter(late ? local.toLocalDate().plusDays(1) : local.toLocalDate());
    }
}
