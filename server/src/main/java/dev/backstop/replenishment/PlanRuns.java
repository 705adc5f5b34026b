package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Settings;
import dev.backstop.catalog.Units;
import dev.backstop.replenishment.ProposalBook.Blocked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs the plan: learns what changed, reads the places that may need something with their supply and demand side by side, decides, and writes what
 * changed. One run at a time; a run over facts that did not change changes nothing.
 */
@Component
class PlanRuns {
    private final JdbcClient jdbc;
    private final Calendars.Reader calendars;
    private final LeadTimes.Reader leadTimes;
    private final Learning learning;
    private final LookedAt lookedAt;
    private final FewPlaces few;
    private final Moved moved;
    private final PlanFacts facts;
    private final ProposalBook book;
    private final FirmSettings settings;
    private final Policies policies;
    private final LandedCosts.Reader costs;

    PlanRuns(JdbcClient jdbc, Calendars.Reader calendars, LeadTimes.Reader leadTimes, Learning learning, LookedAt lookedAt, FewPlaces few,
            Moved moved, PlanFacts facts, ProposalBook book, FirmSettings settings, Policies policies, LandedCosts.Reader costs) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.leadTimes = leadTimes;
        this.learning = learning;
        this.lookedAt = lookedAt;
        this.few = few;
        this.moved = moved;
        this.facts = facts;
        this.book = book;
        this.settings = settings;
        this.policies = policies;
        this.costs = costs;
    }

    /** One run as it is kept; {@code learned} places were learned anew, after what all have in common took {@code poolMs}. */
    record Run(String run, Instant at, String by, int places, int proposals, int changed, int kept, int withdrawn, int blocked, long tookMs,
            String mode, int learned, long poolMs) {}

    /** Plans what is in scope, in the caller's transaction; once everything was planned today, of everything only what moved since. */
    Run run(Scope scope, PlanMode mode, Instant now) {
        var started = System.nanoTime();
        var changed = scope.equals(Scope.ALL) && mode == PlanMode.CHANGED;
        var since = changed ? moved.take(now) : Optional.<Moved.Since>empty();
        if (!changed) {
            moved.waitForOthers();
        }
        if (!scope.equals(Scope.ALL)) {
            return some(scope, mode, now, started);
        }
        return since.isPresent() ? moved(since.get(), now, started) : everything(mode, now, started);
    }

    /** Plans these places with the reorder points that are known. */
    Run run(List<Place> places, Instant now) {
        var started = System.nanoTime();
        moved.waitForOthers();
        var counts = places.size() > LookedAt.FEW ? decide(lookedAt.these(places), calendars.read(now), times(now))
                : decide(places, calendars.read(now), times(now), true);
        return keep(now, PlanMode.WAITING, Learning.Done.NOTHING, counts, started);
    }

    private Run everything(PlanMode mode, Instant now, long started) {
        policies.endWhatIsOver(now);
        moved.forget();
        var days = calendars.read(now);
        var times = times(now);
        var suspects = lookedAt.suspects(first(days, now));
        var learned = suspects.learns() ? learning.run(Scope.ALL, mode, days, times) : Learning.Done.NOTHING;
        var looked = suspects.learns() ? lookedAt.suspects(first(days, now)).looked() : suspects.looked(); // by what was learned
        book.forgetAllBlocked();
        var counts = decide(looked, days, times);
        calendars.keep(moved.planned(days.locations().values(), learned.learns(), now), days);
        return keep(now, mode, learned, counts, started);
    }

    private Run moved(Moved.Since since, Instant now, long started) {
        var days = calendars.kept(since.days(), now);
        var times = times(now);
        var learned = since.relearn() ? learning.again(since.scope(), days, times) : Learning.Done.NOTHING;
        var places = since.places();
        var counts = places.size() > LookedAt.FEW ? decide(lookedAt.these(places), days, times) : decide(places, days, times, false);
        return keep(now, PlanMode.CHANGED, learned, counts, started);
    }

    private Run some(Scope scope, PlanMode mode, Instant now, long started) {
        var days = calendars.read(now);
        var times = times(now);
        var learned = learning.run(scope, mode, days, times);
        var looked = lookedAt.all(scope);
        book.forgetBlocked();
        return keep(now, mode, learned, decide(looked, days, times), started);
    }

    /** The earliest day that it is anywhere. */
    private static LocalDate first(Calendars days, Instant now) {
        return days.locations().values().stream().map(location -> location.today(now)).min(LocalDate::compareTo).orElse(utc(now));
    }

    /** Read when the first place asks: most have an agreed lead time. */
    private Supplier<LeadTimes> times(Instant now) {
        return new Once<>(() -> leadTimes.read(utc(now)));
    }

    private static LocalDate utc(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Decides on all places looked at. */
    private PlanCounts decide(Looked.InTable looked, Calendars days, Supplier<LeadTimes> times) {
        var today = utc(days.now());
        var decided = new Decided(settings.now(), days, times, today);
        try (var places = facts.places(looked);
                var supply = new ByPlace<>(facts.supply(looked, today).streamed(looked, jdbc), PlaceFacts.Supply::place);
                var demand = new ByPlace<>(facts.demand(looked).streamed(looked, jdbc), PlaceFacts.Demand::place);
                var standing = new ByPlace<>(book.standing(looked, today).streamed(looked, jdbc), ProposalRow::place);
                var more = facts.more(looked)) {
            places.forEach(row -> decided.on(more.with(row, supply.at(row.place()), demand.at(row.place())), standing.at(row.place())));
        }
        return decided.outcome.done().of(looked.count());
    }

    /** The same of a few places, of which those that surely need nothing may be passed over. */
    private PlanCounts decide(List<Place> places, Calendars days, Supplier<LeadTimes> times, boolean everything) {
        var today = utc(days.now());
        var found = few.read(places, days, today, everything);
        var decided = new Decided(found.firm(), days, times, today);
        found.places().forEach(known -> decided.on(known.facts(), known.standing()));
        return decided.outcome.done().of(places.size());
    }

    /** What one run decides, place by place. */
    private final class Decided {
        private final Settings firm;
        private final Calendars days;
        private final Supplier<LeadTimes> times;
        private final LandedCosts landed;
        private final PlanOutcome outcome;

        Decided(Settings firm, Calendars days, Supplier<LeadTimes> times, LocalDate today) {
            this.firm = firm;
            this.days = days;
            this.times = times;
            this.landed = costs.read(today, firm.currency());
            this.outcome = new PlanOutcome(book, days.now());
        }

        void on(PlaceFacts place, List<ProposalRow> standing) {
            var verdict = PlaceVerdicts.of(place, days, times, firm.reorderTrigger(), landed);
            if (verdict instanceof Verdict.Blocked blocked) {
                outcome.block(Blocked.at(place.place(), blocked.shortage(), Sentences.blocked(blocked, new Units("", place.decimals()))));
            }
            var needs = verdict instanceof Verdict.Propose(var wanted) ? wanted : List.<Need>of();
            outcome.settle(needs, standing, days.today(place.place().location()));
        }
    }

    private Run keep(Instant now, PlanMode mode, Learning.Done learned, PlanCounts counts, long started) {
        var tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return jdbc.sql("""
                INSERT INTO replenishment.plan_run (number, at, by, places, proposals, changed, kept, withdrawn, blocked, took_ms, mode,
                       learned, pool_ms)
                VALUES ('PLAN-' || nextval('replenishment.plan_run_number'), :at, :by, :places, :added, :changed, :kept, :withdrawn,
                       :blocked, :took, :mode,
                       :learned, :pool)
                RETURNING number AS run, at, by, places, proposals, changed, kept, withdrawn, blocked, took_ms, mode, learned, pool_ms
                """)
                .param("at", now.atOffset(ZoneOffset.UTC)).param("by", Who.now()).param("places", counts.places()).param("added", counts.added())
                .param("changed", counts.changed()).param("kept", counts.kept()).param("withdrawn", counts.withdrawn())
                .param("blocked", counts.blocked()).param("took", tookMs).param("mode", mode.word()).param("learned", learned.places())
                .param("pool", learned.poolMs())
                .query(Run.class).single();
    }

    Optional<Run> byNumber(String number) {
        return jdbc.sql("""
                SELECT number AS run, at, by, places, proposals, changed, kept, withdrawn, blocked, took_ms, mode, learned, pool_ms
                       FROM replenishment.plan_run
                 WHERE number = :number
                """)
                .param("number", number).query(Run.class).optional();
    }
}
