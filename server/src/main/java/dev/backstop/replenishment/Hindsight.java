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
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What policies would have come to. Every week of the past the sample is forecast from the days before, by what a panel that ended
 * before teaches; from that and from the lead times known by then follow reorder points, as they would have been learned on that day, and
 * the replay goes on with them. What was cancelled in the end counts for nobody.
 */
final class Hindsight {
    static final int DAYS_BETWEEN = 7; // the plan itself learns a place again as soon as it is wanted, or a week later

    private static final double GROWN = 1.2; // times as much history teaches something new
    private static final int TIMES_A_POOL_HOLDS = 16;
    private static final int RUN_IN = 4; // a share of the days, in which policies run in
    private static final double DAYS_IN_A_YEAR = 365;

    private final List<Known> places;
    private final PoolPanel panel;
    private final LeadTimes.Past orders;
    private final Calendars calendars;
    private final Settings firm;
    private final LocalDate today;
    private final int times;

    Hindsight(List<Known> places, PoolPanel panel, LeadTimes.Past orders, Calendars calendars, Settings firm, LocalDate today) {
        this.places = places;
        this.panel = panel;
        this.orders = orders;
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
        var leadTimes = leadTimes();
        var outcomes = new ArrayList<ReplayResource.Outcome>();
        for (var candidate : candidates) {
            outcomes.add(outcome(candidate, curves, leadTimes));
            progress.accept(0.7 + 0.3 * outcomes.size() / candidates.size());
        }
        return outcomes;
    }

    /** The forecasts of each place at each time, oldest first; null where there was no history yet. */
    private @Nullable DemandCurve[][] forecasts(DoubleConsumer progress) {
        var curves = new DemandCurve[places.size()][Math.max(0, times)];
        @Nullable Pool pool = null;
        var learnedAt = 0;
        for (var time = 0; time < times; time++) {
            var day = day(time);
            if (pool == null || time + 1 >= GROWN * (learnedAt + 1) || time >= learnedAt + TIMES_A_POOL_HOLDS) {
                pool = panel.before(day).map(Pool::learn).orElse(pool);
                learnedAt = time;
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
        var slice = places.stream().map(known -> new Pool.Wanted(known.demand().periods(day, periods.days(), periods.most()).row(),
                known.worth().category())).toList();
        var forecasts = pool.forecast(slice, day);
        for (var i = 0; i < places.size(); i++) {
            curves[i][time] = pool.expected(forecasts.get(i), places.get(i).demand().length(day), places.get(i).worth().category())
                    .map(Pool.Expected::curve).orElse(null);
        }
    }

    /** How long orders of each place were known to take at each time, oldest first; null where nobody could say. */
    private @Nullable LeadTimeSpread[][] leadTimes() {
        var spreads = new LeadTimeSpread[places.size()][Math.max(0, times)];
        for (var time = 0; time < times; time++) {
            var day = day(time);
            var known = orders.before(day);
            for (var i = 0; i < places.size(); i++) {
                var place = places.get(i).facts().place();
                var way = way(places.get(i));
                var spread = known.of(place, way, calendars.of(way, place.location(), known.longestDays(place, way)), day)
                        .map(LeadTimes.Learned::spread).orElse(null);
                spreads[i][time] = time > 0 && Objects.equals(spread, spreads[i][time - 1]) ? spreads[i][time - 1] : spread;
            }
        }
        return spreads;
    }

    private ReplayResource.Outcome outcome(Candidate candidate, @Nullable DemandCurve[][] curves, @Nullable LeadTimeSpread[][] leadTimes) {
        var results = java.util.stream.IntStream.range(0, places.size()).parallel()
                .mapToObj(i -> result(candidate, places.get(i), curves[i], leadTimes[i])).toList();
        var wanted = 0.0;
        var served = 0.0;
        var waiting = 0.0;
        var stock = 0.0;
        var orders = 0L;
        var shares = 0.0;
        var asked = 0;
        for (var i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var known = places.get(i);
            wanted += result.wanted() * known.worth().price();
            served += result.servedAtOnce() * known.worth().price();
            waiting += result.unitDays() / Math.pow(10, known.facts().decimals());
            stock += result.averageStock() * known.worth().cost();
            orders += result.orders();
            shares += result.wanted() == 0 ? 0 : result.fillRate();
            asked += result.wanted() == 0 ? 0 : 1;
        }
        return new ReplayResource.Outcome(candidate.policy(), candidate.shown(), wanted == 0 ? 1 : served / wanted,
                asked == 0 ? 1 : shares / asked, waiting, stock, orders);
    }

    private Result result(Candidate candidate, Known known, @Nullable DemandCurve[] curves, @Nullable LeadTimeSpread[] leadTimes) {
        var first = known.demand().firstOn().isAfter(day(0).minusDays(DAYS_BETWEEN)) ? known.demand().firstOn() : day(0)
                .minusDays(DAYS_BETWEEN);
        var series = known.demand().series(first, today);
        var past = new Past(series, known.onHand(first), known.receipts(first), known.took()).without(cancelled(known));
        var from = Math.max(series.days() / RUN_IN, 0);
        var rules = rules(known);
        return switch (candidate) {
            case Candidate.AsItWas() -> Replay.asItWas(past, rules.waiting(), from);
            case Candidate.Present() -> Replay.run(past, rules, present(known, curves, leadTimes), from);
            case Candidate.Learned learned -> Replay.run(past, rules, learned(known, learned, curves, leadTimes), from);
        };
    }

    private static Map<LocalDate, Long> cancelled(Known known) {
        return known.cancelled().stream().collect(Collectors.toMap(ReplaySample.Cancelled::day, ReplaySample.Cancelled::quantity));
    }

    private static PlaceFacts.Way way(Known known) {
        return Objects.requireNonNull(known.facts().way(), "only what has a supplier is replayed");
    }

    private Rules rules(Known known) {
        var way = way(known);
        var place = known.facts().place();
        var vendor = way.vendor() == null ? null : calendars.vendors().get(way.vendor());
        return new Rules(way.terms(), stated(known), vendor == null ? java.util.Set.of() : vendor.orderDays(),
                calendars.location(place.location()).calendar(),
                known.worth().waits() ? new Rules.Waiting.Always() : new Rules.Waiting.Never());
    }

    /** Calendar days from order to receipt as agreed; where nothing was, as it mostly was. */
    private int stated(Known known) {
        var arrival = calendars.of(way(known), known.facts().place().location(), null).arrival(today);
        return arrival.map(day -> (int) java.time.temporal.ChronoUnit.DAYS.between(today, day))
                .orElseGet(() -> (int) known.took().stream().mapToInt(Past.Took::days).average().orElse(0));
    }

    private Replay.PolicyOf present(Known known, @Nullable DemandCurve[] curves, @Nullable LeadTimeSpread[] leadTimes) {
        var rule = known.facts().rule();
        return rule.manual() ? Replay.PolicyOf.always(PlaceVerdicts.policy(known.facts(), firm.reorderTrigger()))
                : learned(known, new Candidate.Learned(rule.targetKind(), rule.targetValue()), curves, leadTimes);
    }

    /** From each time on what was learned then. */
    private Replay.PolicyOf learned(Known known, Candidate.Learned candidate, @Nullable DemandCurve[] curves,
            @Nullable LeadTimeSpread[] leadTimes) {
        var rule = known.facts().rule();
        var way = way(known);
        var review = Math.max(rule.reviewDays(), calendars.of(way, known.facts().place().location(), null).longestWaitForOrderDay());
        var holding = known.worth().cost() * firm.holdingRate().doubleValue();
        var perOrder = firm.orderingCost() == null ? null : Double.valueOf(firm.orderingCost().doubleValue());
        var aim = new StockingRule.Aim(candidate.target(holding * Math.pow(10, known.facts().decimals()) / DAYS_IN_A_YEAR), way.terms(),
                review, perOrder, holding, null);
        var policies = new ArrayList<Optional<StockingPolicy>>();
        for (var time = 0; time < times; time++) {
            var curve = curves[time];
            var lead = leadTimes[time];
            policies.add(curve == null || lead == null ? Optional.empty() : Optional.of(policy(curve, lead, aim)));
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
}
