package dev.backstop.planning.telling;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When people may be called, at their place. Where law gives hours they are the law's; elsewhere they are house policy. */
public record CallWindow(LocalTime from, LocalTime until, Set<DayOfWeek> days) {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> NOT_SUNDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    public CallWindow {
        days = Set.copyOf(days);
    }

    /**
     * The window of a country.
     *
     * @param country ISO 3166, two letters; null where it is not known: the narrowest hours
     */
    public static CallWindow of(@Nullable String country) {
        return switch (country == null ? "" : country) {
            case "US", "GB" -> new CallWindow(LocalTime.of(8, 0), LocalTime.of(21, 0), EVERY_DAY);
            case "CA" -> new CallWindow(LocalTime.of(9, 0), LocalTime.of(21, 30), WEEKDAYS);
            case "AU" -> new CallWindow(LocalTime.of(9, 0), LocalTime.of(20, 0), WEEKDAYS);
            case "" -> new CallWindow(LocalTime.of(9, 0), LocalTime.of(20, 0), WEEKDAYS);
            default -> new CallWindow(LocalTime.of(9, 0), LocalTime.of(20, 0), NOT_SUNDAY);
        };
    }

    public boolean isOpen(ZonedDateTime there) {
        var time = there.toLocalTime();
        return days.contains(there.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(until);
    }

    /** The same moment if the window is open, else when it opens next. */
    public ZonedDateTime openFrom(ZonedDateTime there) {
        if (isOpen(there)) {
            return there;
        }
        var next = there.toLocalTime().isBefore(from) ? there.with(from) : there.plusDays(1).with(from);
        while (!days.contains(next.getDayOfWeek())) {
            next = next.plusDays(1);
        }
        return next;
    }
}
