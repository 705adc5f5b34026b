package dev.backstop.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a server does most, done for some seconds over HTTP in an empty company: orders of one line and of many, a container that slips, and plans. */
final class Rehearsal {
    private static final int ITEMS = 400; // here, and as many that are on their way
    private static final int CLIENTS = 8;
    private static final int EACH_NTH = 20; // order has
    private static final int LINES = 25;
    private static final int SLIPS = 3;
    private static final int PLANS = 10;
    private static final int COUNTED = 200; // between two plans
    private static final int REORDER_POINT = 1_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String root;
    private final String key;
    private final int orders;

    /** At the address of a server whose API takes this key, with so many orders of each client. */
    Rehearsal(String root, String key, int orders) {
        this.root = root;
        this.key = key;
        this.orders = orders;
    }

    void play() throws IOException, InterruptedException, ExecutionException {
        open();
        order();
        for (var slip = 1; slip <= SLIPS; slip++) {
            ship(slip);
        }
        plan();
    }

    /** Each count leaves some places with plenty and some below their reorder point, others than the count before: proposals come, change and go. */
    private void plan() throws IOException, InterruptedException {
        for (var item = 0; item < COUNTED; item++) {
            write("PUT", "reorder-points/I-%d/MAIN".formatted(item), "{\"mode\":\"manual\",\"reorderPoint\":\"%d\",\"orderUpTo\":\"%d\"}"
                    .formatted(REORDER_POINT, 2 * REORDER_POINT));
        }
        for (var plan = 0; plan < PLANS; plan++) {
            var counted = plan;
            file("stock", "sku,location,quantity", COUNTED,
                    item -> "I-%d,MAIN,%d".formatted(item, (item + counted) % 3 == 0 ? 2 * REORDER_POINT + counted : REORDER_POINT - item - counted));
            write("POST", "plan-runs", "{}");
        }
    }

    private void open() throws IOException, InterruptedException {
        write("PUT", "locations/MAIN", "{\"name\":\"Main\",\"timeZone\":\"Europe/London\"}");
        write("PUT", "customers/C-1", "{\"name\":\"A shop\",\"country\":\"GB\"}");
        write("PUT", "vendors/V-1", "{\"name\":\"A vendor\",\"country\":\"GB\",\"currency\":\"EUR\"}");
        file("items", "sku,name,price", 2 * ITEMS, "I-%d,Item %1$d,4.25"::formatted);
        file("stock", "sku,location,quantity", ITEMS, "I-%d,MAIN,1000000"::formatted);
        file("sourcing-terms", "sku,location,kind,vendor,leadTimeDays,moq,multiple", 2 * ITEMS, "I-%d,MAIN,buy,V-1,7,10,6"::formatted);
        write("POST", "purchase-orders", lines("\"number\":\"PO-1\",\"vendor\":\"V-1\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\"",
                line -> "{\"line\":%d,\"sku\":\"I-%d\",\"quantity\":\"1000\",\"expectedOn\":\"%s\"}".formatted(line, ITEMS + line - 1, today.plusDays(28))));
        ship(0);
    }

    private void ship(int slips) throws IOException, InterruptedException {
        write("PUT", "inbound-shipments/CONT-1", lines("\"expectedOn\":\"%s\",\"carrier\":\"Sea\",\"parts\"".formatted(today.plusDays(28 + 14L * slips)),
                "{\"purchaseOrder\":\"PO-1\",\"line\":%d,\"part\":1}"::formatted));
    }

    private void order() throws InterruptedException, ExecutionException {
        var clients = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < CLIENTS; number++) {
                var first = number * orders;
                clients.add(threads.submit(() -> {
                    for (var nth = first; nth < first + orders; nth++) {
                        order(nth);
                    }
                    return null;
                }));
            }
        }
        for (var one : clients) {
            one.get();
        }
    }

    /** Every other order is for the first item only; some are for many, of which half wait. */
    private void order(int nth) throws IOException, InterruptedException {
        var many = nth % EACH_NTH == 0;
        var lines = IntStream.range(0, many ? LINES : 1)
                .mapToObj(line -> "{\"sku\":\"I-%d\",\"quantity\":\"1\"}".formatted(many ? (nth * 31 + line * 7) % (2 * ITEMS) : nth % 2 * (nth % ITEMS)))
                .collect(Collectors.joining(","));
        write("POST", "orders", "{\"customer\":\"C-1\",\"lines\":[" + lines + "]}");
        if (many) {
            send(HttpRequest.newBuilder(URI.create(root + "availability?sku=I-" + nth % ITEMS)));
        }
    }

    /** An object that ends with a list of as many as are on their way, which {@code line} writes for the numbers from 1. */
    private static String lines(String head, IntFunction<String> line) {
        return IntStream.rangeClosed(1, ITEMS).mapToObj(line).collect(Collectors.joining(",", "{" + head + ":[", "]}"));
    }

    private void file(String kind, String head, int rows, IntFunction<String> row) throws IOException, InterruptedException {
        var text = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", head + "\n", "\n"));
        send(HttpRequest.newBuilder(URI.create(root + "api/v1/imports?kind=" + kind + "&dryRun=false"))
                .header("Content-Type", "text/csv").POST(BodyPublishers.ofString(text)));
    }

    private void write(String method, String path, String json) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(root + "api/v1/" + path)).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).method(method, BodyPublishers.ofString(json)));
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The rehearsal was answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }
}
