package dev.backstop.outreach;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.planning.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the firm has its seat before the law: at its first location. Its zone and working days are those of every legal deadline. */
@Component
class LegalPlace {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Locations locations;

    LegalPlace(Locations locations) {
        this.locations = locations;
    }

    /** The zone and the working days, read once for all that is looked at together. */
    record Seat(ZoneId zone, WorkingCalendar calendar) {
        LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, zone);
        }

        /** When a deadline of that day strikes. */
        Instant endOf(LocalDate day) {
            return at(day, END_OF_DAY);
        }

        /** The next end of a day, strictly after an instant. */
        Instant nextEnd(Instant after) {
            return next(END_OF_DAY, after);
        }

        /** When a clock at the seat next shows a time, strictly after an instant. */
        Instant next(LocalTime time, Instant after) {
            var today = at(day(after), time);
            return today.isAfter(after) ? today : at(day(after).plusDays(1), time);
        }

        private Instant at(LocalDate day, LocalTime time) {
            return day.atTime(time).atZone(zone).toInstant();
        }
    }

    Seat now() {
        Optional<Location> first = locations.all().stream().findFirst();
        return new Seat(first.map(Location::zone).orElse(ZoneOffset.UTC), first.map(Location::calendar).orElse(WorkingCalendar.EVERY_DAY));
    }
}
