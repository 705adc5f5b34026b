package dev.backstop.benchmarks.desk;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the product as a firm runs it, fills it with a hundred thousand items and a million customers, and measures how soon the desk is
 * answered.
 */
@Command(name = "desk", mixinStandardHelpOptions = true,
        header = "The desk: fifty agents who type, the page of a caller with 500 lines, a thousand searches among a million customers.")
public final class DeskBenchmark implements Callable<Integer> {
    @Option(names = "--seconds", defaultValue = "30", description = "How long the agents type. Unless told: ${DEFAULT-VALUE}.")
    int seconds;

    @Option(names = "--customers", defaultValue = "1000000", description = "How many customers there are. Unless told: ${DEFAULT-VALUE}.")
    int customers;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException, SQLException {
        var data = Files.createTempDirectory("backstop-bench");
        var home = Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath();
        try (var server = Server.start(home, data)) {
            mayMakeAgents(server);
            var figures = new ArrayList<>(new Keystrokes(server, seconds).figures());
            figures.addAll(new Callers(server, seconds).figures());
            figures.addAll(new Searches(server, customers).figures());
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

    private static void mayMakeAgents(Server server) throws SQLException {
        try (var database = server.database("backstop"); var update = database.createStatement()) {
            update.execute("UPDATE access.api_key SET scopes = '{read,write,admin}' WHERE name = 'benchmark'");
        }
    }
}
