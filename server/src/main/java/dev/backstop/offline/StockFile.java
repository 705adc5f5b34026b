package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;

import dev.backstop.exchange.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is here, what is on its way, and what customers wait for; several lines of one place add up. */
final class StockFile {
    static final Stock NONE = new Stock(0, 0, 0);
    private static final List<Column> COLUMNS = columns();

    private StockFile() {}

    record Stock(long onHand, long onOrder, long backordered) {
        long position() {
            return onHand + onOrder - backordered;
        }

        private Stock plus(Stock other) {
            return new Stock(onHand + other.onHand, onOrder + other.onOrder, backordered + other.backordered);
        }
    }

    private static List<Column> columns() {
        var columns = new ArrayList<>(Spot.COLUMNS);
        columns.addAll(List.of(
                optional("on_hand", "quantity", "stock", "qty"), optional("on_order", "open supply"),
                        optional("backordered", "backorders", "open demand")));
        return List.copyOf(columns);
    }

    static Map<Spot, Stock> read(String file, BadLines bad) throws CannotRead, IOException {
        var stock = new HashMap<Spot, Stock>();
        new CsvInput(file).read(COLUMNS, bad, row -> {
            var spot = Spot.of(row);
            var read = new Stock(Quantities.whole(row, "on_hand", 0), Quantities.atLeast(row, "on_order", 0, 0),
                    Quantities.atLeast(row, "backordered", 0, 0));
            if (!row.isFaulty()) {
                stock.merge(spot, read, Stock::plus);
            }
        });
        return stock;
    }
}
