package dev.backstop.benchmarks.storefront;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the product as a firm runs it, fills it, and asks as shops and their pages do. */
@Command(name = "storefront", mixinStandardHelpOptions = true,
        header = "Availability: reads against a plain file of the same server, in turns, and the time until a change is seen.")
public final class StorefrontBenchmark implements Callable<Integer> {
    @Option(names = "--items", defaultValue = "100000", description = "How many items are sold. Unless told: ${DEFAULT-VALUE}.")
    int items;

    @Option(names = "--seconds", defaultValue = "5", description = "How long each turn lasts. Unless told: ${DEFAULT-VALUE}.")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3",
            description = "Turns of each, of which the median counts. Unless told: ${DEFAULT-VALUE}.")
    int rounds;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var data = Files.createTempDirectory("backstop-bench");
        var home = Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath();
        try (var server = Server.start(home, data)) {
            var figures = new StorefrontTurns(server, items, seconds, rounds).figures();
            var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            if (json) {
                Figure.json(figures, out);
            } else {
                Figure.table(figures, out);
            }
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }
}
