package dev.backstop.benchmarks.reports;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at every report of a firm with a year of trade, and takes each as a file of text and as a workbook. */
@Command(name = "reports", mixinStandardHelpOptions = true,
        header = "Reports: first pages, files and their memory, over a year of trade, next to what PostgreSQL alone needs.")
public final class ReportsBenchmark implements Callable<Integer> {
    private static final double MEGABYTE = 1024 * 1024;

    @Option(names = "--items", defaultValue = "100000", description = "Unless told: ${DEFAULT-VALUE}.")
    int items;

    @Option(names = "--lines", defaultValue = "1000000", description = "Order lines of the year. Unless told: ${DEFAULT-VALUE}.")
    int lines;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException, SQLException {
        var data = Files.createTempDirectory("backstop-bench");
        var home = Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath();
        try (var server = Server.start(home, data); var looks = new Looks(server.port())) {
            server.ask("PUT", "/api/v1/locations/MAIN", "application/json", "{\"name\":\"Main\",\"timeZone\":\"UTC\"}");
            try (var database = server.database("backstop")) {
                Trade.fill(database, items, lines);
                server.ask("POST", "/api/v1/plan-runs", "application/json", "{\"mode\":\"all\"}");
                print(figures(looks, new LiveHeap(server.pid()), database));
            }
        } finally {
            remove(data);
        }
        return 0;
    }

    private List<Figure> figures(Looks looks, LiveHeap heap, Connection database) throws SQLException, IOException {
        var night = looks.night();
        var slowest = new TreeMap<String, Double>();
        for (var report : looks.reports()) {
            looks.firstPage(report, 0); // the program's own first time
            slowest.put(report, looks.firstPage(report, 1));
        }
        slowest.forEach((report, took) -> System.err.printf("%-28s %8.0f ms%n", report, took));
        var worst = slowest.entrySet().stream().max(java.util.Map.Entry.comparingByValue()).orElseThrow();
        var read = seconds(() -> scan(database));
        var copied = seconds(() -> copy(database));
        var files = new TreeMap<String, Double>();
        for (var report : slowest.keySet()) {
            for (var format : List.of("csv", "xlsx")) {
                files.put(report + '.' + format, seconds(() -> looks.file(report, format)));
            }
        }
        files.forEach((name, took) -> System.err.printf("%-28s %8.1f s%n", name, took));
        var longest = files.entrySet().stream().max(java.util.Map.Entry.comparingByValue()).orElseThrow();
        var file = new byte[1][];
        var grown = heap.growthDuring(() -> file[0] = looks.file(longest.getKey().replaceFirst("\\..*", ""), "xlsx"));
        return List.of(
                new Figure("report_slowest_ms", worst.getValue(), "ms", "PostgreSQL adding up the lines of the year by item; slowest: "
                        + worst.getKey(), read * 1_000),
                new Figure("export_seconds", longest.getValue(), "s",
                        "PostgreSQL copying a row for each item out as text; slowest of all files: " + longest.getKey(), copied),
                new Figure("export_heap_mb", grown, "MB", "the file", file[0].length / MEGABYTE),
                new Figure("report_night_seconds", night, "s", "PostgreSQL adding up the lines of the year by item", read));
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    private static double seconds(Work work) throws SQLException, IOException {
        var began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void scan(Connection database) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(
                "SELECT count(*) FROM (SELECT item_id, sum(quantity), sum(quantity * price) FROM orders.order_line GROUP BY item_id) lines")) {
            rows.next();
        }
    }

    private static void copy(Connection database) throws SQLException {
        var copy = database.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                COPY (SELECT i.sku, i.name, l.code, a.on_hand, a.allocated, a.backordered, a.on_order, round(a.on_hand * i.cost, 2)
                        FROM promising.availability a JOIN catalog.item i ON i.id = a.item_id JOIN catalog.location l ON l.id
                               = a.location_id
                       ORDER BY i.sku) TO STDOUT (FORMAT csv)""");
        while (copy.readFromCopy() != null) {
            // only read
        }
    }

    private void print(List<Figure> figures) {
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        if (json) {
            Figure.json(figures, out);
        } else {
            Figure.table(figures, out);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
