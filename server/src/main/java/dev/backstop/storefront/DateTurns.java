package dev.backstop.storefront;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The moments at which dates turn though nothing is written: midnight and the cut-off, at each location. */
@Component
class DateTurns {
    private final Locations locations;
    private final Clock clock;

    DateTurns(Locations locations, Clock clock) {
        this.locations = locations;
        this.clock = clock;
    }

    /** The next of them, later than now; {@link Instant#MAX} where nothing ships. */
    Instant next() {
        var now = clock.instant();
        return locations.all().stream().filter(Location::active).flatMap(location -> turns(location, now)).filter(now::isBefore)
                .min(Instant::compareTo).orElse(Instant.MAX);
    }

    private static Stream<Instant> turns(Location location, Instant now) {
        var today = location.today(now);
        var midnight = today.plusDays(1).atStartOfDay(location.zone()).toInstant();
        return location.cutOff() == null ? Stream.of(midnight) : Stream.of(midnight, at(location, today, location.cutOff()));
    }

    private static Instant at(Location location, java.time.LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(location.zone()).toInstant();
    }
}
