package dev.backstop.console;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The day and the zone in which the console speaks: those of the first location that is active. */
@Component
public class Today {
    private final Locations locations;
    private final Clock clock;

    Today(Locations locations, Clock clock) {
        this.locations = locations;
        this.clock = clock;
    }

    public LocalDate day() {
        return day(zone());
    }

    /** Day and time on the firm's clock. */
    public LocalDateTime moment() {
        return LocalDateTime.ofInstant(clock.instant(), zone());
    }

    LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public ZoneId zone() {
        return locations.all().stream().filter(Location::active).findFirst().map(Location::zone).orElse((ZoneId) ZoneOffset.UTC);
    }
}
