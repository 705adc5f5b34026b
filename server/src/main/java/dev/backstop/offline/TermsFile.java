package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;

import dev.backstop.exchange.Column;
import dev.backstop.planning.plan.Spot;
import dev.backstop.planning.plan.Terms;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Terms by item and location, one line each. */
final class TermsFile {
    private static final List<Column> COLUMNS = Spots.and(
            optional("vendor", "supplier"), optional("mode", "shipment mode"), optional("lead_time_days", "lead time"),
            optional("order_days"), optional("review_days", "review period"),
            optional("moq", "minimum order", "minimum order quantity"),
            optional("order_multiple", "multiple", "pack size"), optional("maximum_order", "maximum", "max order"),
            optional("unit_cost", "cost", "price"), optional("price_breaks"), optional("ordering_cost", "cost per order"),
            optional("line_cost"), optional("holding_rate"),
            optional("target_kind"), optional("target", "service level", "fill rate"), optional("shelf_life_days", "shelf life"),
            optional("present_reorder_point", "reorder point", "min"), optional("present_order_up_to", "order up to", "max"),
            optional("holiday_until"), optional("margin"), optional("waiting_cost"), optional("leaving"), optional("wait_limit_days"));

    private TermsFile() {}

    /** In the order of the spots. */
    static List<Terms> read(String file, BadLines bad) throws CannotRead, IOException {
        var terms = new TreeMap<Spot, Terms>();
        new TableInput(file).read(COLUMNS, bad, row -> {
            var read = Terms.of(Spots.of(row), new RowCells(row));
            if (!row.isFaulty() && terms.putIfAbsent(read.spot(), read) != null) {
                row.fault("item", "There are terms for this item at this location already. Keep one line.");
            }
        });
        return List.copyOf(terms.values());
    }
}
