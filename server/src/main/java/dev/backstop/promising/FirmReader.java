package dev.backstop.promising;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Locations;
import dev.backstop.web.RoundTrip;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads what holds for the whole firm, once for all that is decided together. */
@Component
class FirmReader {
    private final Clock clock;
    private final FirmSettings settings;
    private final Locations locations;

    FirmReader(Clock clock, FirmSettings settings, Locations locations) {
        this.clock = clock;
        this.settings = settings;
        this.locations = locations;
    }

    Firm now() {
        return new Firm(settings.now(), locations.all(), clock.instant());
    }

    /** The same, with other questions. */
    Supplier<Firm> now(RoundTrip trip) {
        var decided = settings.now(trip);
        var places = locations.all(trip);
        return () -> new Firm(decided.get(), places.get(), clock.instant());
    }
}
