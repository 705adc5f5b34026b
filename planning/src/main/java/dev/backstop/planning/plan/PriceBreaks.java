package dev.backstop.planning.plan;

import dev.backstop.planning.policy.QuantityDiscounts.Break;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Prices that fall with the quantity, as they stand in a cell: {@code 100:9.50|500:9} on top of the unit cost, or {@code 0:10|100:9.50|500:9}. */
final class PriceBreaks {
    private PriceBreaks() {}

    /** Ascending from 0 on; empty: one price for all. */
    static List<Break> of(Cells row, double unitCost) {
        var cell = row.text("price_breaks");
        if (cell == null) {
            return List.of();
        }
        var breaks = new ArrayList<Break>();
        try {
            for (var each : cell.split("\\|", -1)) {
                var pair = each.strip().split(":", -1);
                breaks.add(new Break(new BigDecimal(pair[0].strip()).doubleValue(), new BigDecimal(pair[1].strip()).doubleValue()));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            row.fault("price_breaks", "%s is no list of quantities with their prices. Write them like 100:9.50|500:9.".formatted(cell));
            return List.of();
        }
        if (breaks.getFirst().from() > 1) {
            breaks.addFirst(new Break(0, unitCost));
        } else {
            breaks.set(0, new Break(0, breaks.getFirst().price()));
        }
        for (var i = 0; i < breaks.size(); i++) {
            if (!(breaks.get(i).price() > 0) || (i > 0 && breaks.get(i).from() <= breaks.get(i - 1).from())) {
                row.fault("price_breaks", "Quantities must rise and prices be more than 0, the first one the unit_cost unless the list begins at 0 or 1.");
                return List.of();
            }
        }
        return breaks;
    }
}
