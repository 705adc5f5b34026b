package dev.backstop.offline;

import dev.backstop.planning.DemandForecasts;
import dev.backstop.planning.OrderQuantities.OrderQuantity;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.policy.StockingRule.Learned;
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

    static String why(Terms terms, Learned rule, ReceiptsFile.Learned time, StockFile.Stock stock, StockingPolicy policy,
            OrderQuantity order) {
        var words = new StringBuilder();
        words.append("%s a day over a lead time of %s days (%s) and %d until the next review: %s expected. %s: reorder at %d. ".formatted(
                number(rule.forecast().perDay(), 2), number(time.spread().mean(), 1),
                time.receipts() == 0 ? "as agreed" : "from %d receipts".formatted(time.receipts()),
                terms.aim().reviewDays(), number(rule.levels().expected(), 1), target(terms.aim().target()), policy.reorderPoint()));
        words.append("Orders of %d, %s. ".formatted(rule.order().quantity(), rule.order().economic()
                ? "at which ordering and holding cost least together"
                        : "two weeks of use or one review, within what the vendor takes and what keeps"));
        words.append("Position %d = %d on hand + %d on order - %d backordered: ".formatted(
                stock.position(), stock.onHand(), stock.onOrder(), stock.backordered()));
        if (!policy.isDue(stock.position())) {
            return words.append("enough.").toString();
        }
        words.append("%d are missing to %d".formatted(policy.need(stock.position()), stock.position() + policy.need(stock.position())));
        for (var step : order.steps()) {
            words.append(", %s makes it %d".formatted(step.rule().name().toLowerCase(Locale.ROOT), step.to()));
        }
        return words.append('.').toString();
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
