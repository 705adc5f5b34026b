package dev.backstop.benchmarks.outreach;

import static java.util.stream.Collectors.joining;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One purchase order slips under many waiting customers: from the confirmation call to the last mail that a mail server took. */
@Command(name = "outreach", mixinStandardHelpOptions = true,
        header = "A slip of one container: the time until every customer is told, against plain sending to the same mail server.")
public final class OutreachBenchmark implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;
    private static final int QUIET_SECONDS = 20;

    @Option(names = "--customers", defaultValue = "10000", description = "How many customers wait. Unless told: ${DEFAULT-VALUE}.")
    int customers;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException, SQLException {
        var data = Files.createTempDirectory("backstop-bench");
        var home = Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath();
        try (var mails = Mails.listen(); var server = Server.start(home, data, "--smtp-url", "smtp://127.0.0.1:" + mails.port())) {
            var figures = measure(server, mails);
            var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            if (json) {
                Figure.json(figures, out);
            } else {
                Figure.table(figures, out);
            }
            System.err.printf("load %.1f%n", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }

    private List<Figure> measure(Server server, Mails mails) throws InterruptedException, ExecutionException, SQLException {
        fill(server);
        mails.await(customers, QUIET_SECONDS); // what the orders themselves have to tell
        var before = mails.count();
        var started = System.nanoTime();
        server.send("POST", "/api/v1/purchase-orders/CONTAINER/confirmations", "application/json", """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"%d","expectedOn":"%s"}]}]}
                """.formatted(customers, LocalDate.now(ZoneOffset.UTC).plusDays(40)));
        mails.await(before + customers, PATIENCE_SECONDS);
        var told = mails.taken().stream().skip(before).toList();
        var last = told.stream().mapToLong(Mails.Mail::nanos).max().orElse(System.nanoTime());
        var seconds = (last - started) / 1e9;
        var receivers = told.stream().map(Mails.Mail::to).distinct().count();
        var reference = PlainSender.perSecond(mails.port(), customers, 6_000);
        return List.of(
                new Figure("slip_10k_customers_seconds", seconds, "s", "plain sending of as many mails", customers / reference),
                new Figure("messages_per_second", told.size() / seconds, "mails/s", "plain sending over as many connections", reference),
                new Figure("doubles", told.size() - receivers, "mails", "customers", customers),
                new Figure("untold", Math.max(customers - receivers, open(server)), "customers", "customers", customers));
    }

    private static long open(Server server) throws SQLException {
        try (var database = server.database("backstop"); var count = database.prepareStatement("SELECT count(*) FROM outreach.duty WHERE state = 'open'");
                var rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** One item, one container that is to bring one for each customer, and an order of each, taken over with the date that was heard. */
    private void fill(Server server) {
        server.send("PUT", "/api/v1/locations/MAIN", "application/json", "{\"name\":\"Main\",\"timeZone\":\"UTC\"}");
        server.send("PUT", "/api/v1/vendors/ACME", "application/json", "{\"name\":\"Acme\",\"currency\":\"EUR\"}");
        server.send("PATCH", "/api/v1/brakes/limits", "application/json", "{\"days\":365,\"customers\":%d}".formatted(customers + 1)); // nobody is asked
        server.send("PUT", "/api/v1/items/MUG", "application/json", "{\"name\":\"Mug\",\"unit\":\"piece\"}");
        server.send("POST", "/api/v1/imports?kind=customers&dryRun=false", "text/csv", IntStream.range(0, customers)
                .mapToObj(number -> "C-%1$d,Customer %1$d,c%1$d@customer.example,%2$s".formatted(number, zone()))
                .collect(joining("\n", "customer,name,email,timeZone\n", "\n")));
        server.send("POST", "/api/v1/purchase-orders", "application/json", """
                {"number":"CONTAINER","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"%d","expectedOn":"%s"}]}
                """.formatted(customers, LocalDate.now(ZoneOffset.UTC).plusDays(20)));
        server.send("POST", "/api/v1/imports?kind=orders&dryRun=false", "text/csv", IntStream.range(0, customers)
                .mapToObj(number -> "SO-%1$d,C-%1$d,%2$s,MUG,1,%3$s".formatted(number, LocalDate.now(ZoneOffset.UTC), LocalDate.now(ZoneOffset.UTC).plusDays(20)))
                .collect(joining("\n", "number,customer,orderedAt,sku,quantity,promisedOn\n", "\n")));
    }

    /** A zone where it is neither night nor early now, so that nobody's quiet hours are measured. */
    private static String zone() {
        var hour = java.time.Instant.now().atOffset(java.time.ZoneOffset.UTC).getHour();
        var offset = Math.clamp(13L - hour, -11, 12);
        return offset == 0 ? "UTC" : "Etc/GMT%+d".formatted(-offset);
    }
}
