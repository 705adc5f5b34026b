package dev.backstop.outreach;

import dev.backstop.access.Who;
import dev.backstop.planning.law.LegalClock;
import dev.backstop.planning.law.LegalEvent;
import dev.backstop.planning.law.LegalState;
import dev.backstop.planning.law.Silence;
import dev.backstop.planning.law.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves the law's clock of schedule lines by what happened, and keeps the evidence. */
@Component
class LegalClocks {
    private final Clock clock;
    private final LegalPlace place;
    private final LegalCases cases;

    LegalClocks(Clock clock, LegalPlace place, LegalCases cases) {
        this.clock = clock;
        this.place = place;
        this.cases = cases;
    }

    /** The day in our legal zone. */
    LocalDate today() {
        return place.now().day(clock.instant());
    }

    /** A matter with where it stands today. */
    record Stood(Matter matter, Standing standing) {}

    /** Where these stand now; one of which nothing is kept stands by its order and its promise alone. */
    List<Stood> standing(List<Matter> matters) {
        var today = today();
        var kept = cases.of(matters.stream().map(Matter::scheduleLine).toList());
        return matters.stream().map(matter -> new Stood(matter, now(matter, kept.get(matter.scheduleLine()), today))).toList();
    }

    private static Standing now(Matter matter, @Nullable Standing kept, LocalDate today) {
        if (kept != null) {
            return matter.phase() == Matter.Phase.SHIPPED ? LegalClock.after(matter.terms(), kept, new LegalEvent.Shipped(today))
                    : LegalClock.endOf(matter.terms(), kept, today.minusDays(1));
        }
        if (!matter.open() || matter.promise() == 0) {
            return switch (matter.phase()) {
                case OPEN -> LegalClock.opened();
                case SHIPPED -> LegalClock.takenOver(matter.terms(), new LegalEvent.Shipped(today));
                case CANCELLED -> LegalClock.takenOver(matter.terms(), new LegalEvent.Cancelled(today));
            };
        }
        var projected = new LegalEvent.Projected(today, matter.shipBy());
        return governed(matter, today) ? LegalClock.after(matter.terms(), LegalClock.opened(), projected)
                : LegalClock.takenOver(matter.terms(), projected);
    }

    /**
     * The promises of these were made anew.
     *
     * @return where each stands now, by schedule line
     */
    Map<Long, Standing> projected(List<Matter> matters, String why) {
        var today = today();
        return apply(matters, why, null, matter -> new LegalEvent.Projected(today, matter.shipBy()));
    }

    /** Something happened to all of these. */
    Map<Long, Standing> happened(List<Matter> matters, String what, @Nullable String detail, Function<Matter, LegalEvent> event) {
        return apply(matters, what, detail, event);
    }

    private Map<Long, Standing> apply(List<Matter> matters, String what, @Nullable String detail, Function<Matter, LegalEvent> event) {
        var kept = cases.read(matters.stream().map(Matter::scheduleLine).toList());
        var after = new HashMap<Long, Standing>();
        var changes = new ArrayList<LegalCases.Change>();
        var today = today();
        for (var matter : matters) {
            var found = kept.get(matter.scheduleLine());
            var before = found == null ? LegalClock.opened() : found.standing();
            var standing = found == null && !governed(matter, today) ? takenOver(matter, event.apply(matter))
                    : LegalClock.after(matter.terms(), before, event.apply(matter));
            after.put(matter.scheduleLine(), standing);
            if (worthKeeping(before, standing) || (found != null && !found.own())) {
                changes.add(new LegalCases.Change(matter, before, standing, what, detail));
            }
        }
        cases.write(changes, clock.instant(), Who.now());
        return after;
    }

    /**
     * Whether we can speak for the clock: where silence ends orders, one whose applicable time was over before we first looked at it came
     * from elsewhere, and what its customer was offered there is not known. A person looks at it; it never ends by itself.
     */
    private static boolean governed(Matter matter, LocalDate today) {
        return matter.terms().profile().silence() == Silence.KEEPS_THE_ORDER || !matter.terms().applicableTime().isBefore(today);
    }

    /** Only what the customer says, and what we give up, begins a case of an order from elsewhere. */
    private static Standing takenOver(Matter matter, LegalEvent event) {
        return switch (event) {
            case LegalEvent.Agreed _, LegalEvent.Cancelled _, LegalEvent.Withdrawn _,
                    LegalEvent.SellerWithdrew _ -> LegalClock.takenOver(matter.terms(), event);
            default -> LegalClock.opened();
        };
    }

    /** A new date that we expect shows nothing while the order is on time. */
    private static boolean worthKeeping(Standing before, Standing after) {
        return !before.equals(after) && !(before.equals(LegalClock.opened()) && after.state() == LegalState.ON_TIME)
                && !(before.equals(LegalClock.opened()) && after.state() == LegalState.SHIPPED);
    }

    /** The end of a day: every deadline up to it strikes. What changed, so that the caller can act on it. */
    List<LegalCases.Change> endOf(List<Matter> matters, LocalDate day) {
        var kept = cases.of(matters.stream().map(Matter::scheduleLine).toList());
        var changes = new ArrayList<LegalCases.Change>();
        for (var matter : matters) {
            var before = Objects.requireNonNullElseGet(kept.get(matter.scheduleLine()), LegalClock::opened);
            var after = LegalClock.endOf(matter.terms(), before, day);
            if (!after.equals(before)) {
                changes.add(new LegalCases.Change(matter, before, after, "the day " + day + " ended", after.ended() == null ? null
                        : EndedByLaw.words(after)));
            }
        }
        cases.write(changes, clock.instant(), Who.now());
        return changes;
    }

    /** Takes over where another schedule line stood, as when it went up in this one. */
    void takeOver(Matter matter, Standing standing, String why) {
        cases.write(List.of(new LegalCases.Change(matter, standing, standing, why, null)), clock.instant(), Who.now());
    }
}
