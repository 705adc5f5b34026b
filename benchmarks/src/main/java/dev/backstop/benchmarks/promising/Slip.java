package dev.backstop.benchmarks.promising;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A container with a thousand items, for each of which a hundred lines wait, and which comes two weeks later than it was to. */
final class Slip {
    private static final int ITEMS = 1_000;
    private static final int WAITING = 100;
    private static final int LINES = 50;
    private static final int SHOPS = 8;
    private static final int DAYS = 14;
    private static final long PATIENCE_SECONDS = 300;
    private static final long LOOK_MILLIS = 100;

    private final Server server;
    private LocalDate expected = LocalDate.now(ZoneOffset.UTC).plusDays(28);

    Slip(Server server) {
        this.server = server;
    }

    /** A company that has a place and a customer gets what is on its way, and who waits for it. */
    void fill() {
        send("PUT", "/vendors/ACME", "{\"name\":\"Acme\",\"country\":\"GB\",\"currency\":\"EUR\"}");
        var file = IntStream.range(0, ITEMS).mapToObj("S-%d,Late item %1$d,4.25"::formatted).collect(Collectors.joining("\n", "sku,name,price\n", "\n"));
        server.send("POST", "/api/v1/imports?kind=items&dryRun=false", "text/csv", file);
        send("POST", "/purchase-orders", lines("{\"number\":\"PO-LATE\",\"vendor\":\"ACME\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\":[",
                item -> "{\"line\":%d,\"sku\":\"S-%d\",\"quantity\":\"%d\",\"expectedOn\":\"%s\"}".formatted(item + 1, item, 10 * WAITING, expected)));
        ship();
        try (var shops = Executors.newFixedThreadPool(SHOPS)) {
            IntStream.range(0, SHOPS).mapToObj(shop -> CompletableFuture.runAsync(() -> order(shop), shops)).toList().forEach(CompletableFuture::join);
        }
    }

    /** The orders of one shop: together those of all shops ask for each item as often as lines are to wait for it. */
    private void order(int shop) {
        try (var connection = server.connect()) {
            for (var order = shop; order < ITEMS * WAITING / LINES; order += SHOPS) {
                var first = order * LINES;
                connection.post("/api/v1/orders", "waits-" + order, IntStream.range(first, first + LINES)
                        .mapToObj(line -> "{\"sku\":\"S-%d\",\"quantity\":\"1\"}".formatted(line % ITEMS))
                        .collect(Collectors.joining(",", "{\"customer\":\"C-1\",\"lines\":[", "]}"))).expect(201);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Milliseconds that a quote of a thousand lines takes: one of each item that slips. */
    double quoteMillis() {
        var quote = lines("{\"customer\":\"C-1\",\"lines\":[", item -> "{\"line\":%d,\"sku\":\"S-%d\",\"quantity\":\"1\"}".formatted(item + 1, item));
        var started = System.nanoTime();
        send("POST", "/quotes", quote);
        return (System.nanoTime() - started) / 1e6;
    }

    /** A shop that orders one of the items that slip. */
    Load.Client shop(int number) {
        var connection = server.connect();
        var key = "late-%d-%d-".formatted(number, System.nanoTime());
        return new Load.Client() {
            private int asked;

            @Override
            public void ask() throws IOException {
                var item = (number * 37 + asked) % ITEMS;
                connection.post("/api/v1/orders", key + asked++, "{\"customer\":\"C-1\",\"lines\":[{\"sku\":\"S-%d\",\"quantity\":\"1\"}]}".formatted(item))
                        .expect(201);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** Seconds from the word that it comes later until every line that waited has its new promise, and the duty to tell it. */
    double seconds() throws SQLException, InterruptedException {
        try (var database = server.database("backstop")) {
            var before = number(database, "SELECT coalesce(max(id), 0) FROM promising.promise");
            var started = System.nanoTime();
            expected = expected.plusDays(DAYS);
            ship();
            while (number(database, "SELECT count(*) FROM promising.repromise_due") > 0
                    || number(database, "SELECT count(*) FROM promising.promise WHERE cause_kind = 'supply-moved' AND id > " + before) < ITEMS * WAITING) {
                if (System.nanoTime() - started > Duration.ofSeconds(PATIENCE_SECONDS).toNanos()) {
                    throw new IllegalStateException("Not all lines were promised anew after %d s.".formatted(PATIENCE_SECONDS));
                }
                Thread.sleep(LOOK_MILLIS);
            }
            return (System.nanoTime() - started) / 1e9;
        }
    }

    private void ship() {
        send("PUT", "/inbound-shipments/CONT-7", lines("{\"expectedOn\":\"%s\",\"carrier\":\"Sea\",\"parts\":[".formatted(expected),
                item -> "{\"purchaseOrder\":\"PO-LATE\",\"line\":%d,\"part\":1}".formatted(item + 1)));
    }

    private static String lines(String head, IntFunction<String> line) {
        return IntStream.range(0, ITEMS).mapToObj(line).collect(Collectors.joining(",", head, "]}"));
    }

    private void send(String method, String path, String json) {
        server.send(method, "/api/v1" + path, "application/json", json);
    }

    private static long number(java.sql.Connection database, String query) throws SQLException {
        try (var statement = database.createStatement(); var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
