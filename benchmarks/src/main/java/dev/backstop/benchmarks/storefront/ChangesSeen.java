package dev.backstop.benchmarks.storefront;

import dev.backstop.benchmarks.promising.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Changes one item's stock again and again, and takes the time from sending the change until shops see it, by asking and by being told. */
final class ChangesSeen {
    private static final int CHANGES = 30;
    private static final int PAUSE_MILLIS = 150; // longer than what a stream gathers
    private static final String QUESTION = "sku=I-0&quantity=1000000";

    private final Server server;

    ChangesSeen(Server server) {
        this.server = server;
    }

    /** The longest of all changes, in seconds. */
    record Seconds(double asked, double told) {}

    Seconds seconds() throws IOException, InterruptedException {
        var heard = new ConcurrentHashMap<String, Long>(); // quantity now, and when a stream told it first
        var stream = (HttpURLConnection) URI.create("http://127.0.0.1:%d/availability/events?%s".formatted(server.port(), QUESTION)).toURL()
                .openConnection();
        try (var lines = new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
                var shop = server.connect()) {
            Thread.ofVirtual().start(() -> listen(lines, heard));
            var asked = 0L;
            var told = 0L;
            for (var change = 1; change <= CHANGES; change++) {
                var started = System.nanoTime();
                server.send("POST", "/api/v1/stock/movements", "application/json",
                        "{\"sku\":\"I-0\",\"location\":\"MAIN\",\"quantity\":\"1\",\"reason\":\"adjustment\"}");
                var now = now(Integer.toString(1000 + change));
                while (!shop.read("/availability?" + QUESTION).contains(now)) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                asked = Math.max(asked, System.nanoTime() - started);
                told = Math.max(told, await(heard, now) - started);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            stream.disconnect();
            return new Seconds(asked / 1e9, told / 1e9);
        }
    }

    private static String now(String quantity) {
        return "\"quantityNow\":\"%s\"".formatted(quantity);
    }

    private static void listen(BufferedReader lines, Map<String, Long> heard) {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var at = line.indexOf("\"quantityNow\":\"");
                if (line.startsWith("data:") && at >= 0) {
                    heard.putIfAbsent(line.substring(at, line.indexOf('"', at + 15) + 1), System.nanoTime());
                }
            }
        } catch (IOException _) {
            // hung up at the end
        }
    }

    private static long await(Map<String, Long> heard, String now) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!heard.containsKey(now)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The stream did not tell " + now + " within ten seconds.");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return Objects.requireNonNull(heard.get(now));
    }
}
