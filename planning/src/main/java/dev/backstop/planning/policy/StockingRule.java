package dev.backstop.planning.policy;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.DemandForecasts;
import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.EconomicOrder;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.ReorderPoints;
import dev.backstop.planning.ReorderPoints.Levels;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.SmoothedDemand;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From demand, lead time and costs to when to reorder, how much, and up to where. */
public final class StockingRule {
    private static final int DAYS_OF_COVER = 14;
    private static final double DAYS_IN_A_YEAR = 365;

    private StockingRule() {}

    /**
     * What the rule is made for.
     *
     * @param reviewDays    days from one look at the position to the next, at least 1
     * @param perOrder      what an order costs; null or 0: not known
     * @param holding       what a smallest unit in stock costs in a year; 0: not known
     * @param shelfLifeDays no order covers more days of use than this; null: keeps for ever
     */
    public record Aim(ServiceTarget target, OrderTerms terms, int reviewDays, @Nullable Double perOrder, double holding,
            @Nullable Integer shelfLifeDays) {}

    /**
     * A usual order.
     *
     * @param economic whether ordering and holding cost least together; else two weeks of use, or what one review has to cover
     */
    public record UsualOrder(long quantity, boolean economic) {}

    /** What was learned. */
    public record Learned(SmoothedDemand forecast, UsualOrder order, Levels levels) {}

    /** Learns from a series of demand; nothing where it is too short. */
    public static Optional<Learned> learn(DemandSeries series, LeadTimeSpread leadTime, Aim aim) {
        return DemandForecasts.forecast(series, (int) Math.round(leadTime.mean()) + aim.reviewDays()).map(forecast -> {
            var order = usualOrder(forecast, aim);
            return new Learned(forecast, order, levels(forecast, leadTime, aim, order));
        });
    }

    /** The levels for any forecast. */
    public static Levels levels(DemandForecast forecast, LeadTimeSpread leadTime, Aim aim, UsualOrder order) {
        return ReorderPoints.levels(forecast.over(leadTime, aim.reviewDays()), aim.target(), order.quantity());
    }

    /** Never less than the vendor takes, and no more than is used up within the shelf life. */
    public static UsualOrder usualOrder(DemandForecast forecast, Aim aim) {
        var least = Math.max(aim.terms().moq(), aim.terms().multiple());
        var perOrder = aim.perOrder();
        var economic = perOrder != null && perOrder > 0 && aim.holding() > 0 && forecast.perDay() > 0;
        var wanted = economic
                ? EconomicOrder.quantity(perOrder == null ? 0 : perOrder, forecast.perDay() * DAYS_IN_A_YEAR, aim.holding())
                : forecast.perDay() * Math.max(aim.reviewDays(), DAYS_OF_COVER);
        var keeps = aim.shelfLifeDays() == null ? Double.POSITIVE_INFINITY : forecast.perDay() * aim.shelfLifeDays();
        return new UsualOrder(Math.max(least, Math.round(Math.min(wanted, keeps))), economic && wanted <= keeps);
    }

    /**
     * The reorder point on a day. Safety stock may take a holiday, such as before a model is replaced: until its last day only what is
     * expected to be used is kept.
     */
    public static long reorderPoint(Levels levels, LocalDate day, @Nullable LocalDate lastDayOfHoliday) {
        var onHoliday = lastDayOfHoliday != null && !day.isAfter(lastDayOfHoliday);
        return onHoliday ? Math.min(levels.reorderPoint(), Math.round(levels.expected())) : levels.reorderPoint();
    }
}
