package dev.backstop.backup;

import dev.backstop.database.Database;
import dev.backstop.database.ForeignKeys;
import java.io.IOException;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/**
 * Copies every table back in. The schema is made first, as old as the backup is; starting the application brings it forward. The rows then
 * come in one transaction, without foreign keys until all are there, so that their order does not matter.
 */
final class Load {
    private final Database database;
    private final Connection connection;
    private final Archive.Reader archive;

    Load(Database database, Connection connection, Archive.Reader archive) {
        this.database = database;
        this.connection = connection;
        this.archive = archive;
    }

    Manifest run() throws SQLException, IOException {
        var manifest = archive.manifest();
        requireEmpty();
        makeSchema(manifest.schemaVersion());
        connection.setAutoCommit(false);
        requireSameTables(manifest);
        empty(manifest.tables());
        var keys = ForeignKeys.setAside(connection);
        for (var table : manifest.tables()) {
            copyIn(table);
        }
        keys.putBack();
        for (var sequence : manifest.sequences()) {
            moveOn(sequence);
        }
        connection.commit();
        return manifest;
    }

    private void requireEmpty() throws SQLException {
        if (Catalog.schemaVersion(connection).isPresent() || !Catalog.tables(connection).isEmpty()) {
            throw new BackupRefused("This database is not empty. Restore into a new one, for instance with --data and a new folder.");
        }
    }

    private void makeSchema(String version) {
        try {
            Flyway.configure()
                    .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                    .locations("classpath:db/migration").target(version).load().migrate();
        } catch (FlywayException failed) {
            throw new BackupRefused("The backup's schema, version %s, cannot be made here: %s".formatted(version, failed.getMessage()), failed);
        }
    }

    private void requireSameTables(Manifest manifest) throws SQLException {
        var here = Catalog.tables(connection).stream().map(Manifest.Table::entry).toList();
        var there = manifest.tables().stream().map(Manifest.Table::entry).toList();
        if (!here.equals(there)) {
            throw new BackupRefused("The backup has other tables than this version of Backstop makes. Restore it with the version that wrote it.");
        }
    }

    /** Migrations bring rows along, such as the default settings; the backup has its own. */
    private void empty(List<Manifest.Table> tables) throws SQLException {
        execute("TRUNCATE " + tables.stream().map(table -> Catalog.quoted(table.schema(), table.name())).collect(Collectors.joining(", ")));
    }

    private void copyIn(Manifest.Table table) throws SQLException, IOException {
        var name = Catalog.quoted(table.schema(), table.name());
        execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(name));
        var digest = Checksum.begin();
        try (var in = new DigestInputStream(archive.entry(table.entry()), digest)) {
            var rows = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("COPY %s (%s) FROM STDIN".formatted(name, Catalog.columns(table)), in);
            if (rows != table.rows() || !Checksum.end(digest).equals(table.sha256())) {
                throw new BackupRefused("The backup is damaged: table %s.%s differs from its checksum. Nothing was restored."
                        .formatted(table.schema(), table.name()));
            }
        }
        execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(name));
    }

    private void moveOn(Manifest.Sequence sequence) throws SQLException {
        try (var move = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            move.setString(1, Catalog.quoted(sequence.schema(), sequence.name()));
            move.setLong(2, sequence.lastValue());
            move.setBoolean(3, sequence.called());
            move.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
