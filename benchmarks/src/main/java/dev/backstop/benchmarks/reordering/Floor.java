package dev.backstop.benchmarks.reordering;

import dev.backstop.benchmarks.promising.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What PostgreSQL itself needs for the least that a plan must do: the position of 100,000 items (on hand, less what is reserved, and 100,000 inbound
 * lines) against their reorder points, and a row for each that is short, in one statement and durable.
 */
final class Floor {
    private static final String DATABASE = "floor";
    private static final List<String> FILL = List.of(
            """
            CREATE TABLE item (id int PRIMARY KEY, on_hand bigint NOT NULL, reserved bigint NOT NULL, reorder_point bigint NOT NULL,
                order_up_to bigint NOT NULL)""",
            "CREATE TABLE inbound (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item_id int NOT NULL, quantity bigint NOT NULL, expected_on date NOT NULL)",
            """
            CREATE TABLE suggestion (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item_id int NOT NULL, on_hand bigint NOT NULL, reserved bigint NOT NULL,
                inbound bigint NOT NULL, quantity bigint NOT NULL, made_at timestamptz NOT NULL)""",
            "INSERT INTO item SELECT n, 1 + n * 7919 %% 100, n %% 2, 50, 120 FROM generate_series(1, %d) n".formatted(Firm.ITEMS),
            "INSERT INTO inbound (item_id, quantity, expected_on) SELECT n, 15, current_date + 3 FROM generate_series(1, %d) n".formatted(Firm.ITEMS),
            "VACUUM ANALYZE");
    private static final String PLAN = """
            INSERT INTO suggestion (item_id, on_hand, reserved, inbound, quantity, made_at)
            SELECT item.id, item.on_hand, item.reserved, coalesce(coming.quantity, 0),
                   item.order_up_to - item.on_hand + item.reserved - coalesce(coming.quantity, 0), now()
              FROM item
              LEFT JOIN (SELECT item_id, sum(quantity) AS quantity FROM inbound WHERE expected_on <= current_date + 8 GROUP BY item_id) coming
                   ON coming.item_id = item.id
             WHERE item.on_hand - item.reserved + coalesce(coming.quantity, 0) <= item.reorder_point
            """;

    private final Server server;

    Floor(Server server) {
        this.server = server;
    }

    void fill() throws SQLException {
        try (var database = server.database("backstop"); var create = database.createStatement()) {
            create.execute("CREATE DATABASE " + DATABASE);
        }
        try (var database = server.database(DATABASE); var create = database.createStatement()) {
            for (var sql : FILL) {
                create.execute(sql);
            }
        }
    }

    /** Seconds for one plan, all suggestions anew. */
    double seconds() throws SQLException {
        try (Connection database = server.database(DATABASE); var statement = database.createStatement()) {
            statement.execute("TRUNCATE suggestion");
            var started = System.nanoTime();
            statement.execute(PLAN);
            return (System.nanoTime() - started) / 1e9;
        }
    }
}
