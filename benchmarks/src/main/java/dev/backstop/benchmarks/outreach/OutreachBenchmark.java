package dev.backstop.benchmarks.outreach;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One purchase order slips under many waiting customers: from the confirmation call to the last mail that a mail server took. */
@Command(name = "outreach", mixinStandardHelpOptions = true,
        header = "A slip of one container: the time until every customer is told, against plain sending to the same mail server.")
public final class OutreachBenchmark implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;
    private static final int QUIET_SECONDS = 20;
    private static final int SMALL_SECONDS = 8;
    private static final int CAP = 4;
    private static final int SLIPS = 6;
    private static final int OFTEN = 20;

    /** The day that customers heard. */
    private final LocalDate firstDay = LocalDate.now(ZoneOffset.UTC).plusDays(20);

    /** A day without a time is taken as its noon, which is still to come in the morning of today. */
    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

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
        confirm(server, "CONTAINER", customers + 2 * asleep(), firstDay.plusDays(20));
        mails.await(before + customers, PATIENCE_SECONDS);
        var told = mails.taken().stream().skip(before).toList();
        var last = told.stream().mapToLong(Mails.Mail::nanos).max().orElse(System.nanoTime());
        var seconds = (last - started) / 1e9;
        var awake = told.stream().filter(mail -> mail.to().startsWith("c")).toList();
        var receivers = awake.stream().map(Mails.Mail::to).distinct().count();
        var untold = Math.max(customers - receivers, open(server) - asleep());
        var most = mostAboutALine(server, mails);
        var woken = mails.taken().stream().filter(mail -> mail.to().startsWith("night")).count();
        var reference = PlainSender.perSecond(mails.port(), customers, 6_000);
        return List.of(
                new Figure("slip_10k_customers_seconds", seconds, "s", "plain sending of as many mails", customers / reference),
                new Figure("messages_per_second", told.size() / seconds, "mails/s", "plain sending over as many connections", reference),
                new Figure("doubles", awake.size() - receivers, "mails", "customers, each twentieth with two orders", customers),
                new Figure("untold", untold, "customers", "customers", customers),
                new Figure("woken", woken, "mails", "customers at whose place it is night", asleep()),
                new Figure("most_mails_about_a_line", most, "mails", "allowed in 30 days where no law asks", CAP));
    }

    /** Slips that follow each other, on other customers: how many mails one of them got about one line. */
    private long mostAboutALine(Server server, Mails mails) throws InterruptedException {
        var before = mails.count();
        for (var slip = 1; slip <= SLIPS; slip++) {
            var wanted = mails.count() + OFTEN;
            confirm(server, "SMALL", OFTEN, firstDay.plusDays(5L * slip));
            mails.await(wanted, SMALL_SECONDS);
        }
        return mails.taken().stream().skip(before).filter(mail -> mail.to().startsWith("often"))
                .collect(groupingBy(Mails.Mail::to, counting())).values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static void confirm(Server server, String order, int quantity, LocalDate day) {
        server.send("POST", "/api/v1/purchase-orders/%s/confirmations".formatted(order), "application/json", """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"%d","expectedOn":"%s"}]}]}
                """.formatted(quantity, day));
    }

    /** So many customers sleep while the container slips. */
    private int asleep() {
        return customers / 20;
    }

    private static long open(Server server) throws SQLException {
        try (var database = server.database("backstop"); var count = database.prepareStatement("SELECT count(*) FROM outreach.duty WHERE state = 'open'");
                var rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * A container that is to bring one piece for each order, taken over with the date that was heard: one order of each customer, a second
     * one of every twentieth, and as many of customers at whose place it is night. And a small one for few, whose date moves again and again.
     */
    private void fill(Server server) {
        server.send("PUT", "/api/v1/locations/MAIN", "application/json", "{\"name\":\"Main\",\"timeZone\":\"UTC\"}");
        server.send("PUT", "/api/v1/vendors/ACME", "application/json", "{\"name\":\"Acme\",\"currency\":\"EUR\"}");
        server.send("PATCH", "/api/v1/brakes/limits", "application/json", "{\"days\":365,\"customers\":%d}".formatted(2 * customers)); // nobody is asked
        server.send("PUT", "/api/v1/items/MUG", "application/json", "{\"name\":\"Mug\",\"unit\":\"piece\"}");
        server.send("PUT", "/api/v1/items/CUP", "application/json", "{\"name\":\"Cup\",\"unit\":\"piece\"}");
        server.send("POST", "/api/v1/imports?kind=customers&dryRun=false", "text/csv", Stream.of(people("c", customers, 13),
                people("night", asleep(), 1), people("often", OFTEN, 13)).flatMap(lines -> lines)
                .collect(joining("\n", "customer,name,email,timeZone\n", "\n")));
        order(server, "CONTAINER", "MUG", customers + 2 * asleep());
        order(server, "SMALL", "CUP", OFTEN);
        server.send("POST", "/api/v1/imports?kind=orders&dryRun=false", "text/csv", Stream.of(orders("c", "MUG", customers), orders("night", "MUG", asleep()),
                orders("often", "CUP", OFTEN), IntStream.range(0, asleep()).mapToObj(number -> order("second", "c-" + 20 * number, number, "MUG")))
                .flatMap(lines -> lines).collect(joining("\n", "number,customer,orderedAt,sku,quantity,promisedOn\n", "\n")));
    }

    private void order(Server server, String number, String sku, int quantity) {
        server.send("POST", "/api/v1/purchase-orders", "application/json", """
                {"number":"%s","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"%s","quantity":"%d","expectedOn":"%s"}]}
                """.formatted(number, sku, quantity, firstDay));
    }

    private static Stream<String> people(String who, int count, int hour) {
        return IntStream.range(0, count).mapToObj(number -> "%1$s-%2$d,Customer %2$d,%1$s%2$d@customer.example,%3$s".formatted(who, number, zone(hour)));
    }

    private Stream<String> orders(String who, String sku, int count) {
        return IntStream.range(0, count).mapToObj(number -> order("SO-" + who, who + '-' + number, number, sku));
    }

    private String order(String series, String customer, int number, String sku) {
        return "%s-%d,%s,%s,%s,1,%s".formatted(series, number, customer, yesterday, sku, firstDay);
    }

    /** A zone where the clocks show about that hour now. */
    private static String zone(int hour) {
        var offset = Math.floorMod(hour - Instant.now().atOffset(ZoneOffset.UTC).getHour() + 11, 24) - 11;
        return offset == 0 ? "UTC" : "Etc/GMT%+d".formatted(-offset);
    }
}
