package dev.backstop.benchmarks;

import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How long the product takes to plan a firm from its ledgers in PostgreSQL and back: two years of order lines are read, histories made,
 * methods and weights learned, every place forecast, and reorder points and proposals written.
 */
final class PlannedEndToEnd {
    private static final double MILLION = 1e6;
    private static final double GOAL_SECONDS = 600;
    private static final int VENDORS = 200;
    private static final int ORDERS_A_DAY_FOR = 1_000; // places
    private static final Pattern NUMBERS = Pattern.compile("\"(tookMs|poolMs|learned)\"\\s*:\\s*(\\d+)");

    private PlannedEndToEnd() {}

    /**
     * A server of its own with so many item-locations. What is learned from a sample does not grow with them; the rest is counted for a
     * million.
     */
    static List<Figure> measure(int places) throws IOException {
        var data = Files.createTempDirectory("backstop-bench");
        var home = Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath();
        try (var server = Server.start(home, data)) {
            var lines = fill(server, places);
            var run = NUMBERS.matcher(server.ask("POST", "/api/v1/plan-runs", "application/json", "{\"mode\":\"all\"}"));
            var took = 0.0;
            var pool = 0.0;
            var learned = 0.0;
            while (run.find()) {
                var value = Double.parseDouble(run.group(2));
                switch (run.group(1)) {
                    case "tookMs" -> took = value / 1_000;
                    case "poolMs" -> pool = value / 1_000;
                    default -> learned = value;
                }
            }
            var million = pool + (took - pool) * MILLION / places;
            return List.of(
                    new Figure("million_planned_seconds", million, "s", "goal; counted from %d item-locations".formatted(places),
                            GOAL_SECONDS),
                    new Figure("planned_end_to_end_seconds", took, "s", "of it learning what all have in common", Math.max(pool, 1e-3)),
                    new Figure("places_planned", learned, "places", "asked for", places),
                    new Figure("order_lines_per_place", (double) lines / places, "lines", "1", 1));
        } finally {
            remove(data);
        }
    }

    private static long fill(Server server, int places) {
        server.ask("PUT", "/api/v1/locations/MAIN", "application/json", "{\"name\":\"Main\",\"timeZone\":\"UTC\"}");
        server.ask("PUT", "/api/v1/customers/C-1", "application/json", "{\"name\":\"A shop\"}");
        try (var database = server.database("backstop"); var statement = database.createStatement()) {
            for (var sql : statements(places)) {
                statement.execute(sql);
            }
            return count(database);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** From several lines a week to one in two months, most places few: about 25 lines each; the same firm each time. */
    private static List<String> statements(int places) {
        var orders = Math.max(1, places / ORDERS_A_DAY_FOR);
        return List.of(
                "SELECT setseed(0.42)",
                """
                INSERT INTO catalog.vendor (code, name, currency, working_days)
                SELECT 'V-' || v, 'Vendor ' || v, 'EUR', '{MO,TU,WE,TH,FR}' FROM generate_series(1, %d) v""".formatted(VENDORS),
                """
                INSERT INTO catalog.item (sku, name, unit, decimals, category, price, price_currency)
                SELECT 'I-' || i, 'Item ' || i, 'piece', 0, 'Category ' || i %% 40, 1 + i %% 90, 'EUR' FROM generate_series(1,
                       %d) i""".formatted(places),
                """
                INSERT INTO catalog.sourcing_term (item_id, location_id, rank, kind, vendor_id, lead_time_days, moq, multiple)
                SELECT item.id, location.id, 1, 'buy', vendor.id, 3 + item.id % 40, 1 + item.id % 12, 1 + item.id % 6
                  FROM catalog.item JOIN catalog.vendor ON vendor.code = 'V-' || (1 + item.id % 200) CROSS JOIN catalog.location""",
                """
                INSERT INTO supply.lead_time_observation (vendor_id, item_id, location_id, delivery, ordered_on, expected_on, received_on,
                       quantity)
                SELECT vendor.id, item.id, location.id, 'D-' || n, day, day + 10, day + 10 + (random() ^ 3 * 20)::int, 10
                  FROM catalog.vendor CROSS JOIN catalog.location CROSS JOIN generate_series(1, 60) n
                  JOIN LATERAL (SELECT id FROM catalog.item WHERE sku = 'I-' || (1 + (vendor.id * 60 + n) %% %d)) item ON true
                  CROSS JOIN LATERAL (SELECT current_date - 12 * n - 35 AS day) ordered""".formatted(places),
                """
                INSERT INTO orders.sales_order (number, customer_id, channel, ordered_at, priority, shipping, location_id, currency)
                SELECT 'SO-' || day || '-' || n, customer.id, 'web', now() - make_interval(days => day), 5, 'as-available', location.id,
                       'EUR'
                  FROM generate_series(1, 730) day CROSS JOIN generate_series(0, %d) n CROSS JOIN orders.customer CROSS
                         JOIN catalog.location"""
                        .formatted(orders - 1),
                """
                INSERT INTO orders.order_line (order_id, line, item_id, quantity, shipped, priority_at)
                SELECT sales.id, row_number() OVER (PARTITION BY sales.id), wanted.item_id, wanted.quantity, wanted.quantity,
                       sales.ordered_at
                  FROM (SELECT item.id AS item_id, 1 + (random() * 729)::int AS day, 1 + (random() ^ 3 * (4 + item.id %% 40))::int
                         AS quantity
                          FROM catalog.item CROSS JOIN LATERAL generate_series(1,
                                 (8 + 180 * ((item.id * 7919 %% 1000) / 1000.0) ^ 8)::int) n) wanted
                  JOIN orders.sales_order sales ON sales.number = 'SO-' || wanted.day || '-' || wanted.item_id %% %d""".formatted(orders),
                """
                INSERT INTO stock.movement (at, item_id, location_id, quantity, reason, by)
                SELECT now() - interval '731 days', item.id, location.id, 1000, 'opening', 'benchmark' FROM catalog.item CROSS
                       JOIN catalog.location""",
                "ANALYZE");
    }

    private static long count(Connection database) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery("SELECT count(*) FROM orders.order_line")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
