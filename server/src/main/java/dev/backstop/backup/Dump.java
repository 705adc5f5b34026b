package dev.backstop.backup;

import java.io.IOException;
import java.security.DigestOutputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Copies every table out, all of them as they were at the same moment. */
final class Dump {
    private final Connection connection;
    private final Archive.Writer archive;

    Dump(Connection connection, Archive.Writer archive) {
        this.connection = connection;
        this.archive = archive;
    }

    Manifest run() throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var version = Catalog.schemaVersion(connection).orElseThrow(() -> new BackupRefused("This database holds no Backstop data."));
        var tables = new ArrayList<Manifest.Table>();
        for (var table : Catalog.tables(connection)) {
            tables.add(copied(table));
        }
        // sequences are outside of every transaction: read last, they stand at or after every number in the tables
        var manifest = new Manifest(Manifest.FORMAT, version, now(), tables, sequences());
        archive.manifest(manifest);
        connection.rollback();
        return manifest;
    }

    private Manifest.Table copied(Manifest.Table table) throws SQLException, IOException {
        var digest = Checksum.begin();
        try (var out = new DigestOutputStream(archive.entry(table.entry()), digest)) {
            var copy = "COPY %s (%s) TO STDOUT".formatted(Catalog.quoted(table.schema(), table.name()), Catalog.columns(table));
            var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
            return new Manifest.Table(table.schema(), table.name(), table.columns(), rows, Checksum.end(digest));
        }
    }

    private List<Manifest.Sequence> sequences() throws SQLException {
        var found = new ArrayList<Manifest.Sequence>();
        for (var sequence : Catalog.sequences(connection)) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT last_value, is_called FROM " + Catalog.quoted(sequence.schema(), sequence.name()))) {
                row.next();
                found.add(new Manifest.Sequence(sequence.schema(), sequence.name(), row.getLong("last_value"), row.getBoolean("is_called")));
            }
        }
        return found;
    }

    private String now() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")) {
            row.next();
            return row.getString(1);
        }
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
