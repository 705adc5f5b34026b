package dev.backstop.planning.replay;

import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.policy.StockingRule.Aim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;

/** The policy that would have been learned: anew every four weeks, each time from the days before and from orders received by then. */
public final class LearnedPolicy implements Replay.PolicyOf {
    private static final int DAYS_BETWEEN = 28;
    private static final int STEPS = 9;

    private final Past past;
    private final Rules rules;
    private final Aim aim;
    private int nextLearning;
    private Optional<StockingPolicy> present = Optional.empty();

    /** Learns from the past that is replayed, as far as it is known. */
    public LearnedPolicy(Past past, Rules rules, Aim aim) {
        this.past = past;
        this.rules = rules;
        this.aim = aim;
    }

    @Override
    public Optional<StockingPolicy> on(LocalDate day, int dayOfSeries) {
        if (dayOfSeries >= nextLearning) {
            nextLearning = dayOfSeries + DAYS_BETWEEN;
            present = StockingRule.learn(until(day), leadTime(day), aim)
                    .map(learned -> new StockingPolicy(learned.levels().reorderPoint(), learned.levels().orderUpTo(), null, false, true,
                            aim.reviewDays(), null))
                    .or(() -> present);
        }
        return present;
    }

    private DemandSeries until(LocalDate day) {
        var demand = past.demand();
        var known = DemandSeries.from(demand.first(), day);
        for (var index = 0; index < demand.days() && demand.first().plusDays(index).isBefore(day); index++) {
            var date = demand.first().plusDays(index);
            known.wanted(date, demand.quantity(index));
            if (demand.wasOutOfStock(index)) {
                known.outOfStock(date);
            }
        }
        return known.done();
    }

    private LeadTimeSpread leadTime(LocalDate day) {
        var took = new ArrayList<Integer>();
        for (var order : past.orders()) {
            if (order.orderedOn().plusDays(order.days()).isBefore(day)) {
                took.add(order.days());
            }
        }
        return took.size() < LeadTimeSpread.FEWEST_RECEIPTS
                ? LeadTimeSpread.always(rules.leadTimeDays())
                : LeadTimeSpread.observed(took).condensed(STEPS);
    }
}
