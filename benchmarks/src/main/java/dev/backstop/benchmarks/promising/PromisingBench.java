package dev.backstop.benchmarks.promising;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Orders promised over HTTP, next to what PostgreSQL itself can do with the least rows that a promise needs, in turns. */
public final class PromisingBench {
    private static final int ROUNDS = 3;
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("seconds", 5));

    private final Reference reference;
    private final Company company;
    private final Server server;

    private PromisingBench(Server server) {
        this.server = server;
        this.reference = new Reference(server);
        this.company = new Company(server);
    }

    public static void main(String[] arguments) throws Exception {
        var data = Files.createTempDirectory("backstop-bench");
        try (var server = Server.start(Path.of(System.getProperty("backstop.home", ".")).toAbsolutePath(), data)) {
            var bench = new PromisingBench(server);
            bench.company.fill();
            bench.run();
        }
    }

    private void run() {
        Load.run(32, Duration.ofSeconds(15), n -> company.shop(n, 1, false)); // warm
        report("hot_promises_per_second", 1, () -> product(32, 1, true), () -> reference(8, true, false));
        report("spread_promises_per_second", 1, () -> product(32, 1, false), () -> reference(32, false, false));
        report("hot_lines_per_second_50", 50, () -> product(32, 50, true), () -> reference(1, true, true));
        report("spread_lines_per_second_50", 50, () -> product(32, 50, false), () -> reference(8, false, true));
        report("hot at 64 / hot at 8", 1, () -> product(64, 1, true), () -> product(8, 1, true));
        report("hot p99 reference at 32", 1, () -> product(32, 1, true), () -> reference(32, true, false));
    }

    private Load.Measured product(int clients, int lines, boolean hot) {
        var before = server.processorTime();
        var measured = Load.run(clients, TURN, number -> company.shop(number, lines, hot));
        System.out.printf(Locale.ROOT, "   cpu ms per request %.3f%n", server.processorTime().minus(before).toNanos() / 1e6 / measured.nanos().length);
        return measured;
    }

    private Load.Measured reference(int clients, boolean hot, boolean fifty) {
        return Load.run(clients, TURN, number -> fifty ? reference.fiftyLines(number, hot) : reference.oneLine(number, hot));
    }

    private static void report(String name, int lines, Supplier<Load.Measured> product, Supplier<Load.Measured> limit) {
        List<String> rounds = new ArrayList<>();
        for (var round = 0; round < ROUNDS; round++) {
            var theirs = limit.get();
            var ours = product.get();
            rounds.add("%.0f/s (p50 %.1f p99 %.1f ms) against %.0f/s (p50 %.1f p99 %.1f ms): %.2f".formatted(ours.perSecond() * lines, ours.percentile(.5),
                    ours.percentile(.99), theirs.perSecond() * lines, theirs.percentile(.5), theirs.percentile(.99), ours.perSecond() / theirs.perSecond()));
        }
        System.out.println(name + "\n   " + String.join("\n   ", rounds));
    }
}
