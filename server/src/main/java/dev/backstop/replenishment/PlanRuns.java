package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Units;
import dev.backstop.replenishment.ProposalBook.Blocked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs the plan: learns what changed, reads every place with its supply and demand side by side, decides, and writes what changed. One run
 * at a time; a run over facts that did not change changes nothing.
 */
@Component
class PlanRuns {
    private static final long ONE_AT_A_TIME = 600;

    private final JdbcClient jdbc;
    private final Calendars.Reader calendars;
    private final LeadTimes.Reader leadTimes;
    private final Learning learning;
    private final PlanFacts facts;
    private final ProposalBook book;
    private final FirmSettings settings;
    private final Policies policies;

    PlanRuns(JdbcClient jdbc, Calendars.Reader calendars, LeadTimes.Reader leadTimes, Learning learning, PlanFacts facts, ProposalBook book,
            FirmSettings settings, Policies policies) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.leadTimes = leadTimes;
        this.learning = learning;
        this.facts = facts;
        this.book = book;
        this.settings = settings;
        this.policies = policies;
    }

    /** One run as it is kept; {@code learned} places were learned anew, after what all have in common took {@code poolMs}. */
    record Run(String run, Instant at, String by, int places, int proposals, int changed, int kept, int withdrawn, int blocked, long tookMs,
            String mode, int learned, long poolMs) {}

    /** Plans what is in scope, in the caller's transaction. */
    Run run(Scope scope, PlanMode mode, Instant now) {
        var started = System.nanoTime();
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", ONE_AT_A_TIME).query(Object.class).list();
        if (scope.equals(Scope.ALL)) {
            policies.endWhatIsOver(now);
        }
        var days = calendars.read(now);
        var times = leadTimes.read(LocalDate.ofInstant(now, ZoneOffset.UTC));
        var learned = learning.run(scope, mode, days, times);
        var counts = decide(scope, days, times);
        return keep(now, mode, learned, counts, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    private PlanCounts decide(Scope scope, Calendars days, LeadTimes times) {
        var trigger = settings.now().reorderTrigger();
        var today = LocalDate.ofInstant(days.now(), ZoneOffset.UTC);
        var outcome = new PlanOutcome(book, days.now());
        book.forgetBlocked(scope);
        try (var places = facts.places(scope);
                var supply = new ByPlace<>(facts.supply(scope, today), PlaceFacts.Supply::place);
                var demand = new ByPlace<>(facts.demand(scope), PlaceFacts.Demand::place);
                var standing = new ByPlace<>(book.standing(scope, today), ProposalRow::place)) {
            places.forEach(row -> {
                var place = row.with(supply.at(row.place()), demand.at(row.place()));
                var verdict = PlaceVerdicts.of(place, days, times, trigger);
                if (verdict instanceof Verdict.Blocked blocked) {
                    outcome.block(Blocked.at(place.place(), blocked.shortage(), Sentences.blocked(blocked, new Units("", place.decimals()))));
                }
                var needs = verdict instanceof Verdict.Propose(var wanted) ? wanted : List.<Need>of();
                outcome.settle(needs, standing.at(place.place()), days.today(place.place().location()));
            });
        }
        return outcome.done();
    }

    private Run keep(Instant now, PlanMode mode, Learning.Done learned, PlanCounts counts, long tookMs) {
        var number = jdbc.sql("""
                INSERT INTO replenishment.plan_run (number, at, by, places, proposals, changed, kept, withdrawn, blocked, took_ms, mode,
                       learned, pool_ms)
                VALUES ('PLAN-' || nextval('replenishment.plan_run_number'), :at, :by, :places, :added, :changed, :kept, :withdrawn,
                       :blocked, :took, :mode,
                       :learned, :pool)
                RETURNING number
                """)
                .param("at", now.atOffset(ZoneOffset.UTC)).param("by", Who.now()).param("places", counts.places()).param("added", counts.added())
                .param("changed", counts.changed()).param("kept", counts.kept()).param("withdrawn", counts.withdrawn())
                .param("blocked", counts.blocked()).param("took", tookMs).param("mode", mode.word()).param("learned", learned.places())
                        .param("pool", learned.poolMs())
                .query(String.class).single();
        return byNumber(number).orElseThrow();
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
