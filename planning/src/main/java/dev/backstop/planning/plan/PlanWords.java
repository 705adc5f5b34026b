package dev.backstop.planning.plan;

import dev.backstop.planning.DemandForecasts;
import dev.backstop.planning.OrderQuantities.OrderQuantity;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.plan.Draft.Ready;
import dev.backstop.planning.policy.StockingRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The arithmetic of a planned line in words. */
final class PlanWords {
    private PlanWords() {}

    static String nothing(boolean leadTimeKnown, int days) {
        return leadTimeKnown
                ? "%d days of history; at least %d are needed to learn from.".formatted(days, DemandForecasts.FEWEST_DAYS)
                : "No lead_time_days is given, and fewer than three receipts of the vendor say how long orders take.";
    }

    static String why(Ready draft, StockingPolicy policy, OrderQuantity order, boolean goesAlong) {
        var terms = draft.place().terms();
        var stock = draft.place().stock();
        var perDay = draft.forecast().perDay();
        var lead = draft.time().spread().mean();
        var words = new StringBuilder();
        words.append("%s a day over a lead time of %s days (%s) is %s; with a look every %s the position is %s below the point by then: %s. ".formatted(
                number(perDay, 2), number(lead, 1), draft.time().receipts() == 0 ? "as agreed"
                        : "from %d receipts".formatted(draft.time().receipts()),
                number(perDay * lead, 1), terms.aim().reviewDays() == 1 ? "day" : "%d days".formatted(terms.aim().reviewDays()),
                number(draft.levels().expected() - perDay * lead, 1), number(draft.levels().expected(), 1)));
        words.append("%s: reorder at %d%s. ".formatted(target(terms.aim().target()), policy.reorderPoint(),
                policy.reorderPoint() < draft.levels().reorderPoint()
                        ? " until %s, when the holiday of safety stock ends".formatted(terms.holidayUntil()) : ""));
        words.append("Orders of %d, %s. ".formatted(draft.order().quantity(), basis(draft.order().basis())));
        words.append("Position %d = %d on hand + %d on order - %d backordered: ".formatted(
                stock.position(), stock.onHand(), stock.onOrder(), stock.backordered()));
        if (!policy.isDue(stock.position()) && !goesAlong) {
            return words.append("enough.").toString();
        }
        var upTo = policy.reorderPoint() + draft.order().quantity();
        words.append(goesAlong ? "enough until the vendor's next order, but not until what that brings, so it goes along: " : "");
        words.append("%d are missing to %d".formatted(upTo - stock.position(), upTo));
        for (var step : order.steps()) {
            words.append(", %s makes it %d".formatted(step.rule().name().toLowerCase(Locale.ROOT), step.to()));
        }
        return words.append('.').toString();
    }

    private static String basis(StockingRule.Basis basis) {
        return switch (basis) {
            case ECONOMIC -> "at which ordering and holding cost least together";
            case PRICE_BREAK -> "from which on the price falls by more than the stock costs";
            case COVER -> "two weeks of use or one review";
            case SHELF_LIFE -> "as much as is used before it spoils";
            case VENDORS_LEAST -> "the least that the vendor takes";
            case JOINT -> "in one rhythm with the vendor's other items";
        };
    }

    private static String target(ServiceTarget target) {
        return switch (target) {
            case ServiceTarget.FillRate(var share) -> "%s %% of demand served from stock".formatted(number(100 * share, 2));
            case ServiceTarget.CycleService(var chance) -> "%s %% of cycles without running out".formatted(number(100 * chance, 2));
            case ServiceTarget.Cost cost -> "Least cost at %s a unit and day of waiting".formatted(number(cost.backorder(), 4));
        };
    }

    private static String number(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
