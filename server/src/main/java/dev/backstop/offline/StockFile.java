package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;

import dev.backstop.exchange.Column;
import dev.backstop.planning.plan.Spot;
import dev.backstop.planning.plan.Stock;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is here, what is on its way, and what customers wait for; several lines of one place add up. */
final class StockFile {
    private static final List<Column> COLUMNS = Spots.and(
            optional("on_hand", "quantity", "stock", "qty"), optional("on_order", "open supply"),
            optional("backordered", "backorders", "open demand"));

    private StockFile() {}

    static Map<Spot, Stock> read(String file, BadLines bad) throws CannotRead, IOException {
        var stock = new HashMap<Spot, Stock>();
        new TableInput(file).read(COLUMNS, bad, row -> {
            var spot = Spots.of(row);
            var cells = new RowCells(row);
            var read = new Stock(cells.whole("on_hand", 0), cells.atLeast("on_order", 0, 0), cells.atLeast("backordered", 0, 0));
            if (!row.isFaulty()) {
                stock.merge(spot, read, Stock::plus);
            }
        });
        return stock;
    }
}
