package dev.backstop.planning.policy;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.DemandForecasts;
import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.EconomicOrder;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.ReorderPoints.Levels;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.SmoothedDemand;
import dev.backstop.planning.policy.QuantityDiscounts.Break;
import java.time.LocalDate;
import java.util.List;
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
     * @param prices        prices that fall with the quantity ordered, from 0 on; empty: one price for all
     * @param holdingRate   what binding money costs, a share of it a year; asked for only with prices
     */
    public record Aim(ServiceTarget target, OrderTerms terms, int reviewDays, @Nullable Double perOrder, double holding,
            @Nullable Integer shelfLifeDays, List<Break> prices, double holdingRate) {
        public Aim {
            prices = List.copyOf(prices);
        }

        /** One price for all quantities. */
        public Aim(ServiceTarget target, OrderTerms terms, int reviewDays, @Nullable Double perOrder, double holding,
                @Nullable Integer shelfLifeDays) {
            this(target, terms, reviewDays, perOrder, holding, shelfLifeDays, List.of(), 0);
        }

        /** The same with another target. */
        public Aim with(ServiceTarget other) {
            return new Aim(other, terms, reviewDays, perOrder, holding, shelfLifeDays, prices, holdingRate);
        }
    }

    /** What the size of a usual order follows from. */
    public enum Basis {
        /** Ordering and holding cost least together. */
        ECONOMIC,
        /** The price that is paid from there on is worth the stock. */
        PRICE_BREAK,
        /** Two weeks of use, or what one review has to cover. */
        COVER,
        /** More would not keep. */
        SHELF_LIFE,
        /** The vendor takes no less. */
        VENDORS_LEAST,
        /** The vendor's items are ordered in one rhythm. */
        JOINT
    }

    /** A usual order. */
    public record UsualOrder(long quantity, Basis basis) {
        /** Whether ordering and holding cost least together. */
        public boolean economic() {
            return basis == Basis.ECONOMIC;
        }
    }

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
        return cycle(forecast, leadTime, aim.reviewDays(), order).levels(aim.target());
    }

    /** What happens from one order to the next; orders that follow each other closely may overtake each other. */
    public static OrderCycle cycle(DemandForecast forecast, LeadTimeSpread leadTime, int reviewDays, UsualOrder order) {
        var everyDays = Math.clamp(Math.round(order.quantity() / forecast.perDay()), reviewDays, Integer.MAX_VALUE);
        return OrderCycle.of(forecast.over(leadTime.crossing(everyDays), 0), forecast.betweenLooks(reviewDays), order.quantity());
    }

    /** Never less than the vendor takes, and no more than is used up within the shelf life. */
    public static UsualOrder usualOrder(DemandForecast forecast, Aim aim) {
        var least = Math.max(aim.terms().moq(), aim.terms().multiple());
        var wanted = wanted(forecast, aim);
        var keeps = aim.shelfLifeDays() == null ? Long.MAX_VALUE : Math.round(forecast.perDay() * aim.shelfLifeDays());
        var quantity = wanted.quantity() <= keeps ? wanted : new UsualOrder(keeps, Basis.SHELF_LIFE);
        return quantity.quantity() >= least ? quantity : new UsualOrder(least, Basis.VENDORS_LEAST);
    }

    private static UsualOrder wanted(DemandForecast forecast, Aim aim) {
        var perOrder = aim.perOrder() == null ? 0 : aim.perOrder();
        var yearly = forecast.perDay() * DAYS_IN_A_YEAR;
        if (!(perOrder > 0 && yearly > 0 && aim.holding() > 0)) {
            return new UsualOrder(Math.round(forecast.perDay() * Math.max(aim.reviewDays(), DAYS_OF_COVER)), Basis.COVER);
        }
        if (aim.prices().size() > 1 && aim.holdingRate() > 0) {
            var best = QuantityDiscounts.allUnits(new QuantityDiscounts.Item(perOrder, yearly, aim.holdingRate()), aim.prices());
            var atBreak = best.region() > 0 && best.quantity() <= aim.prices().get(best.region()).from();
            return new UsualOrder((long) Math.ceil(best.quantity()), atBreak ? Basis.PRICE_BREAK : Basis.ECONOMIC);
        }
        return new UsualOrder(Math.round(EconomicOrder.quantity(perOrder, yearly, aim.holding())), Basis.ECONOMIC);
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
