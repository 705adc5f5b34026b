package dev.backstop.replenishment;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Settings;
import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.ReorderPoints.Levels;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.SmoothedDemand;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.policy.StockingRule.Aim;
import dev.backstop.planning.policy.StockingRule.UsualOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Learns reorder points from the firm's own orders and receipts. */
@Component
class Learning {
    private static final int YEARS = 2;
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final double DAYS_IN_A_YEAR = 365;

    private final JdbcClient jdbc;
    private final PlanFacts facts;
    private final DemandHistory history;
    private final LearnedBook book;
    private final FirmSettings settings;

    Learning(JdbcClient jdbc, PlanFacts facts, DemandHistory history, LearnedBook book, FirmSettings settings) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.history = history;
        this.book = book;
        this.settings = settings;
    }

    /** Learns anew what is in scope and not set by hand. */
    void run(Scope scope, Calendars calendars, LeadTimes leadTimes) {
        if (nothingToLearn(scope)) {
            return;
        }
        var firm = settings.now();
        var costs = costs(scope);
        var since = LocalDate.ofInstant(calendars.now(), java.time.ZoneOffset.UTC).minusYears(YEARS);
        var rows = new ArrayList<LearnedRow>();
        try (var places = facts.places(scope);
                var wanted = new ByPlace<>(history.wanted(scope, since), DemandHistory.Wanted::place);
                var changes = new ByPlace<>(history.changes(scope), DemandHistory.Change::place)) {
            places.filter(Learning::learns).forEach(place -> {
                var today = calendars.today(place.place().location());
                var series = DemandSeriesOf.at(wanted.at(place.place()), changes.at(place.place()), since, today);
                rows.add(learn(place, series, calendars, leadTimes, new Money(firm, costs.get(place.place().item()))));
                if (rows.size() == ROWS_AT_A_TIME) {
                    book.write(rows);
                    rows.clear();
                }
            });
        }
        book.write(rows);
    }

    /** History is long: it is not read where every reorder point is set by hand. */
    private boolean nothingToLearn(Scope scope) {
        return jdbc.sql("""
                SELECT NOT EXISTS (
                    SELECT FROM catalog.sourcing_term LEFT JOIN replenishment.reorder_point USING (item_id, location_id)
                     WHERE mode IS DISTINCT FROM 'manual' AND per_order IS NOT TRUE
                       AND (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations)))
                """)
                .param("items", scope.itemArray()).param("locations", scope.locationArray()).query(Boolean.class).single();
    }

    private static boolean learns(PlaceFacts facts) {
        return !facts.rule().manual() && !facts.rule().perOrder() && !facts.kit() && facts.stocked() && facts.way() != null;
    }

    /** What stock costs: the item's cost, else its price; null where neither is known. */
    private record Money(Settings firm, @Nullable BigDecimal unitCost) {
        /** Holding one unit of the item for a year; 0 where its value is not known. */
        double holding() {
            return unitCost == null ? 0 : unitCost.doubleValue() * firm.holdingRate().doubleValue();
        }
    }

    private Map<Long, BigDecimal> costs(Scope scope) {
        var costs = new HashMap<Long, BigDecimal>();
        jdbc.sql("""
                SELECT id, coalesce(cost, price) AS cost FROM catalog.item
                 WHERE coalesce(cost, price) > 0 AND (:items::bigint[] IS NULL OR id = ANY (:items))
                """)
                .withFetchSize(10_000).param("items", scope.itemArray())
                .query(row -> {
                    costs.put(row.getLong("id"), row.getBigDecimal("cost"));
                });
        return costs;
    }

    private static LearnedRow learn(PlaceFacts facts, DemandSeries series, Calendars calendars, LeadTimes leadTimes, Money money) {
        var place = facts.place();
        var way = java.util.Objects.requireNonNull(facts.way(), "only what has a supplier is learned");
        var today = calendars.today(place.location());
        var calendar = calendars.of(way, place.location(), leadTimes.longestDays(place, way));
        var lead = leadTimes.of(place, way, calendar, today);
        var review = Math.max(facts.rule().reviewDays(), calendar.longestWaitForOrderDay());
        var learned = lead.flatMap(known -> StockingRule.learn(series, known.spread(), aim(facts, way, review, money)));
        return learned
                .map(rule -> row(facts, place, today, series, rule.forecast(), rule.order(), rule.levels(), lead.orElse(null), review))
                .orElseGet(() -> row(facts, place, today, series, null, null, null, lead.orElse(null), review));
    }

    /** Costs are those of the smallest unit. */
    private static Aim aim(PlaceFacts facts, PlaceFacts.Way way, int review, Money money) {
        var perOrder = money.firm().orderingCost();
        return new Aim(target(facts, money), way.terms(), review, perOrder == null ? null : perOrder.doubleValue(),
                money.holding() / Math.pow(10, facts.decimals()), null);
    }

    /** A cost target needs to know what a unit in stock costs; without, 95 % of cycles are served. */
    private static ServiceTarget target(PlaceFacts facts, Money money) {
        var value = facts.rule().targetValue();
        return switch (facts.rule().targetKind()) {
            case "cycle-service" -> new ServiceTarget.CycleService(value);
            case "cost" -> money.holding() > 0
                    ? new ServiceTarget.Cost(value, money.holding() / DAYS_IN_A_YEAR)
                    : new ServiceTarget.CycleService(ReorderPointResource.Target.USUAL_SHARE);
            default -> new ServiceTarget.FillRate(value);
        };
    }

    private static LearnedRow row(PlaceFacts facts, Place place, LocalDate today, DemandSeries series, @Nullable SmoothedDemand forecast,
            @Nullable UsualOrder order, @Nullable Levels levels, LeadTimes.@Nullable Learned lead, int review) {
        return new LearnedRow(
                place.item(), place.location(), today,
                levels == null ? null : levels.reorderPoint(),
                levels == null ? null : levels.orderUpTo(),
                order == null ? null : order.quantity(),
                order != null && order.economic(),
                levels == null ? null : levels.expected(),
                forecast == null ? null : forecast.perDay(),
                forecast == null ? null : forecast.smoothing(),
                forecast == null ? null : forecast.variance(),
                forecast == null ? null : forecast.correction(),
                series.days(),
                forecast == null ? series.days() - series.stockOutDays() : forecast.days(),
                series.daysWithDemand(), series.stockOutDays(), series.oneOffDays(),
                lead == null ? null : lead.spread().mean(),
                lead == null ? null : lead.spread().deviation(),
                lead == null ? 0 : lead.receipts(),
                review, facts.rule().targetKind(), facts.rule().targetValue());
    }
}
