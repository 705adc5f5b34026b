package dev.backstop.outreach;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.promising.PromisesMade;
import dev.backstop.promising.PromisesTold;
import dev.backstop.promising.ScheduleClosed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears every new promise and decides whether it is a slip that must be told. */
@Component
class Slips {
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

    private final Clock clock;
    private final FirmSettings settings;
    private final Locations locations;
    private final DutyBook duties;

    Slips(Clock clock, FirmSettings settings, Locations locations, DutyBook duties) {
        this.clock = clock;
        this.settings = settings;
        this.locations = locations;
        this.duties = duties;
    }

    @EventListener
    void on(PromisesMade event) {
        var grace = settings.now().graceWorkingDays();
        var places = locations.all().stream().collect(toMap(Location::id, identity()));
        var slipped = new ArrayList<DutyBook.Owed>();
        var recovered = new ArrayList<Long>();
        for (var made : event.made()) {
            var location = Objects.requireNonNull(places.get(made.location()), "the database keeps the reference");
            if (made.heard() && isSlip(made, location, grace)) {
                slipped.add(new DutyBook.Owed(made, dueBy(location)));
            } else if (made.heard()) {
                recovered.add(made.scheduleLine());
            }
        }
        duties.supersede(recovered, "the date is back within what was heard");
        duties.open(slipped);
    }

    /** Later than what was heard by more than the grace; a date lost is a slip, a date found is none. */
    private static boolean isSlip(PromisesMade.Made made, Location location, int grace) {
        if (made.heardShipBy() == null) {
            return false;
        }
        return made.shipBy() == null || location.calendar().workingDaysBetween(made.heardShipBy(), made.shipBy()) > grace;
    }

    /** House policy: by the close of the next working day. */
    private Instant dueBy(Location location) {
        var tomorrow = location.calendar().after(location.today(clock.instant()));
        return tomorrow.atTime(CLOSE_OF_BUSINESS).atZone(location.zone()).toInstant();
    }

    @EventListener
    void on(PromisesTold told) {
        duties.discharge(told.scheduleLines(), "told by %s to %s".formatted(told.via(), told.to()));
    }

    @EventListener
    void on(ScheduleClosed closed) {
        duties.supersede(java.util.List.of(closed.scheduleLine()), closed.state());
    }
}
