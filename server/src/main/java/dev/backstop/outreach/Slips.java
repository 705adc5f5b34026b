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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears every new promise and decides whether it is a slip that must be told, by house policy or by law. */
@Component
class Slips {
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);
    private static final int WEEK_IN_WORKING_DAYS = 5;

    private final Clock clock;
    private final FirmSettings settings;
    private final Locations locations;
    private final DutyBook duties;
    private final SlipDuties opening;
    private final LegalSlips legal;
    private final BrakeBook brakes;
    private final GiftLines gifts;

    Slips(Clock clock, FirmSettings settings, Locations locations, DutyBook duties, SlipDuties opening, LegalSlips legal, BrakeBook brakes, GiftLines gifts) {
        this.clock = clock;
        this.settings = settings;
        this.locations = locations;
        this.duties = duties;
        this.opening = opening;
        this.legal = legal;
        this.brakes = brakes;
        this.gifts = gifts;
    }

    @EventListener
    void on(PromisesMade event) {
        var dates = new Dates(settings.now().graceWorkingDays());
        var owedByLaw = legal.owed(event.made());
        var stuck = stuck(event.made(), dates);
        var slipped = new ArrayList<SlipDuties.Owed>();
        var recovered = new ArrayList<Long>();
        for (var made : event.made()) {
            var law = owedByLaw.get(made.scheduleLine());
            if (law != null || (made.heard() && (slips(made, dates, stuck) || wordIsDue(made)))) {
                slipped.add(dates.owed(made, law));
            } else if (made.heard()) {
                recovered.add(made.scheduleLine());
            }
        }
        duties.supersede(recovered, "the date is back within what was heard");
        gifts.leaveOut(slipped);
        opening.open(slipped, brakes.holding(slipped));
    }

    /** Goods that lie here and do not leave have a new date every day: their customers are told once, and again after a week. */
    private static boolean slips(PromisesMade.Made made, Dates dates, Set<Long> stuck) {
        return stuck.contains(made.scheduleLine()) ? dates.slipsBy(made, WEEK_IN_WORKING_DAYS) : dates.slip(made);
    }

    /** Of those whose date a day moved, those whose customers know that the goods have not left. */
    private Set<Long> stuck(List<PromisesMade.Made> made, Dates dates) {
        var moved = made.stream().filter(one -> one.heard() && one.causeKind().equals("day-turned") && dates.slip(one))
                .map(PromisesMade.Made::scheduleLine).toList();
        return moved.isEmpty() ? Set.of() : duties.toldThatTheyHaveNotLeft(moved);
    }

    /** There was no date and is none, and the day came on which we said that we would write. */
    private static boolean wordIsDue(PromisesMade.Made made) {
        return made.heardShipBy() == null && made.shipBy() == null && made.causeKind().equals("day-turned");
    }

    /** What is reckoned of dates for promises that are looked at together: very many of them have few. */
    private final class Dates {
        private final int grace;
        private final Map<Long, Location> places = locations.all().stream().collect(toMap(Location::id, identity()));
        private final Map<Move, Boolean> slips = new HashMap<>();
        private final Map<Long, Instant> due = new HashMap<>();

        Dates(int grace) {
            this.grace = grace;
        }

        private record Move(long location, LocalDate heard, LocalDate now) {}

        /** Later than what was heard by more than the grace; a date lost is a slip, a date found is none. */
        boolean slip(PromisesMade.Made made) {
            var heard = made.heardShipBy();
            var now = made.shipBy();
            return heard != null && (now == null || slips.computeIfAbsent(new Move(made.location(), heard, now), this::exceedsGrace));
        }

        /** Later than what was heard by more working days than so many. */
        boolean slipsBy(PromisesMade.Made made, int days) {
            var heard = made.heardShipBy();
            var now = made.shipBy();
            return heard != null && (now == null || place(made.location()).calendar().workingDaysBetween(heard, now) > days);
        }

        private boolean exceedsGrace(Move move) {
            return place(move.location).calendar().workingDaysBetween(move.heard, move.now) > grace;
        }

        /** Due by house policy or by the law, whichever is earlier; a word that we announced is due on its day. */
        SlipDuties.Owed owed(PromisesMade.Made made, LegalSlips.@Nullable Owed law) {
            var house = wordIsDue(made) ? closeOfToday(place(made.location()))
                    : due.computeIfAbsent(made.location(), location -> dueBy(place(location)));
            return new SlipDuties.Owed(made, law != null && law.noticeBy().isBefore(house) ? law.noticeBy() : house, law);
        }

        private Location place(long id) {
            return Objects.requireNonNull(places.get(id), "the database keeps the reference");
        }
    }

    /** House policy: by the close of the next working day. */
    private Instant dueBy(Location location) {
        var tomorrow = location.calendar().after(location.today(clock.instant()));
        return tomorrow.atTime(CLOSE_OF_BUSINESS).atZone(location.zone()).toInstant();
    }

    private Instant closeOfToday(Location location) {
        return location.calendar().onOrAfter(location.today(clock.instant())).atTime(CLOSE_OF_BUSINESS).atZone(location.zone()).toInstant();
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
        var dates = new Dates(settings.now().graceWorkingDays());
        opening.open(made.stream().filter(one -> owed.containsKey(one.scheduleLine()))
                .map(one -> dates.owed(one, owed.get(one.scheduleLine()))).toList(), Map.of());
    }
}
