package dev.backstop.benchmarks.storefront;

import dev.backstop.benchmarks.promising.Connection;
import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A search engine that has read the full feed, and looks into the supplemental one for what is another since. */
final class Supplement implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("\"feedToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
    private static final int PAUSE_MILLIS = 10;

    private final Connection connection;
    private final String address;
    private final double secondsOfFull;

    Supplement(Server server) throws IOException {
        connection = server.connect();
        var addresses = TOKEN.matcher(server.ask("GET", "/api/v1/shop-addresses", "application/json", ""));
        if (!addresses.find()) {
            throw new IllegalStateException("The shop's addresses have no secret for the feeds.");
        }
        var token = addresses.group(1);
        address = "/feeds/google-changes.tsv?reader=bench&token=" + token;
        var started = System.nanoTime();
        connection.read("/feeds/google.xml?reader=bench&token=" + token);
        secondsOfFull = (System.nanoTime() - started) / 1e9;
    }

    /** How long the full feed took to be written and read. */
    double secondsOfFull() {
        return secondsOfFull;
    }

    /** Reads it until it is so, and says when. */
    long await(Predicate<String> so) throws IOException, InterruptedException {
        for (var deadline = System.nanoTime() + PATIENCE; System.nanoTime() < deadline; TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS)) {
            if (so.test(connection.read(address))) {
                return System.nanoTime();
            }
        }
        throw new IllegalStateException("The feed of changes did not show it within two minutes.");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
