package dev.backstop.replenishment;

import dev.backstop.catalog.Settings;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.demand.DemandCurve;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.replay.Past;
import dev.backstop.planning.replay.Replay;
import dev.backstop.planning.replay.Result;
import dev.backstop.planning.replay.Rules;
import dev.backstop.replenishment.ReplaySample.Known;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What policies would have come to. Every four weeks of the past the sample is forecast from the days before, by what a panel that ended
 * before teaches; from that follow reorder points, as they would have been learned on that day, and the replay goes on with them.
 */
final class Hindsight {
    static final int DAYS_BETWEEN = 28;

    private static final int LEARNED_EVERY = 4; // times of forecasting
    private static final int RUN_IN = 4; // a share of the days, in which policies run in
    private static final int STEPS = 9;
    private static final double DAYS_IN_A_YEAR = 365;

    private final List<Known> places;
    private final PoolPanel panel;
    private final Calendars calendars;
    private final Settings firm;
    private final LocalDate today;
    private final int times;

    Hindsight(List<Known> places, PoolPanel panel, Calendars calendars, Settings firm, LocalDate today) {
        this.places = places;
        this.panel = panel;
        this.calendars = calendars;
        this.firm = firm;
        this.today = today;
        var longest = places.stream().mapToInt(known -> known.demand().length(today)).max().orElse(0);
        this.times = Math.min(longest, (int) (Learning.YEARS * DAYS_IN_A_YEAR)) / DAYS_BETWEEN - 1;
    }

    /** The first day that counts for a place that was always there. */
    LocalDate from() {
        var days = Math.max(1, times + 1) * DAYS_BETWEEN;
        return today.minusDays(days - days / RUN_IN);
    }

    /** What each candidate came to over all places, in the order of the candidates. */
    List<ReplayResource.Outcome> of(List<Candidate> candidates, DoubleConsumer progress) {
        var curves = forecasts(share -> progress.accept(0.7 * share));
        var outcomes = new ArrayList<ReplayResource.Outcome>();
        for (var candidate : candidates) {
            outcomes.add(outcome(candidate, curves));
            progress.accept(0.7 + 0.3 * outcomes.size() / candidates.size());
        }
        return outcomes;
    }

    /** The forecasts of each place at each time, oldest first; null where there was no history yet. */
    private @Nullable DemandCurve[][] forecasts(DoubleConsumer progress) {
        var curves = new DemandCurve[places.size()][Math.max(0, times)];
        @Nullable Pool pool = null;
        for (var time = 0; time < times; time++) {
            var day = day(time);
            if (time % LEARNED_EVERY == 0) {
                pool = panel.before(day).map(Pool::learn).orElse(pool);
            }
            if (pool != null) {
                forecast(pool, day, time, curves);
            }
            progress.accept((time + 1.0) / times);
        }
        return curves;
    }

    private LocalDate day(int time) {
        return today.minusDays((long) (times - time) * DAYS_BETWEEN);
    }

    private void forecast(Pool pool, LocalDate day, int time, DemandCurve[][] curves) {
        var periods = pool.periods();
        var slice = places.stream().map(known -> new Pool.Wanted(known.demand().periods(day, periods.days(), periods.most()).row(), null))
                .toList();
        var forecasts = pool.forecast(slice, day);
        for (var i = 0; i < places.size(); i++) {
            if (places.get(i).demand().length(day) >= PastDemand.FEWEST_DAYS) {
                curves[i][time] = forecasts.get(i).curve();
            }
        }
    }

    private ReplayResource.Outcome outcome(Candidate candidate, @Nullable DemandCurve[][] curves) {
        var results = java.util.stream.IntStream.range(0, places.size()).parallel()
                .mapToObj(i -> result(candidate, places.get(i), curves[i])).toList();
        var wanted = 0.0;
        var served = 0.0;
        var waiting = 0.0;
        var stock = 0.0;
        var orders = 0L;
        for (var i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var known = places.get(i);
            wanted += result.wanted() * known.price();
            served += result.servedAtOnce() * known.price();
            waiting += result.unitDays() / Math.pow(10, known.facts().decimals());
            stock += result.averageStock() * known.cost();
            orders += result.orders();
        }
        return new ReplayResource.Outcome(candidate.policy(), candidate.shown(), wanted == 0 ? 1 : served / wanted, waiting, stock, orders);
    }

    private Result result(Candidate candidate, Known known, @Nullable DemandCurve[] curves) {
        var first = known.demand().firstOn().isAfter(day(0).minusDays(DAYS_BETWEEN)) ? known.demand().firstOn() : day(0)
                .minusDays(DAYS_BETWEEN);
        var series = known.demand().series(first, today);
        var past = new Past(series, known.onHand(first), known.receipts(first), known.took());
        var from = Math.max(series.days() / RUN_IN, 0);
        var rules = rules(known);
        return switch (candidate) {
            case Candidate.AsItWas() -> Replay.asItWas(past.without(cancelled(known)), rules.waiting(), from);
            case Candidate.Present() -> Replay.run(past, rules, present(known, past, curves), from);
            case Candidate.Learned learned -> Replay.run(past, rules, learned(known, past, learned, curves), from);
        };
    }

    private static Map<LocalDate, Long> cancelled(Known known) {
        return known.cancelled().stream().collect(Collectors.toMap(ReplaySample.Cancelled::day, ReplaySample.Cancelled::quantity));
    }

    private Rules rules(Known known) {
        var way = java.util.Objects.requireNonNull(known.facts().way(), "only what has a supplier is replayed");
        var place = known.facts().place();
        var vendor = way.vendor() == null ? null : calendars.vendors().get(way.vendor());
        return new Rules(way.terms(), stated(known), vendor == null ? java.util.Set.of() : vendor.orderDays(),
                calendars.location(place.location()).calendar(),
                known.waits() ? new Rules.Waiting.Always() : new Rules.Waiting.Never());
    }

    /** Calendar days from order to receipt as agreed; where nothing was, as it mostly was. */
    private int stated(Known known) {
        var way = java.util.Objects.requireNonNull(known.facts().way());
        var arrival = calendars.of(way, known.facts().place().location(), null).arrival(today);
        return arrival.map(day -> (int) java.time.temporal.ChronoUnit.DAYS.between(today, day))
                .orElseGet(() -> (int) known.took().stream().mapToInt(Past.Took::days).average().orElse(0));
    }

    private Replay.PolicyOf present(Known known, Past past, @Nullable DemandCurve[] curves) {
        var rule = known.facts().rule();
        return rule.manual() ? Replay.PolicyOf.always(PlaceVerdicts.policy(known.facts(), firm.reorderTrigger()))
                : learned(known, past, new Candidate.Learned(rule.targetKind(), rule.targetValue()), curves);
    }

    /** From each time on what was learned then. */
    private Replay.PolicyOf learned(Known known, Past past, Candidate.Learned candidate, @Nullable DemandCurve[] curves) {
        var rule = known.facts().rule();
        var way = java.util.Objects.requireNonNull(known.facts().way());
        var review = Math.max(rule.reviewDays(), calendars.of(way, known.facts().place().location(), null).longestWaitForOrderDay());
        var holding = known.cost() * firm.holdingRate().doubleValue();
        var perOrder = firm.orderingCost() == null ? null : Double.valueOf(firm.orderingCost().doubleValue());
        var aim = new StockingRule.Aim(candidate.target(holding * Math.pow(10, known.facts().decimals()) / DAYS_IN_A_YEAR), way.terms(),
                review, perOrder, holding, null);
        var policies = new ArrayList<Optional<StockingPolicy>>();
        for (var time = 0; time < times; time++) {
            var curve = curves[time];
            policies.add(curve == null ? Optional.empty() : Optional.of(policy(curve, leadTime(past, day(time), stated(known)), aim)));
        }
        return (date, _) -> {
            var time = Math.min(times - 1, Math.floorDiv((int) (date.toEpochDay() - day(0).toEpochDay()), DAYS_BETWEEN));
            return time < 0 ? Optional.empty() : policies.get(time);
        };
    }

    private static StockingPolicy policy(DemandCurve curve, LeadTimeSpread lead, StockingRule.Aim aim) {
        var order = StockingRule.usualOrder(curve, aim);
        if (curve.perDay() <= 0) {
            return new StockingPolicy(0, 0L, null, false, true, aim.reviewDays(), null);
        }
        var levels = StockingRule.levels(curve, lead, aim, order);
        return new StockingPolicy(levels.reorderPoint(), levels.orderUpTo(), null, false, true, aim.reviewDays(), null);
    }

    private static LeadTimeSpread leadTime(Past past, LocalDate day, int stated) {
        var known = past.orders().stream().filter(order -> order.orderedOn().plusDays(order.days()).isBefore(day)).map(Past.Took::days)
                .toList();
        return known.size() < LeadTimeSpread.FEWEST_RECEIPTS ? LeadTimeSpread.always(stated) : LeadTimeSpread.observed(known)
                .condensed(STEPS);
    }
}
