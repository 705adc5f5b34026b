package dev.backstop.benchmarks.storefront;

import dev.backstop.benchmarks.promising.Server;
import java.sql.SQLException;
import java.util.List;

/** What the firm sells, written set by set: items {@code I-0} and on; one in ten waits for its vendor, the others lie on the shelf. */
final class Catalogue {
    private static final int ONE_IN = 10; // waits

    private Catalogue() {}

    static void fill(Server server, int items) {
        put(server, "/locations/MAIN", "{\"name\":\"Main\",\"timeZone\":\"Europe/London\"}");
        put(server, "/vendors/ACME", "{\"name\":\"Acme\",\"country\":\"GB\",\"currency\":\"EUR\"}");
        put(server, "/transit-times/MAIN/GB", "{\"p50Days\":2,\"p95Days\":4}");
        server.send("PATCH", "/api/v1/shop-addresses", "application/json", "{\"itemPage\":\"https://shop.example/items/{sku}\"}");
        try (var database = server.database("backstop"); var statement = database.createStatement()) {
            for (var sql : statements(items)) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> statements(int items) {
        return List.of("""
                INSERT INTO catalog.item (sku, name, unit, decimals, price, price_currency)
                SELECT 'I-' || i, 'Item ' || i, 'piece', 0, 4.25, 'EUR' FROM generate_series(0, %d) i""".formatted(items - 1),
                """
                INSERT INTO catalog.sourcing_term (item_id, location_id, rank, kind, vendor_id, lead_time_days)
                SELECT item.id, location.id, 1, 'buy', vendor.id, 20
                  FROM catalog.item CROSS JOIN catalog.location CROSS JOIN catalog.vendor""",
                """
                INSERT INTO stock.movement (at, item_id, location_id, quantity, reason, by)
                SELECT now(), item.id, location.id, 1000, 'opening', 'benchmark' FROM catalog.item CROSS JOIN catalog.location
                 WHERE substr(item.sku, 3)::int %% %d <> 1""".formatted(ONE_IN),
                """
                INSERT INTO stock.level (item_id, location_id, condition, on_hand)
                SELECT item_id, location_id, 'sellable', quantity FROM stock.movement""",
                "INSERT INTO promising.availability (item_id, location_id, on_hand) SELECT item_id, location_id, on_hand FROM stock.level",
                "ANALYZE catalog.item, catalog.sourcing_term, stock.level, promising.availability");
    }

    /** How many of so many wait. */
    static int waiting(int items) {
        return (items + ONE_IN - 2) / ONE_IN;
    }

    private static void put(Server server, String path, String json) {
        server.send("PUT", "/api/v1" + path, "application/json", json);
    }
}
