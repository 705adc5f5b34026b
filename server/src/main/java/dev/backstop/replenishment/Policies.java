package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Policies for whole segments: proposed, approved by somebody who is named, watched, and rolled back by one action. */
@Component
class Policies {
    private static final int FEWEST_LINES = 30;
    private static final double MISSED = 0.03;

    private final PolicyTable table;
    private final Replays replays;
    private final Clock clock;

    Policies(PolicyTable table, Replays replays, Clock clock) {
        this.table = table;
        this.replays = replays;
        this.clock = clock;
    }

    /**
     * Proposes one; nothing changes until it is approved. What a replay of the same segment made of the target is kept as the prediction.
     */
    PolicyResource propose(String segment, ReorderPointResource.Target target, @Nullable LocalDate until, @Nullable String replay,
            String reason) {
        if (until != null && until.isBefore(today())) {
            throw Problem.refused("/until",
                    "%s is over already. Name a day to come, or leave it out to keep the policy for good.".formatted(until));
        }
        var tried = replay == null ? Optional.<ReplayResource>empty()
                : Optional.of(replays.byNumber(replay)
                        .orElseThrow(() -> Problem.refused("/replay", "There is no replay %s.".formatted(replay))));
        var number = table.add(segment, target, until, replay, tried.flatMap(run -> predicted(run, target)).orElse(null), reason, Who.now(),
                clock.instant());
        return shown(number);
    }

    /** Of a sample, stock is grown to all. */
    private static Optional<PolicyResource.Predicted> predicted(ReplayResource run, ReorderPointResource.Target target) {
        var times = run.sampled() == null || run.of() == null || run.sampled() == 0 ? 1 : (double) run.of() / run.sampled();
        return run.results().stream().filter(outcome -> target.equals(outcome.target())).findFirst()
                .map(outcome -> new PolicyResource.Predicted(outcome.fillRate(), outcome.stockValue() * times));
    }

    PolicyResource approve(String number, String approvedBy) {
        var policy = locked(number);
        if (!policy.state().equals("proposed")) {
            throw Problem.conflict("policy-decided",
                    "Policy %s is %s and cannot be approved any more. Propose it anew.".formatted(number, policy.state()));
        }
        table.apply(number, approvedBy, clock.instant());
        return shown(number);
    }

    /** Puts back what held before. Twice is once. */
    PolicyResource rollBack(String number) {
        var policy = locked(number);
        if (policy.state().equals("approved")) {
            table.putBack(number, "rolled-back", Who.now(), clock.instant());
        } else if (!policy.state().equals("rolled-back")) {
            throw Problem.conflict("policy-not-in-force",
                    "Policy %s is %s, so there is nothing to roll back.".formatted(number, policy.state()));
        }
        return shown(number);
    }

    /** Ends what was to hold for a while only. */
    void endWhatIsOver(Instant now) {
        table.over(LocalDate.ofInstant(now, ZoneOffset.UTC)).forEach(number -> table.putBack(number, "ended", "system", now));
    }

    List<PolicyResource> list(@Nullable String segment) {
        return table.list(segment).stream().map(this::watched).toList();
    }

    Optional<PolicyResource> byNumber(String number) {
        return table.byNumber(number).map(this::watched);
    }

    private PolicyResource shown(String number) {
        return byNumber(number).orElseThrow(() -> Problem.notFound("policy", number));
    }

    private PolicyResource locked(String number) {
        table.lock(number);
        return table.byNumber(number).orElseThrow(() -> Problem.notFound("policy", number));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private PolicyResource watched(PolicyResource policy) {
        if (!policy.state().equals("approved")) {
            return policy;
        }
        var seen = table.seen(policy.policy());
        var stock = table.stockValue(policy.policy());
        var fillRate = seen.wanted() == 0 ? null : Double.valueOf(seen.served() / seen.wanted());
        var expected = policy.predicted() != null ? Double.valueOf(policy.predicted().fillRate())
                : "fill-rate".equals(policy.target().kind()) ? Double.valueOf(Objects.requireNonNull(policy.target().value())) : null;
        return policy.with(watch(seen.lines(), fillRate, stock, expected));
    }

    private static PolicyResource.Watch watch(int lines, @Nullable Double fillRate, double stock, @Nullable Double expected) {
        if (fillRate == null || expected == null || lines < FEWEST_LINES) {
            return new PolicyResource.Watch(lines, fillRate, stock, "too-early",
                    "Too early to tell: %d of the %d order lines that it takes.".formatted(lines, FEWEST_LINES));
        }
        var seen = "%s %% were served from stock, %s %% predicted".formatted(LearnedWords.number(100 * fillRate, 1),
                LearnedWords.number(100 * expected, 1));
        return fillRate < expected - MISSED
                ? new PolicyResource.Watch(lines, fillRate, stock, "roll-back", seen
                        + ": roll it back, or see what changed since it was tried.")
                : new PolicyResource.Watch(lines, fillRate, stock, "holds", seen + ": it holds.");
    }
}
