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

/**
 * The policy that would have been learned: anew every week, as the plan learns at least, each time from the days before and from what was
 * known of orders by then.
 */
public final class LearnedPolicy implements Replay.PolicyOf {
    private static final int DAYS_BETWEEN = 7;
    private static final int STEPS = 9;

    private final Aim aim;
    private final Foresight foresight;
    private final KnownTimes times;
    private int nextLearning;
    private Optional<StockingPolicy> present = Optional.empty();

    /** From what was known on each day. */
    public LearnedPolicy(Aim aim, Foresight foresight, KnownTimes times) {
        this.aim = aim;
        this.foresight = foresight;
        this.times = times;
    }

    /** With forecasts by smoothing, and all of it from the item's own days and orders only. */
    public LearnedPolicy(Past past, Rules rules, Aim aim) {
        this(aim, (day, days) -> DemandForecasts.forecast(until(past.demand(), day), days), day -> Optional.of(took(past, rules, day)));
    }

    @Override
    public Optional<StockingPolicy> on(LocalDate day, int dayOfSeries) {
        if (dayOfSeries >= nextLearning) {
            nextLearning = dayOfSeries + DAYS_BETWEEN;
            present = times.on(day).flatMap(time -> policy(day, time)).or(() -> present);
        }
        return present;
    }

    private Optional<StockingPolicy> policy(LocalDate day, LeadTimeSpread time) {
        return foresight.on(day, Math.max(1, (int) Math.round(time.mean()))).map(forecast -> {
            var levels = StockingRule.levels(forecast, time, aim, StockingRule.usualOrder(forecast, aim));
            return new StockingPolicy(levels.reorderPoint(), levels.orderUpTo(), null, false, true, aim.reviewDays(), null);
        });
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

    /** From orders of the past that is replayed, as far as they had come, or as agreed. */
    private static LeadTimeSpread took(Past past, Rules rules, LocalDate day) {
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
