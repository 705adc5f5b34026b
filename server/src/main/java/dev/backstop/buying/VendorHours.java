package dev.backstop.buying;

import dev.backstop.planning.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Times at which a vendor can be expected to have worked: its own calendar, on the clock of the location that it delivers to. */
final class VendorHours {
    /** When a day's questions are due. */
    static final LocalTime MORNING = LocalTime.of(9, 0);

    private VendorHours() {}

    /** A working day of 24 hours later: Friday 15:00 becomes Monday 15:00; what comes on a day off counts from the next morning. */
    static Instant dayLater(Instant from, ZoneId zone, WorkingCalendar vendor) {
        var at = from.atZone(zone);
        var worked = vendor.isWorkingDay(at.toLocalDate());
        var day = vendor.onOrAfter(at.toLocalDate());
        return vendor.after(day).atTime(worked ? at.toLocalTime() : MORNING).atZone(zone).toInstant();
    }

    static Instant morning(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    /** The last working day of the vendor on or before a day. */
    static LocalDate onOrBefore(LocalDate day, WorkingCalendar vendor) {
        var working = day;
        for (var i = 0; i < 31 && !vendor.isWorkingDay(working); i++) {
            working = working.minusDays(1);
        }
        return working;
    }
}
