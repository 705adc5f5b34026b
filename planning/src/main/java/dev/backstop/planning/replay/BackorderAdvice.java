package dev.backstop.planning.replay;

import dev.backstop.planning.replay.Replay.PolicyOf;
import dev.backstop.planning.replay.Rules.Waiting;
import java.util.List;
import java.util.function.Supplier;

/** Whether customers should be allowed to wait for an item: each way is replayed, and the one that earns most is recommended. */
public final class BackorderAdvice {
    private static final double DAYS_IN_A_YEAR = 365;

    private BackorderAdvice() {}

    /**
     * What a unit is worth, in one currency.
     *
     * @param margin      earned by a unit sold
     * @param stock       what a unit in stock binds
     * @param holdingRate what binding money costs, a share of it a year
     * @param waitingCost what a unit waiting costs a day, in goodwill and in effort
     * @param leaving     chance that who waits cancels on a day, 0 to 1
     */
    public record Worth(double margin, double stock, double holdingRate, double waitingCost, double leaving) {}

    /**
     * One way, replayed.
     *
     * @param salesKept     units taken though they were not here, less those expected to be cancelled
     * @param cancellations units expected to be cancelled while they wait
     * @param cashFreed     money less in stock, on average, than if nobody may wait
     * @param earned        by the sales kept and the cash freed, less what waiting costs, over the days replayed
     */
    public record Way(Waiting waiting, Result result, double salesKept, double cancellations, double cashFreed, double earned) {}

    /** Why. */
    public enum Reason {
        /** Hardly anything was ever missing. */
        SELDOM_MISSING,
        /** Those who wait bring in more than their waiting costs. */
        SALES_ARE_KEPT,
        /** Only short waits bring in more than they cost. */
        LONG_WAITS_COST_MORE,
        /** Waiting costs more than the sales bring in. */
        WAITING_COSTS_MORE
    }

    /** The recommendation, and every way it was chosen from: never, limited, always. */
    public record Advice(Waiting recommended, Reason reason, List<Way> ways) {
        public Advice {
            ways = List.copyOf(ways);
        }
    }

    /**
     * Replays never, limited and always.
     *
     * @param policy a fresh one for each replay
     * @param limit  days that customers may be asked to wait where waiting is limited
     */
    public static Advice advise(Past past, Rules rules, Supplier<PolicyOf> policy, int limit, Worth worth, int from) {
        var never = Replay.run(past, rules.with(new Waiting.Never()), policy.get(), from);
        var ways = List.of(
                way(new Waiting.Never(), never, never, worth),
                way(new Waiting.UpTo(limit), Replay.run(past, rules.with(new Waiting.UpTo(limit)), policy.get(), from), never, worth),
                way(new Waiting.Always(), Replay.run(past, rules.with(new Waiting.Always()), policy.get(), from), never, worth));
        // Where two ways earn the same, the one that refuses fewer customers.
        var best = ways.stream().reduce((one, next) -> next.earned() >= one.earned() ? next : one).orElseThrow();
        return new Advice(best.waiting(), reason(best.waiting(), never), ways);
    }

    private static Way way(Waiting waiting, Result result, Result never, Worth worth) {
        var cancelled = result.expectedCancellations(worth.leaving());
        var kept = result.waited() - cancelled;
        var freed = (never.averageStock() - result.averageStock()) * worth.stock();
        var earned = kept * worth.margin() - result.unitDays() * worth.waitingCost()
                + freed * worth.holdingRate() * result.days() / DAYS_IN_A_YEAR;
        return new Way(waiting, result, kept, cancelled, freed, earned);
    }

    private static Reason reason(Waiting best, Result never) {
        if (never.lost() * 1_000 <= never.wanted()) {
            return Reason.SELDOM_MISSING;
        }
        return switch (best) {
            case Waiting.Always() -> Reason.SALES_ARE_KEPT;
            case Waiting.UpTo(_) -> Reason.LONG_WAITS_COST_MORE;
            case Waiting.Never() -> Reason.WAITING_COSTS_MORE;
        };
    }
}
