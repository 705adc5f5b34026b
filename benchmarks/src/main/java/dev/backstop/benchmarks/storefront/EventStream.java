package dev.backstop.benchmarks.storefront;

import dev.backstop.benchmarks.promising.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A reader of server-sent events, who sees how many of an item are here. */
final class EventStream implements AutoCloseable {
    private static final String FIELD = "\"quantityNow\":\"";

    final Sightings seen = new Sightings("The event stream");
    private final HttpURLConnection connection;

    EventStream(Server server, String sku) throws IOException {
        connection = (HttpURLConnection) URI.create("%s/availability/events?sku=%s".formatted(server.root(), sku)).toURL().openConnection();
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(() -> listen(lines));
    }

    private void listen(BufferedReader lines) {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var at = line.indexOf(FIELD) + FIELD.length();
                if (line.startsWith("data:") && at >= FIELD.length()) {
                    seen.see(line.substring(at, line.indexOf('"', at)));
                }
            }
        } catch (IOException _) {
            // hung up at the end
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
