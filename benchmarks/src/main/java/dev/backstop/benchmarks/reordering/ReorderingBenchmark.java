package dev.backstop.benchmarks.reordering;

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
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plans and releases over HTTP, in turns with the statement that PostgreSQL alone would need. */
@Command(name = "reordering", mixinStandardHelpOptions = true,
        header = "Reordering: plans of 100,000 places and the release of 100,000 proposals, against one statement of PostgreSQL in turns.")
public final class ReorderingBenchmark implements Callable<Integer> {
    private static final int WARM_UP = 3;
    private static final int ONE_PERCENT = Firm.ITEMS / 100;
    private static final double MOST_SECONDS_TO_RELEASE = 60;

    @Option(names = "--rounds", defaultValue = "7", description = "Turns of each, of which the median counts. Unless told: ${DEFAULT-VALUE}.")
    int rounds;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException, SQLException {
        var data = Files.createTempDirectory("backstop-bench");
        var home = Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath();
        try (var server = Server.start(home, data)) {
            var figures = measure(server);
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

    private List<Figure> measure(Server server) throws SQLException {
        var floor = new Floor(server);
        var firm = new Firm(server);
        floor.fill();
        firm.fill();
        var floors = new ArrayList<Double>();
        var wholes = new ArrayList<Double>();
        var parts = new ArrayList<Double>();
        var random = new SplittableRandom(1);
        for (var round = -WARM_UP; round < rounds; round++) {
            var least = floor.seconds();
            firm.forgetPlans();
            var whole = plan(firm);
            firm.count(ONE_PERCENT, random);
            var part = plan(firm);
            if (round >= 0) {
                floors.add(least);
                wholes.add(whole);
                parts.add(part);
            }
        }
        var proposals = firm.count("replenishment.proposal WHERE state = 'open'");
        firm.raiseReorderPoints();
        firm.forgetPlans();
        plan(firm);
        var figures = new ArrayList<>(List.of(
                new Figure("plan_100k_seconds", median(wholes), "s", "one statement for position and suggestion", median(floors)),
                new Figure("plan_1_percent_seconds", median(parts), "s", "one statement for position and suggestion of all", median(floors)),
                new Figure("proposals", proposals, "proposals", "items", Firm.ITEMS),
                release(firm)));
        figures.add(new Figure("load_while_measured", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), "processes", "cores",
                Runtime.getRuntime().availableProcessors()));
        return figures;
    }

    private static Figure release(Firm firm) throws SQLException {
        var chosen = "{\"proposals\":[%s]}".formatted(firm.openProposals());
        var started = System.nanoTime();
        firm.send("POST", "/proposals/release", chosen);
        var seconds = (System.nanoTime() - started) / 1e9;
        var drafts = firm.count("supply.purchase_order WHERE state = 'draft'");
        if (drafts != Firm.VENDORS) {
            throw new IllegalStateException("%d drafts were made for %d vendors".formatted(drafts, Firm.VENDORS));
        }
        return new Figure("release_100k_seconds", seconds, "s", "what it may take", MOST_SECONDS_TO_RELEASE);
    }

    private static double plan(Firm firm) {
        var started = System.nanoTime();
        firm.send("POST", "/plan-runs", "{}");
        return (System.nanoTime() - started) / 1e9;
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }
}
