package dev.backstop.replenishment;

import dev.backstop.catalog.Units;
import dev.backstop.planning.TotalDemand;
import dev.backstop.planning.policy.OrderCycle;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.policy.StockingRule.Basis;
import dev.backstop.planning.policy.StockingRule.UsualOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * From what a learned reorder point and order-up-to follow, step by step.
 *
 * @param steps in the order in which they are worked out
 */
public record Derivation(List<Step> steps) {
    public Derivation {
        steps = List.copyOf(steps);
    }

    /** A number, its name, and what it comes from. */
    public record Step(String name, String value, String from) {}

    static Derivation of(LearnedRow row, Units units) {
        var outlook = row.outlook();
        var lead = row.lead();
        var points = row.points();
        if (outlook == null || lead == null || points == null) {
            return new Derivation(List.of());
        }
        if (outlook.curve().perDay() <= 0) {
            return new Derivation(List.of());
        }
        var cycle = cycle(row, outlook, lead, points);
        var steps = new ArrayList<Step>();
        steps.add(new Step("Lead time", days(lead.spread().mean()), lead.receipts() == 0 ? "as agreed with the supplier"
                : "from %d receipts and what is still open; nine in ten are here within %d days".formatted(lead.receipts(), lead.spread()
                        .quantile(0.9))));
        steps.add(new Step("Demand over the lead time", LearnedWords.decimal(cycle.leadTime().mean(), units, 1),
                "%s a day just now; each possible lead time counted with its chance"
                        .formatted(LearnedWords.decimal(outlook.curve().perDay(), units, 2))));
        steps.add(new Step("Undershoot", LearnedWords.decimal(cycle.covered().mean() - cycle.leadTime().mean(), units, 1),
                "how far the position has fallen below the point when the plan looks at it, every %s".formatted(days(row.reviewDays()))));
        steps.add(new Step("Expected demand", LearnedWords.decimal(points.expected(), units, 1),
                "over the lead time, and the undershoot: what the point covers on average"));
        steps.add(new Step("Possible demand",
                "%s · %s · %s".formatted(text(cycle.covered(), 0.5, units), text(cycle.covered(), 0.9, units),
                        text(cycle.covered(), 0.95, units)),
                "no more than this, undershoot included, in 50, 90 and 95 of 100 cases"));
        steps.add(new Step("Usual order", units.text(points.orderQuantity()), points.economic()
                ? "where ordering and holding cost least together"
                : "two weeks of use or one review's, and no less than the supplier takes"));
        steps.add(new Step("Reorder point", units.text(points.reorderPoint()), reached(row, cycle, points, units)));
        steps.add(new Step("Safety stock", units.text(points.reorderPoint() - Math.round(points.expected())),
                "reorder point less expected demand"));
        steps.add(new Step("Order up to", units.text(points.orderUpTo()), "reorder point and usual order"));
        return new Derivation(steps);
    }

    private static OrderCycle cycle(LearnedRow row, LearnedRow.Outlook outlook, LearnedRow.Lead lead, LearnedRow.Points points) {
        var order = new UsualOrder(Math.max(1, points.orderQuantity()), points.economic() ? Basis.ECONOMIC : Basis.COVER);
        return StockingRule.cycle(outlook.curve(), lead.spread(), row.reviewDays(), order);
    }

    private static String reached(LearnedRow row, OrderCycle cycle, LearnedRow.Points points, Units units) {
        var demand = cycle.covered();
        var asked = LearnedWords.number(100 * row.targetValue(), 1);
        return switch (row.targetKind()) {
            case "cost" -> "where waiting at %s a unit and day and stock cost least together: within it in %s %% of cases"
                    .formatted(LearnedWords.number(row.targetValue(), 4), percent(demand.chanceWithin(points.reorderPoint())));
            case "cycle-service" -> "least quantity for %s %%: demand is within it in %s %% of cases%s".formatted(asked,
                    percent(demand.chanceWithin(points.reorderPoint())),
                    less(points, units, demand.chanceWithin(points.reorderPoint() - 1)));
            default -> "least quantity for %s %%: %s %% are served from stock at once%s".formatted(asked,
                    percent(cycle.fillRate(points.reorderPoint())), less(points, units, cycle.fillRate(points.reorderPoint() - 1)));
        };
    }

    private static String less(LearnedRow.Points points, Units units, double reached) {
        return points.reorderPoint() == 0 ? "" : ", and %s %% with %s".formatted(percent(reached), units.text(points.reorderPoint() - 1));
    }

    private static String percent(double share) {
        return LearnedWords.number(100 * Math.clamp(share, 0, 1), 2);
    }

    private static String text(TotalDemand demand, double chance, Units units) {
        return units.text(demand.quantile(chance));
    }

    private static String days(double days) {
        var text = LearnedWords.number(days, 1);
        return text.equals("1") ? "1 day" : text + " days";
    }
}
