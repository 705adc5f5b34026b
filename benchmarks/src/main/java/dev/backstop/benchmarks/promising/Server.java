package dev.backstop.benchmarks.promising;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The product as a firm runs it: {@code serve} in a process of its own, on an empty company in a folder of its own. */
public final class Server implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("open at http://localhost:(\\d+)/");
    public static final String KEY = "benchmark";

    private final Process process;
    private final Path data;
    private final int port;

    private Server(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /** Starts it by the project's script, with further options of {@code serve}, and waits until it is open. */
    public static Server start(Path home, Path data, String... options) {
        try {
            var command = Stream.concat(Stream.of(home.resolve("backstop").toString(), "serve", "--port", "0", "--data", data.toString()), Stream.of(options));
            var process = new ProcessBuilder(command.toList())
                    .redirectErrorStream(true).start();
            var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            var said = new StringBuilder();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                said.append(line).append('\n');
                var open = OPEN.matcher(line);
                if (open.find()) {
                    Thread.ofVirtual().start(() -> reader.lines().forEach(_ -> {}));
                    var server = new Server(process, data, Integer.parseInt(open.group(1)));
                    server.makeKey();
                    return server;
                }
            }
            throw new IllegalStateException("The server did not open:\n" + said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void makeKey() {
        try (var database = database("backstop"); var insert = database.prepareStatement(
                "INSERT INTO access.api_key (name, key_hash, scopes, created_at) VALUES ('benchmark', ?, '{read,write}', now())")) {
            insert.setString(1, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8))));
            insert.executeUpdate();
        } catch (SQLException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A connection to a database of the same PostgreSQL that the product works on. */
    public java.sql.Connection database(String name) throws SQLException {
        try {
            var postgres = Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(3).strip();
            var password = Files.readString(data.resolve("password")).strip();
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%s/%s".formatted(postgres, name), "backstop", password);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where a browser would open it, without a slash at its end. */
    public String root() {
        return "http://127.0.0.1:" + port;
    }

    /** One kept connection to it. */
    public Connection connect() {
        try {
            return new Connection(port, KEY);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends one request that must succeed, and answers with what it brought. */
    public String ask(String method, String path, String type, String content) {
        return send(method, path, type, content).body();
    }

    /** Sends one request that must succeed. */
    public Connection.Answer send(String method, String path, String type, String content) {
        try (var connection = connect()) {
            var answer = connection.send(method, path, type, content);
            if (answer.status() >= 300) {
                throw new IllegalStateException("%s %s was answered %d: %s".formatted(method, path, answer.status(), answer.body()));
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it answers on the loopback address. */
    public int port() {
        return port;
    }

    /** The number of its Java process. */
    public long pid() {
        return descendants().getFirst().pid();
    }

    /** Processor time that the server's own process has used so far. */
    public Duration processorTime() {
        return descendants().stream().map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    /** The Java process, not PostgreSQL's. */
    private List<ProcessHandle> descendants() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(one -> one.info().command().map(command -> command.endsWith("java")).orElse(false)).toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
