package dev.backstop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The foreign keys of a database, set aside while very many rows come in and put back in the same transaction. Each is then checked over all rows
 * together, which costs a fraction of a look-up for every row, and the order in which tables are filled does not matter. A row that points nowhere
 * fails the transaction when its key is put back; nobody else sees a table without its keys, for the tables are locked until the transaction ends.
 */
public final class ForeignKeys {
    private final Connection connection;
    private final List<Key> keys;

    private ForeignKeys(Connection connection, List<Key> keys) {
        this.connection = connection;
        this.keys = keys;
    }

    private record Key(String table, String name, String definition) {}

    /** Sets all of them aside; {@code connection} is in a transaction. */
    public static ForeignKeys setAside(Connection connection) throws SQLException {
        var aside = new ForeignKeys(connection, all(connection));
        for (var key : aside.keys) {
            aside.execute("ALTER TABLE %s DROP CONSTRAINT %s".formatted(key.table(), key.name()));
        }
        return aside;
    }

    /** Puts them back and checks every row. */
    public void putBack() throws SQLException {
        for (var key : keys) {
            execute("ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(key.table(), key.name(), key.definition()));
        }
    }

    private static List<Key> all(Connection connection) throws SQLException {
        var keys = new ArrayList<Key>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT format('%I.%I', n.nspname, c.relname) AS relation, quote_ident(k.conname) AS name, pg_get_constraintdef(k.oid) AS definition
                          FROM pg_constraint k
                          JOIN pg_class c ON c.oid = k.conrelid
                          JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE k.contype = 'f'
                         ORDER BY n.nspname, c.relname, k.conname
                        """)) {
            while (rows.next()) {
                keys.add(new Key(rows.getString("relation"), rows.getString("name"), rows.getString("definition")));
            }
        }
        return keys;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
