package dev.backstop.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The server of one data folder. It listens on a free port of the loopback interface only, has no Unix socket, and lets nobody in without the
 * random password that lies in the data folder, readable by its owner alone.
 */
final class Cluster {
    private static final String USER = "backstop";
    private static final String NAME = "backstop";
    private static final int TRIES = 5;

    private final Path data;
    private final Programs programs;
    private final Durability durability;

    private Cluster(Path data, Programs programs, Durability durability) {
        this.data = data;
        this.programs = programs;
        this.durability = durability;
    }

    static Path folder(Path data) {
        return data.toAbsolutePath().normalize().resolve("cluster");
    }

    static Cluster start(Path data, Durability durability) {
        return start(data, data, durability);
    }

    /** The caller has claimed the folder {@code data}; the programs are unpacked below {@code cache}. */
    static Cluster start(Path data, Path cache, Durability durability) {
        var cluster = new Cluster(data, new Programs(Binaries.below(cache)), durability);
        try {
            cluster.initialize();
            cluster.stopOrphan();
            cluster.launch();
            cluster.createDatabase();
            return cluster;
        } catch (IOException | SQLException failed) {
            cluster.stop();
            throw new CannotStart("PostgreSQL does not start in %s: %s".formatted(data, failed.getMessage()), failed);
        }
    }

    /** The address of the server that another process runs in this folder. */
    static Optional<Address> running(Path data) {
        return Postmaster.of(data).map(postmaster -> address(data, postmaster, NAME));
    }

    Address address() {
        return running(data).orElseThrow(() -> new CannotStart("PostgreSQL in %s has stopped. Its log is %s.".formatted(data, log())));
    }

    /** Into a folder beside, moved into place when whole, so that a kill in the middle leaves nothing half-made. */
    private void initialize() throws IOException {
        var cluster = folder(data);
        if (Files.isDirectory(cluster)) {
            return;
        }
        var beside = cluster.resolveSibling("cluster.new");
        Folders.remove(beside);
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        Folders.writePrivate(password(data), HexFormat.of().formatHex(random));
        programs.run(
                "initdb", "--pgdata=" + beside, "--username=" + USER, "--auth=scram-sha-256", "--pwfile=" + password(data),
                "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                durability == Durability.KEPT ? "--data-checksums" : "--no-sync");
        Files.move(beside, cluster);
    }

    /** A server whose Backstop was killed lives on; it is stopped in good order, so that ours finds its files free. */
    private void stopOrphan() throws IOException {
        if (Postmaster.of(data).isPresent()) {
            stop();
        } else {
            Postmaster.forget(data);
        }
    }

    /** The free port found can be taken by another before we have it, and a killed server's last processes need a moment to go: try again. */
    private void launch() throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                programs.run(
                        "pg_ctl", "start", "-w", "--silent", "-t", "120", "-D", folder(data).toString(),
                        "-l", log().toString(), "-o", options(freePort()));
                return;
            } catch (IOException failed) {
                if (attempt == TRIES) {
                    throw failed;
                }
                Programs.pause();
            }
        }
    }

    private String options(int port) {
        return durability.settings().entrySet().stream()
                .map(setting -> "-c %s='%s'".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void createDatabase() throws SQLException {
        var postmaster = Postmaster.of(data).orElseThrow(() -> new SQLException("it stopped at once; see " + log()));
        var system = address(data, postmaster, "postgres");
        try (var connection = DriverManager.getConnection(system.url(), system.user(), system.password());
                var statement = connection.createStatement()) {
            try (var known = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (known.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + NAME);
        }
    }

    private static Address address(Path data, Postmaster postmaster, String database) {
        try {
            return Address.ofLoopback(postmaster.port(), database, USER, Files.readString(password(data)).strip());
        } catch (IOException failed) {
            throw new CannotStart("The password file %s cannot be read: %s".formatted(password(data), failed.getMessage()), failed);
        }
    }

    private static Path password(Path data) {
        return data.toAbsolutePath().normalize().resolve("password");
    }

    private Path log() {
        return data.toAbsolutePath().normalize().resolve("postgresql.log");
    }

    /** In good order: open transactions are rolled back, and the next start needs no recovery. Nothing happens where none runs. */
    void stop() {
        if (Postmaster.of(data).isPresent()) {
            try {
                programs.run("pg_ctl", "stop", "-w", "--silent", "-t", "60", "-m", "fast", "-D", folder(data).toString());
            } catch (IOException failed) {
                if (Postmaster.of(data).isPresent()) {
                    throw new CannotStart("PostgreSQL in %s does not stop: %s".formatted(data, failed.getMessage()), failed);
                }
            }
        }
    }
}
