package dev.backstop.benchmarks.promising;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is ordered from: a hundred thousand items with more stock than the load can take, and the clients that order. */
public final class Company {
    public static final int ITEMS = Reference.ITEMS;
    private static final int IN_FILE = 20_000;

    private final Server server;

    public Company(Server server) {
        this.server = server;
    }

    public void fill() {
        server.send("PUT", "/api/v1/locations/MAIN", "application/json", "{\"name\":\"Main\",\"timeZone\":\"Europe/London\"}");
        server.send("PUT", "/api/v1/customers/C-1", "application/json", "{\"name\":\"A shop\",\"country\":\"GB\"}");
        for (var from = 0; from < ITEMS; from += IN_FILE) {
            load("items", "sku,name,price\n", from, "I-%d,Item %1$d,4.25");
        }
        for (var from = 0; from < ITEMS; from += IN_FILE) {
            load("stock", "sku,location,quantity\n", from, "I-%d,MAIN,100000000");
        }
    }

    private void load(String kind, String head, int from, String line) {
        var file = IntStream.range(from, from + IN_FILE).mapToObj(line::formatted).collect(Collectors.joining("\n", head, "\n"));
        server.send("POST", "/api/v1/imports?kind=" + kind + "&dryRun=false", "text/csv", file);
    }

    /** A shop that sends orders of so many lines, always of the first item or of any. */
    Load.Client shop(int number, int lines, boolean hot) {
        return new Shop(server.connect(), number, lines, hot);
    }

    /** A page that reads, again and again, a path that {@code number} chooses. */
    Load.Client reader(IntFunction<String> path) {
        var connection = server.connect();
        var random = new SplittableRandom(1);
        return new Load.Client() {
            @Override
            public void ask() throws IOException {
                connection.send("GET", path.apply(random.nextInt(ITEMS)), "text/plain", "").expect(200);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private static final class Shop implements Load.Client {
        private final Connection connection;
        private final SplittableRandom random;
        private final int lines;
        private final boolean hot;
        private final String keys;
        private int asked;

        Shop(Connection connection, int number, int lines, boolean hot) {
            this.connection = connection;
            this.random = new SplittableRandom(number);
            this.lines = lines;
            this.hot = hot;
            this.keys = "shop-%d-%d-".formatted(number, System.nanoTime());
        }

        @Override
        public void ask() throws IOException {
            var order = IntStream.range(0, lines)
                    .mapToObj(_ -> "{\"sku\":\"I-%d\",\"quantity\":\"1\"}".formatted(hot ? 0 : random.nextInt(ITEMS)))
                    .collect(Collectors.joining(",", "{\"customer\":\"C-1\",\"lines\":[", "]}"));
            var answer = connection.post("/api/v1/orders", keys + asked++, order).expect(201);
            if (!answer.body().contains("\"shipBy\"")) {
                throw new IllegalStateException("An order was answered without a promise: " + answer.body());
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
