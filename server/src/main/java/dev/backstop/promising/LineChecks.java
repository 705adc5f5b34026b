package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the lines of an order or a quote, and names every fault at once. */
@Component
class LineChecks {
    private final Items items;

    LineChecks(Items items) {
        this.items = items;
    }

    List<AskedLine> check(List<QuoteRequest.@Nullable Line> lines) {
        return check(lines, items.bySkus(lines.stream().filter(Objects::nonNull).map(QuoteRequest.Line::sku).filter(Objects::nonNull).distinct().toList()));
    }

    /** The same for a caller that has looked the items up, by sku. */
    static List<AskedLine> check(List<QuoteRequest.@Nullable Line> lines, Map<String, Item> known) {
        if (lines.isEmpty()) {
            throw Problem.refused("/lines", "There is no line. Name at least one sku and quantity.");
        }
        var faults = new ArrayList<Problem.Fault>();
        var checked = new ArrayList<AskedLine>();
        var numbers = new HashSet<Integer>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            try {
                if (line == null || line.sku() == null || line.quantity() == null) {
                    throw Problem.refused("/lines/%d".formatted(i), "A line needs a sku and a quantity.");
                }
                var item = known.get(line.sku());
                if (item == null) {
                    throw Problem.refused("/lines/%d/sku".formatted(i), "There is no item %s. Check the sku, or create the item first.".formatted(line.sku()));
                }
                checked.add(check(line, item, i, numbers));
            } catch (Problem refused) {
                faults.addAll(refused.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.refused(faults);
        }
        return checked;
    }

    /** Refuses days between which nothing could ship. */
    static void requireInOrder(@Nullable LocalDate requestedOn, @Nullable LocalDate latestAcceptableOn) {
        if (requestedOn != null && latestAcceptableOn != null && latestAcceptableOn.isBefore(requestedOn)) {
            throw Problem.refused("/latestAcceptableOn", "Nothing could ship: it is asked for on %s, and not accepted after %s. Name a later last day, or leave it out."
                    .formatted(requestedOn, latestAcceptableOn));
        }
    }

    private static AskedLine check(QuoteRequest.Line line, Item item, int index, Set<Integer> numbers) {
        var at = "/lines/%d/".formatted(index);
        var number = line.line() == null ? next(numbers) : line.line();
        if (number < 1 || !numbers.add(number)) {
            throw Problem.refused(at + "line", "Line number %d is below 1 or used twice. Leave it out to have lines counted.".formatted(number));
        }
        var units = item.units();
        var quantity = units.readPositive(Objects.requireNonNull(line.quantity(), "checked before"), at + "quantity");
        requireOrderable(item, quantity, at + "quantity");
        var minimum = line.minimumShipment() == null ? 1 : units.readPositive(line.minimumShipment(), at + "minimumShipment");
        if (minimum > quantity) {
            throw Problem.refused(at + "minimumShipment", "minimumShipment %s is more than the line's quantity %s. Lower it or leave it out."
                    .formatted(units.text(minimum), units.text(quantity)));
        }
        var direct = line.direct() == null ? item.direct() : line.direct();
        if (direct && item.isKit()) {
            throw Problem.refused(at + "direct", "%s is a kit, and kits are put together here. Order its components, or leave direct out."
                    .formatted(item.sku()));
        }
        return new AskedLine(number, item, quantity, minimum, index, direct);
    }

    private static int next(Set<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /** Refuses what is below the item's minimum or no multiple, and names the quantity that fits. */
    static void requireOrderable(Item item, long quantity, String pointer) {
        var minimum = item.minimumOrder() == null ? 1 : item.minimumOrder();
        var multiple = item.orderMultiple() == null ? 1 : item.orderMultiple();
        var fits = Math.ceilDiv(Math.max(quantity, minimum), multiple) * multiple;
        if (fits != quantity) {
            var rule = quantity < minimum ? "the least that can be ordered is %s".formatted(item.units().text(minimum))
                    : "it is sold in multiples of %s".formatted(item.units().text(multiple));
            throw Problem.refused(pointer, "%s %s of %s cannot be ordered: %s. Order %s.".formatted(
                    item.units().text(quantity), item.units().unit(), item.sku(), rule, item.units().text(fits)));
        }
    }
}
