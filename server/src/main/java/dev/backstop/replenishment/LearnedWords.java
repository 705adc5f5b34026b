package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.planning.demand.DemandClass;
import dev.backstop.replenishment.ReorderPointResource.Learned;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was learned, with the reason of every number. */
@Component
class LearnedWords {
    private final LearnedBook book;
    private final Items items;
    private final Locations locations;

    LearnedWords(LearnedBook book, Items items, Locations locations) {
        this.book = book;
        this.items = items;
        this.locations = locations;
    }

    /** The same rules, each with what was learned for its place. */
    List<ReorderPointResource> added(List<ReorderPointResource> rules) {
        var known = items.bySkus(rules.stream().map(rule -> rule.key().sku()).distinct().toList());
        var places = locations.all().stream().collect(toMap(Location::code, Location::id));
        Function<ReorderPointResource, Place> place = rule -> new Place(
                Objects.requireNonNull(known.get(rule.key().sku())).id(), Objects.requireNonNull(places.get(rule.key().location())));
        var learned = book.at(rules.stream().map(place).toList());
        return rules.stream().map(rule -> {
            var row = learned.get(place.apply(rule));
            return row == null ? rule : rule.with(of(row, Objects.requireNonNull(known.get(rule.key().sku())).units()));
        }).toList();
    }

    static Learned of(LearnedRow row, Units units) {
        var why = new ArrayList<String>();
        var past = row.past();
        why.add("%d days of history, %d of them with demand%s%s.".formatted(
                past.days(), past.daysWithDemand(),
                past.stockOutDays() == 0 ? "" : ", %d out of stock and not counted as days without demand".formatted(past.stockOutDays()),
                past.oneOffs() == 0 ? "" : "; %d one-off cut to the next largest".formatted(past.oneOffs())));
        var outlook = row.outlook();
        var lead = row.lead();
        var points = row.points();
        if (outlook == null || lead == null || points == null) {
            why.add(lead == null
                    ? "No lead time is agreed, and fewer than three receipts say how long orders take. Enter one with the sourcing terms."
                    : "At least %d days are needed to learn from; until then only what customers wait for is ordered."
                            .formatted(PastDemand.FEWEST_DAYS));
            return new Learned(null, null, "none", null, row.learnedOn(), why);
        }
        if (outlook.borrowed() != null) {
            why.add("New here: %s %% of the forecast is borrowed from the middle one of %d items of its category, the rest is its own."
                    .formatted(number(100 * outlook.borrowed().share(), 0), outlook.borrowed().peers()));
        }
        why.add("Use of %s a day; wanted %s.".formatted(decimal(outlook.curve().perDay(), units, 2), pattern(outlook.of())));
        why.add("Lead time %s days%s, %s.".formatted(
                number(lead.spread().mean(), 1),
                lead.spread().deviation() < 0.05 ? "" : " give or take " + number(lead.spread().deviation(), 1),
                lead.receipts() == 0 ? "as agreed" : "from %d receipts and what is still open".formatted(lead.receipts())));
        why.add(("%s expected until an order is here: what is wanted over the lead time, and by how much the position is below the point"
                + " already when the plan looks at it, every %s.").formatted(decimal(points.expected(), units, 1),
                row.reviewDays() == 1 ? "day" : row.reviewDays() + " days"));
        why.add("%s asked for: the reorder point is the least quantity that reaches it.".formatted(target(row)));
        why.add("Orders of %s, %s.".formatted(
                units.text(points.orderQuantity()),
                points.economic() ? "at which ordering and holding cost least together"
                        : "two weeks of use or what one review has to cover, and no less than the supplier takes"));
        why.addAll(row.notes());
        return new Learned(units.text(points.reorderPoint()), units.text(points.orderUpTo()), "blend",
                units.text(points.reorderPoint() - Math.round(points.expected())),
                row.learnedOn(), why);
    }

    /** How an item is wanted, in words. */
    static String pattern(DemandClass of) {
        return switch (of) {
            case SMOOTH -> "often and in like quantities";
            case ERRATIC -> "often and in very different quantities";
            case INTERMITTENT -> "seldom and in like quantities";
            case LUMPY -> "seldom and in very different quantities";
            case SEASONAL -> "with a season of its own";
            case NEW -> "for too short a time to tell how";
            case DYING -> "no more for longer than usual";
            case ONCE -> "only once so far";
        };
    }

    private static String target(LearnedRow row) {
        return switch (row.targetKind()) {
            case "cost" -> "The least cost of waiting at %s a unit and day and of stock".formatted(number(row.targetValue(), 4));
            case "cycle-service" -> "%s %% of order cycles without running out".formatted(number(100 * row.targetValue(), 1));
            default -> "%s %% of demand served from stock at once".formatted(number(100 * row.targetValue(), 1));
        };
    }

    /** A mean of smallest units in the item's unit. */
    static String decimal(double smallestUnits, Units units, int digits) {
        return number(smallestUnits / Math.pow(10, units.decimals()), digits);
    }

    static String number(@Nullable Double value, int digits) {
        return value == null ? "" : BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
