package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.catalog.Settings;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.policy.StockingRule.Aim;
import dev.backstop.replenishment.LearnedRow.Lead;
import dev.backstop.replenishment.LearnedRow.Outlook;
import dev.backstop.replenishment.LearnedRow.Past;
import dev.backstop.replenishment.LearnedRow.Points;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From histories, lead times, terms and costs to reorder points, slice by slice. */
final class PlaceLearning {
    private static final double DAYS_IN_A_YEAR = 365;
    private static final Worth UNKNOWN = new Worth(null, null, null);

    private final Calendars calendars;
    private final LeadTimes leadTimes;
    private final Settings firm;
    private final Map<Long, Worth> worth;
    private final Knowledge knowledge;

    PlaceLearning(Calendars calendars, LeadTimes leadTimes, Settings firm, Map<Long, Worth> worth, Knowledge knowledge) {
        this.calendars = calendars;
        this.leadTimes = leadTimes;
        this.firm = firm;
        this.worth = worth;
        this.knowledge = knowledge;
    }

    /**
     * What is known of an item besides its demand. {@code unitCost} is its price where no cost is known, and {@code price} the other way
     * round.
     */
    record Worth(@Nullable BigDecimal unitCost, @Nullable BigDecimal price, @Nullable String category) {}

    LocalDate today(PlaceFacts facts) {
        return calendars.today(facts.place().location());
    }

    /** What the points of a place are worked out for. */
    private record Terms(int review, LeadTimes.@Nullable Learned lead, Aim aim, List<PlanningEvent> ahead) {}

    private @Nullable String category(PlaceFacts facts) {
        return worth.getOrDefault(facts.place().item(), UNKNOWN).category();
    }

    private Terms terms(PlaceFacts facts) {
        var place = facts.place();
        var way = Objects.requireNonNull(facts.way(), "only what has a supplier is learned");
        var calendar = calendars.of(way, place.location(), leadTimes.longestDays(place, way));
        var review = Math.max(facts.rule().reviewDays(), calendar.longestWaitForOrderDay());
        var ahead = knowledge.ahead(place, category(facts), today(facts));
        return new Terms(review, leadTimes.of(place, way, calendar, today(facts)).orElse(null), aim(facts, way, review, ahead), ahead);
    }

    /** Costs are those of the smallest unit. */
    private Aim aim(PlaceFacts facts, PlaceFacts.Way way, int review, List<PlanningEvent> ahead) {
        var perOrder = firm.orderingCost();
        var forNow = ahead.stream().filter(event -> event.holdsOn(today(facts))).map(PlanningEvent::effect)
                .filter(PlanningEvent.Effect.FillRate.class::isInstance).map(PlanningEvent.Effect.FillRate.class::cast)
                .<ServiceTarget>map(each -> new ServiceTarget.FillRate(each.share())).reduce((_, last) -> last);
        return new Aim(forNow.orElseGet(() -> target(facts)), way.terms(), review, perOrder == null ? null : perOrder.doubleValue(),
                holding(facts) / Math.pow(10, facts.decimals()), null);
    }

    /** Holding one unit of the item for a year; 0 where its value is not known. */
    private double holding(PlaceFacts facts) {
        var cost = worth.getOrDefault(facts.place().item(), UNKNOWN).unitCost();
        return cost == null ? 0 : cost.doubleValue() * firm.holdingRate().doubleValue();
    }

    /** A cost target needs to know what a unit in stock costs; without, 95 % of cycles are served. */
    private ServiceTarget target(PlaceFacts facts) {
        var value = facts.rule().targetValue();
        return switch (facts.rule().targetKind()) {
            case "cycle-service" -> new ServiceTarget.CycleService(value);
            case "cost" -> holding(facts) > 0
                    ? new ServiceTarget.Cost(value, holding(facts) / DAYS_IN_A_YEAR)
                    : new ServiceTarget.CycleService(ReorderPointResource.Target.USUAL_SHARE);
            default -> new ServiceTarget.FillRate(value);
        };
    }

    /**
     * A check sum of all that points rest on besides demand; while there are events ahead, the day is part of it. Lead times count to the
     * half day: what is learned of them fades a little every night.
     */
    int restsOn(PlaceFacts facts) {
        return restsOn(facts, terms(facts));
    }

    private int restsOn(PlaceFacts facts, Terms terms) {
        var lead = terms.lead();
        return Objects.hash(terms.review(), terms.aim().target(), terms.aim().terms(), terms.aim().perOrder(), terms.aim().holding(),
                category(facts), knowledge.behind(facts.place(), category(facts), today(facts)), terms.ahead(), terms.ahead().isEmpty() ? 0
                        : today(facts),
                lead == null ? -1 : Math.round(2 * lead.spread().mean()), lead == null ? -1 : Math.round(2 * lead.spread().deviation()));
    }

    /** Learns a slice, on all cores; the answer for a place does not depend on the others. */
    List<LearnedRow> learn(List<PlaceFacts> slice, Map<Place, PastDemand> past, Pool pool) {
        var periods = pool.periods();
        var known = slice.stream().parallel().map(facts -> Optional.ofNullable(past.get(facts.place()))
                .map(each -> each.periods(today(facts), periods.days(), periods.most(),
                        knowledge.behind(facts.place(), category(facts), today(facts))))).toList();
        var wanted = IntStream.range(0, slice.size())
                .mapToObj(i -> new Pool.Wanted(known.get(i).map(PastDemand.Periods::row).orElse(new float[0]),
                category(slice.get(i)))).toList();
        var forecasts = pool.forecast(wanted, today(slice.getFirst()));
        var terms = new ArrayList<Terms>();
        slice.forEach(facts -> terms.add(terms(facts)));
        return IntStream.range(0, slice.size()).parallel().mapToObj(i -> {
            var facts = slice.get(i);
            var history = known.get(i).map(each -> new Past(each.days(), each.daysWithDemand(), each.outDays(), each.oneOffs()))
                    .orElse(Past.NONE);
            return row(facts, terms.get(i), history, outlook(facts, history, forecasts.get(i), pool),
                    known.get(i).map(PastDemand.Periods::variation).orElse(null));
        }).toList();
    }

    private @Nullable Outlook outlook(PlaceFacts facts, Past past, Pool.Forecast own, Pool pool) {
        return pool.expected(own, past.days(), category(facts))
                .map(expected -> new Outlook(expected.curve(), pool.periods().horizonDays(), today(facts), own.of(), expected.borrowed()))
                .orElse(null);
    }

    private double yearValue(PlaceFacts facts, Outlook outlook) {
        var price = worth.getOrDefault(facts.place().item(), UNKNOWN).price();
        return price == null ? 0 : outlook.curve().perDay() * DAYS_IN_A_YEAR * price.doubleValue() / Math.pow(10, facts.decimals());
    }

    private LearnedRow row(PlaceFacts facts, Terms terms, Past past, @Nullable Outlook outlook, @Nullable Double variation) {
        var lead = terms.lead();
        return new LearnedRow(facts.place(), today(facts), past, outlook,
                lead == null ? null : new Lead(lead.spread(), lead.receipts()),
                lead == null || outlook == null ? null : points(outlook, lead, terms, today(facts)),
                terms.review(), facts.rule().targetKind(), facts.rule().targetValue(), restsOn(facts, terms),
                terms.ahead().stream().map(PlanningEvent::words).toList(), outlook == null ? 0 : yearValue(facts, outlook), variation);
    }

    /** Of what nobody wants, nothing is kept. */
    private static Points points(Outlook outlook, LeadTimes.Learned lead, Terms terms, LocalDate today) {
        var aim = terms.aim();
        var order = StockingRule.usualOrder(outlook.curve(), aim);
        var demand = new EventfulDemand(outlook.curve(), terms.ahead(), today);
        if (demand.perDay() <= 0) {
            return new Points(0, 0, order.quantity(), false, 0);
        }
        var levels = StockingRule.levels(demand, lead.spread(), aim, order);
        var holiday = terms.ahead().stream()
                .filter(event -> event.effect() instanceof PlanningEvent.Effect.NoSafetyStock && event.holdsOn(today))
                .map(PlanningEvent::until).max(LocalDate::compareTo).orElse(null);
        var point = StockingRule.reorderPoint(levels, today, holiday);
        return new Points(point, levels.orderUpTo() - (levels.reorderPoint() - point), order.quantity(), order.economic(),
                levels.expected());
    }
}
