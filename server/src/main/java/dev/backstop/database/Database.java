package dev.backstop.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL to work on. Closing it stops the server if it was started for us, and leaves any other alone. */
public final class Database implements JdbcConnectionDetails, AutoCloseable {
    private static final int OLDEST = 18; // foreign keys that are declared and not looked up
    private final Address address;
    private final Runnable stop;

    private Database(Address address, Runnable stop) {
        this.address = address;
        this.stop = stop;
    }

    /**
     * The database at {@code url}, in JDBC's or PostgreSQL's own notation.
     *
     * @throws CannotStart if it does not answer, or is older than we can work on
     */
    public static Database at(String url) {
        var database = new Database(Address.of(url), () -> {});
        try (var connection = database.connect()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new CannotStart("The database at %s is PostgreSQL %d. Backstop needs %d or later: upgrade it, or leave --db-url out to have one started."
                        .formatted(database.address, version, OLDEST));
            }
            return database;
        } catch (SQLException failed) {
            throw new CannotStart("The database at %s does not answer: %s".formatted(database.address, failed.getMessage()), failed);
        }
    }

    /**
     * Starts the server of a data folder, which is made where it is missing. What was committed is kept, whatever happens to this process.
     *
     * @throws CannotStart if another process works on the folder, or no binary fits this machine
     */
    public static Database in(Path data) {
        var claim = Claim.on(data);
        try {
            var cluster = Cluster.start(data, Durability.KEPT);
            return new Database(cluster.address(), () -> {
                cluster.stop();
                claim.close();
            });
        } catch (RuntimeException failed) {
            claim.close();
            throw failed;
        }
    }

    /** Starts the server of a data folder, or uses it where another process runs it already. */
    public static Database inOrRunning(Path data) {
        return Cluster.running(data).map(address -> new Database(address, () -> {})).orElseGet(() -> in(data));
    }

    /** A new, empty database in a folder of its own below {@code parent}; the folder is removed when the database is closed. */
    public static Database throwAway(Path parent) {
        var folder = ThrowAwayFolder.below(parent);
        try {
            var cluster = Cluster.start(folder.path(), parent, Durability.THROWN_AWAY);
            return new Database(cluster.address(), () -> {
                cluster.stop();
                folder.close();
            });
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /**
     * The database at {@code url} for a sandbox.
     *
     * @throws CannotStart if it holds anything that was not made by a sandbox
     */
    public static Database sandboxAt(String url) {
        var database = at(url);
        try (var connection = database.connect()) {
            SandboxMark.require(connection, database.address);
            return database;
        } catch (SQLException failed) {
            throw new CannotStart("The database at %s does not answer: %s".formatted(database.address, failed.getMessage()), failed);
        }
    }

    /** A connection of its own, outside any pool. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        setIfKnown(properties, "user", address.user());
        setIfKnown(properties, "password", address.password());
        return DriverManager.getConnection(address.url(), properties);
    }

    private static void setIfKnown(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    @Override
    public String getJdbcUrl() {
        return address.url();
    }

    @Override
    public @Nullable String getUsername() {
        return address.user();
    }

    @Override
    public @Nullable String getPassword() {
        return address.password();
    }

    @Override
    public void close() {
        stop.run();
    }
}
