package dev.backstop.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps a sandbox, which anybody with its key can empty, away from a database that holds something. */
final class SandboxMark {
    private static final String MARK = "backstop_sandbox"; // an empty schema

    private SandboxMark() {}

    /** Marks an empty database as a sandbox's; a database with tables must bear the mark already. */
    static void require(Connection connection, Address address) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'backstop_sandbox') AS marked,
                               EXISTS (SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')) AS holds_tables
                        """)) {
            rows.next();
            if (rows.getBoolean("marked")) {
                return;
            }
            if (rows.getBoolean("holds_tables")) {
                throw new CannotStart("The database at %s holds data and was not made as a sandbox. Give the sandbox an empty one.".formatted(address));
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + MARK);
        }
    }
}
