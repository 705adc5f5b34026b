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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears every new promise and decides whether it is a slip that must be told, by house policy or by law. */
@Component
class Slips {
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

    private final Clock clock;
    private final FirmSettings settings;
    private final Locations locations;
    private final DutyBook duties;
    private final LegalSlips legal;
    private final BrakeBook brakes;
    private final GiftLines gifts;

    Slips(Clock clock, FirmSettings settings, Locations locations, DutyBook duties, LegalSlips legal, BrakeBook brakes, GiftLines gifts) {
        this.clock = clock;
        this.settings = settings;
        this.locations = locations;
        this.duties = duties;
        this.legal = legal;
        this.brakes = brakes;
        this.gifts = gifts;
    }

    @EventListener
    void on(PromisesMade event) {
        var grace = settings.now().graceWorkingDays();
        var places = locations.all().stream().collect(toMap(Location::id, identity()));
        var owedByLaw = legal.owed(event.made());
        var slipped = new ArrayList<DutyBook.Owed>();
        var recovered = new ArrayList<Long>();
        for (var made : event.made()) {
            var location = Objects.requireNonNull(places.get(made.location()), "the database keeps the reference");
            var law = owedByLaw.get(made.scheduleLine());
            if (law != null || (made.heard() && isSlip(made, location, grace))) {
                slipped.add(owed(made, location, law));
            } else if (made.heard()) {
                recovered.add(made.scheduleLine());
            }
        }
        duties.supersede(recovered, "the date is back within what was heard");
        gifts.leaveOut(slipped);
        duties.open(slipped);
        brakes.look(slipped);
    }

    /** Later than what was heard by more than the grace; a date lost is a slip, a date found is none. */
    private static boolean isSlip(PromisesMade.Made made, Location location, int grace) {
        if (made.heardShipBy() == null) {
            return false;
        }
        return made.shipBy() == null || location.calendar().workingDaysBetween(made.heardShipBy(), made.shipBy()) > grace;
    }

    /** Due by house policy or by the law, whichever is earlier. */
    private DutyBook.Owed owed(PromisesMade.Made made, Location location, LegalSlips.@Nullable Owed law) {
        var house = dueBy(location);
        return law == null ? new DutyBook.Owed(made, house, null) : new DutyBook.Owed(made, law.noticeBy().isBefore(house) ? law.noticeBy() : house, law);
    }

    /** House policy: by the close of the next working day. */
    private Instant dueBy(Location location) {
        var tomorrow = location.calendar().after(location.today(clock.instant()));
        return tomorrow.atTime(CLOSE_OF_BUSINESS).atZone(location.zone()).toInstant();
    }

    /** Where a law asks for a choice, only a notice that offers it ends the duty; see {@link LegalNotices}. */
    @EventListener
    void on(PromisesTold told) {
        duties.dischargeHouse(told.scheduleLines(), "told by %s to %s".formatted(told.via(), told.to()));
    }

    @EventListener
    void on(ScheduleClosed closed) {
        duties.supersede(List.of(closed.scheduleLine()), closed.state());
        legal.closed(closed);
    }

    /** Duties that the law asks for and no slip brought: the date was told, but beyond what the law allows without asking. */
    void openByLaw(Map<Long, LegalSlips.Owed> owed, List<PromisesMade.Made> made) {
        var places = locations.all().stream().collect(toMap(Location::id, identity()));
        duties.open(made.stream().filter(one -> owed.containsKey(one.scheduleLine()))
                .map(one -> owed(one, Objects.requireNonNull(places.get(one.location()), "the database keeps the reference"), owed.get(one.scheduleLine()))).toList());
    }
}
