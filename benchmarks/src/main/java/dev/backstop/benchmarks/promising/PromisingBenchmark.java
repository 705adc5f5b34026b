package dev.backstop.benchmarks.promising;

import dev.backstop.benchmarks.Figure;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the product as a firm runs it, fills it, and loads it in turns with the reference. */
@Command(name = "promising", mixinStandardHelpOptions = true,
        header = "Promises: orders over HTTP against the statements that PostgreSQL alone would need, in turns.")
public final class PromisingBenchmark implements Callable<Integer> {
    @Option(names = "--seconds", defaultValue = "5", description = "How long each turn lasts. Unless told: ${DEFAULT-VALUE}.")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each, of which the median counts. Unless told: ${DEFAULT-VALUE}.")
    int rounds;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var data = Files.createTempDirectory("backstop-bench");
        var home = Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath();
        try (var server = Server.start(home, data)) {
            var figures = new Turns(server, seconds, rounds).figures();
            var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            if (json) {
                Figure.json(figures, out);
            } else {
                Figure.table(figures, out);
            }
        } finally {
            remove(data);
        }
        return 0;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
