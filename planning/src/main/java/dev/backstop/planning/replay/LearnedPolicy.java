package dev.backstop.planning.replay;

import dev.backstop.planning.DemandForecasts;
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
    private final Foresight foresight;
    private int nextLearning;
    private Optional<StockingPolicy> present = Optional.empty();

    /** Learns from the past that is replayed, as far as it is known. */
    public LearnedPolicy(Past past, Rules rules, Aim aim, Foresight foresight) {
        this.past = past;
        this.rules = rules;
        this.aim = aim;
        this.foresight = foresight;
    }

    /** With forecasts by smoothing, from the item's own days only. */
    public LearnedPolicy(Past past, Rules rules, Aim aim) {
        this(past, rules, aim, (day, days) -> DemandForecasts.forecast(until(past.demand(), day), days));
    }

    @Override
    public Optional<StockingPolicy> on(LocalDate day, int dayOfSeries) {
        if (dayOfSeries >= nextLearning) {
            nextLearning = dayOfSeries + DAYS_BETWEEN;
            var time = leadTime(day);
            present = foresight.on(day, Math.max(1, (int) Math.round(time.mean())))
                    .map(forecast -> {
                        var levels = StockingRule.levels(forecast, time, aim, StockingRule.usualOrder(forecast, aim));
                        return new StockingPolicy(levels.reorderPoint(), levels.orderUpTo(), null, false, true, aim.reviewDays(), null);
                    })
                    .or(() -> present);
        }
        return present;
    }

    private static DemandSeries until(DemandSeries demand, LocalDate day) {
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
