package dev.backstop.benchmarks.reordering;

import dev.backstop.benchmarks.promising.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who reorders: 100,000 items of 2,000 vendors, each with an inbound line, half of them with an order line that is open, every reorder point given. */
final class Firm {
    static final int ITEMS = 100_000;
    static final int VENDORS = 2_000;
    private static final int LINES = 50;
    private static final int ORDERS = ITEMS / 2 / LINES;
    private static final int IN_BATCH = 100;
    private static final int MOST_ON_HAND = 100;

    /** What imports would bring, brought by the statement. */
    private static final List<String> FILL = List.of(
            """
            INSERT INTO catalog.vendor (code, name, currency, working_days)
            SELECT 'V-' || n, 'Vendor ' || n, 'EUR', '{MO,TU,WE,TH,FR}' FROM generate_series(1, %d) n""".formatted(VENDORS),
            """
            INSERT INTO catalog.item (sku, name, unit, decimals, price, price_currency)
            SELECT 'I-' || n, 'Item ' || n, 'piece', 0, 4.25, 'EUR' FROM generate_series(1, %d) n""".formatted(ITEMS),
            """
            INSERT INTO catalog.sourcing_term (item_id, location_id, rank, kind, vendor_id, lead_time_days, moq, multiple)
            SELECT item.id, location.id, 1, 'buy', vendor.id, 7, 10, 6
              FROM catalog.item CROSS JOIN catalog.location JOIN catalog.vendor ON vendor.code = 'V-' || (1 + item.id %% %d)""".formatted(VENDORS),
            "INSERT INTO catalog.price_break (term_id, from_quantity, price, currency) SELECT id, 1, 2.10, 'EUR' FROM catalog.sourcing_term",
            """
            INSERT INTO replenishment.reorder_point (item_id, location_id, mode, reorder_point, order_up_to)
            SELECT item_id, location_id, 'manual', 50, 120 FROM catalog.sourcing_term""",
            """
            INSERT INTO stock.movement (at, item_id, location_id, quantity, reason, by)
            SELECT now(), item_id, location_id, 1 + item_id * 7919 %% %d, 'opening', 'benchmark' FROM catalog.sourcing_term""".formatted(MOST_ON_HAND),
            "INSERT INTO stock.level (item_id, location_id, condition, on_hand) SELECT item_id, location_id, 'sellable', quantity FROM stock.movement",
            """
            INSERT INTO supply.purchase_order (number, vendor_id, location_id, state, currency, created_at, sent_at)
            SELECT 'IN-' || vendor.id, vendor.id, location.id, 'sent', 'EUR', now() - interval '4 days', now() - interval '4 days'
              FROM catalog.vendor CROSS JOIN catalog.location""",
            """
            INSERT INTO supply.purchase_order_line (order_id, line, item_id, quantity, purchase_quantity, purchase_unit, price)
            SELECT purchase.id, row_number() OVER (PARTITION BY purchase.id ORDER BY term.item_id), term.item_id, 15, 15, 'piece', 2.10
              FROM supply.purchase_order purchase JOIN catalog.sourcing_term term USING (vendor_id, location_id)""",
            """
            INSERT INTO supply.purchase_order_part (line_id, part, item_id, location_id, quantity, sent, requested_on, expected_on)
            SELECT line.id, 1, line.item_id, purchase.location_id, 15, true, current_date + 3, current_date + 3
              FROM supply.purchase_order_line line JOIN supply.purchase_order purchase ON purchase.id = line.order_id""",
            """
            INSERT INTO promising.availability (item_id, location_id, on_hand, on_order)
            SELECT item_id, location_id, on_hand, 15 FROM stock.level""",
            "VACUUM ANALYZE");

    private final Server server;

    Firm(Server server) {
        this.server = server;
    }

    void fill() throws SQLException {
        send("PUT", "/locations/MAIN", "{\"name\":\"Main\",\"timeZone\":\"UTC\"}");
        send("PUT", "/customers/C-1", "{\"name\":\"A shop\",\"country\":\"GB\"}");
        sql(FILL);
        for (var from = 0; from < ORDERS; from += IN_BATCH) {
            send("POST", "/orders/batch", IntStream.range(from, from + IN_BATCH).mapToObj(Firm::order).collect(Collectors.joining(",", "{\"orders\":[", "]}")));
        }
        sql(List.of("VACUUM ANALYZE"));
    }

    private static String order(int order) {
        return IntStream.range(0, LINES).mapToObj(line -> "{\"sku\":\"I-%d\",\"quantity\":\"1\"}".formatted(1 + 2 * (order * LINES + line)))
                .collect(Collectors.joining(",", "{\"customer\":\"C-1\",\"lines\":[", "]}"));
    }

    void send(String method, String path, String json) {
        server.send(method, "/api/v1" + path, "application/json", json);
    }

    void sql(List<String> statements) throws SQLException {
        try (Connection database = server.database("backstop"); var statement = database.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** So many items are counted, and there are other quantities of them than before. */
    void count(int items, SplittableRandom random) {
        var first = 1 + random.nextInt(ITEMS - items);
        server.send("POST", "/api/v1/imports?kind=stock&dryRun=false", "text/csv", IntStream.range(first, first + items)
                .mapToObj(item -> "I-%d,MAIN,%d".formatted(item, 1 + random.nextInt(MOST_ON_HAND)))
                .collect(Collectors.joining("\n", "sku,location,quantity\n", "\n")));
    }

    /** Nothing is proposed, and everything is to be looked at again. */
    void forgetPlans() throws SQLException {
        sql(List.of("TRUNCATE replenishment.proposal CASCADE", "DELETE FROM replenishment.planned", "ANALYZE replenishment.moved"));
    }

    /** Everything needs something. */
    void raiseReorderPoints() throws SQLException {
        sql(List.of("UPDATE replenishment.reorder_point SET reorder_point = 1000, order_up_to = 1100", "VACUUM ANALYZE"));
    }

    String openProposals() throws SQLException {
        try (var database = server.database("backstop"); var rows = database.createStatement().executeQuery(
                "SELECT string_agg('\"' || id || '\"', ',') FROM replenishment.proposal WHERE state = 'open'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    long count(String of) throws SQLException {
        try (var database = server.database("backstop"); var rows = database.createStatement().executeQuery("SELECT count(*) FROM " + of)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
