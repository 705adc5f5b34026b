package dev.backstop.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tables and sequences a database has, as PostgreSQL's own catalogue tells. */
final class Catalog {
    private static final String HISTORY = "flyway_schema_history";

    private Catalog() {}

    /** The newest migration; empty where there never was one. */
    static Optional<String> schemaVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var known = statement.executeQuery("SELECT to_regclass('public." + HISTORY + "') IS NOT NULL")) {
                known.next();
                if (!known.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (var row = statement.executeQuery(
                    "SELECT version FROM public." + HISTORY + " WHERE version IS NOT NULL AND success ORDER BY installed_rank DESC LIMIT 1")) {
                return row.next() ? Optional.of(row.getString("version")) : Optional.empty();
            }
        }
    }

    /** Every table with the columns that are stored rather than computed; counts and checksums still empty. */
    static List<Manifest.Table> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<Manifest.Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT n.nspname, c.relname, array_agg(a.attname::text ORDER BY a.attnum) AS columns
                          FROM pg_class c
                          JOIN pg_namespace n ON n.oid = c.relnamespace
                          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                         WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND c.relname <> 'flyway_schema_history'
                           AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
                         GROUP BY n.nspname, c.relname
                         ORDER BY n.nspname, c.relname
                        """)) {
            while (rows.next()) {
                var columns = Dump.texts(rows.getArray("columns"));
                tables.add(new Manifest.Table(rows.getString("nspname"), rows.getString("relname"), columns, 0, ""));
            }
        }
        return tables;
    }

    /** Every sequence; where it stands is still unknown. */
    static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
        var sequences = new ArrayList<Manifest.Sequence>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT schemaname, sequencename FROM pg_sequences ORDER BY schemaname, sequencename")) {
            while (rows.next()) {
                sequences.add(new Manifest.Sequence(rows.getString("schemaname"), rows.getString("sequencename"), 0, false));
            }
        }
        return sequences;
    }

    static String quoted(String schema, String name) {
        return quoted(schema) + '.' + quoted(name);
    }

    static String columns(Manifest.Table table) {
        return table.columns().stream().map(Catalog::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
