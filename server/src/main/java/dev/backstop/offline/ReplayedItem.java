package dev.backstop.offline;

import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.plan.Terms;
import dev.backstop.planning.policy.StockingRule.Aim;
import dev.backstop.planning.replay.BackorderAdvice;
import dev.backstop.planning.replay.BackorderAdvice.Advice;
import dev.backstop.planning.replay.Foresight;
import dev.backstop.planning.replay.KnownTimes;
import dev.backstop.planning.replay.LearnedPolicy;
import dev.backstop.planning.replay.Past;
import dev.backstop.planning.replay.Replay;
import dev.backstop.planning.replay.Replay.PolicyOf;
import dev.backstop.planning.replay.Result;
import dev.backstop.planning.replay.Rules;
import dev.backstop.planning.replay.ServiceCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What policies would have come to for one item at one location.
 *
 * @param advice null: not asked for
 */
record ReplayedItem(Terms terms, List<Line> lines, @Nullable Advice advice) {
    /** One policy. */
    record Line(String policy, Result result) {}

    /** What was known of the item on each day. */
    record Known(Foresight foresight, KnownTimes times) {
        PolicyOf policy(Aim aim) {
            return new LearnedPolicy(aim, foresight, times);
        }
    }

    /**
     * Replays all policies.
     *
     * @param fillRates targets of the learned policy besides its own
     * @param from      day of the past from which on is counted
     */
    static ReplayedItem of(Terms terms, Past past, Rules rules, Known known, List<Double> fillRates, int from, boolean isAdvised) {
        var lines = new ArrayList<Line>();
        if (!past.receipts().isEmpty()) {
            lines.add(new Line("as it was", Replay.asItWas(past, rules.waiting(), from)));
        }
        if (terms.present() != null) {
            lines.add(new Line("present", Replay.run(past, rules, present(terms), from)));
        }
        lines.add(new Line("learned", Replay.run(past, rules, known.policy(terms.aim()), from)));
        ServiceCurve.points(past, rules, fillRates,
                share -> known.policy(terms.aim().with(new ServiceTarget.FillRate(share))), from)
                .forEach(point -> lines.add(new Line("learned %s".formatted(point.target()), point.result())));
        return new ReplayedItem(terms, lines, isAdvised ? advice(terms, past, rules, known, from) : null);
    }

    private static PolicyOf present(Terms terms) {
        var present = Objects.requireNonNull(terms.present());
        return PolicyOf.always(new StockingPolicy(present.reorderPoint(), present.orderUpTo(), null, false, true, terms.aim().reviewDays(),
                null));
    }

    /** By the present policy where there is one, because that is what waiting would be allowed under. */
    private static Advice advice(Terms terms, Past past, Rules rules, Known known, int from) {
        var patience = terms.patience();
        var worth = new BackorderAdvice.Worth(patience.margin(), terms.unitCost(), terms.holdingRate(), patience.waitingCost(),
                patience.leaving());
        Supplier<PolicyOf> policy = terms.present() != null ? () -> present(terms)
                : () -> known.policy(terms.aim());
        return BackorderAdvice.advise(past, rules, policy, patience.limitDays(), worth, from);
    }
}
