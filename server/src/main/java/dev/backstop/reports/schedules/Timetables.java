package dev.backstop.reports.schedules;

import dev.backstop.catalog.Locations;
import dev.backstop.web.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out when schedules run, from the calendars as they are now. */
@Component
class Timetables {
    private final Rhythms rhythms;
    private final Locations locations;

    Timetables(Rhythms rhythms, Locations locations) {
        this.rhythms = rhythms;
        this.locations = locations;
    }

    Timetable of(Schedule schedule) {
        var form = new Form();
        var rhythm = rhythms.read(schedule.when(), form).orElseThrow(() -> new IllegalStateException(
                "%s has no times any more: %s".formatted(schedule.number(), form.faults().getFirst().detail())));
        var location = locations.require(schedule.location(), "/location");
        return new Timetable(rhythm, schedule.timeZone() == null ? location.zone() : ZoneId.of(schedule.timeZone()), location.calendar(),
                schedule.daysOff());
    }

    /** The first run after an instant that is not within a pause. */
    static Optional<Instant> next(Timetable table, Instant after, @Nullable LocalDate pausedUntil) {
        if (pausedUntil == null) {
            return table.next(after);
        }
        var pauseEnds = pausedUntil.plusDays(1).atStartOfDay(table.zone()).toInstant().minusNanos(1);
        return table.next(pauseEnds.isAfter(after) ? pauseEnds : after);
    }
}
