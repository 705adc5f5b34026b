package dev.backstop.benchmarks.storefront;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Connection;
import dev.backstop.benchmarks.promising.Load;
import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Reads of answers that are remembered and of a plain file in turns, so that both meet the same neighbours; then at half the pace just
 * seen, with what clients wait on this machine that ask for nothing. The median of each counts.
 */
final class StorefrontTurns {
    private static final int ASKED_FOR = 1_000; // what the pages of a shop ask for again and again
    private static final int CLIENTS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final double MOST_MILLIS = 5; // asked for at half load
    private static final double MOST_SECONDS = 2; // asked for until a change is seen
    private static final String FILE = "/assets/favicon.svg";

    private final Server server;
    private final Duration turn;
    private final int rounds;
    private final int items;

    StorefrontTurns(Server server, int items, int seconds, int rounds) {
        this.items = Math.max(items, ASKED_FOR);
        this.server = server;
        this.turn = Duration.ofSeconds(seconds);
        this.rounds = rounds;
    }

    List<Figure> figures() throws IOException, InterruptedException {
        Catalogue.fill(server, items);
        Load.run(CLIENTS, WARM_UP, number -> reader(number, StorefrontTurns::answer));
        Load.run(CLIENTS, WARM_UP.dividedBy(3), number -> reader(number, _ -> FILE));
        var answers = new double[rounds];
        var files = new double[rounds];
        var answerCost = new double[rounds];
        var fileCost = new double[rounds];
        var late = new double[rounds];
        var unasked = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            files[round] = measured(_ -> FILE, fileCost, round);
            answers[round] = measured(StorefrontTurns::answer, answerCost, round);
            var half = answers[round] / 2; // of what the machine could do a moment ago, whatever its neighbours let it do before
            late[round] = Load.paced(CLIENTS, turn, half, number -> reader(number, StorefrontTurns::answer)).percentile(.99);
            unasked[round] = Load.paced(CLIENTS, turn, half, _ -> new Silent()).percentile(.99);
        }
        var seen = new ChangesSeen(server, Catalogue.waiting(items)).seconds();
        var figures = new ArrayList<>(List.of(
                new Figure("availability_reads_per_second", median(answers), "1/s", "a plain file of the same server", median(files)),
                new Figure("availability_cpu_us_per_read", median(answerCost), "us", "a plain file of the same server", median(fileCost)),
                new Figure("availability_p99_ms", median(late), "ms", "most that is allowed at half of the reads above", MOST_MILLIS),
                new Figure("machine_p99_ms", median(unasked), "ms", "reads at that pace; here clients ask for nothing and are woken late",
                        median(late)),
                new Figure("change_visible_seconds", seen.longest(), "s", "most that is allowed", MOST_SECONDS),
                new Figure("change_asked_seconds", seen.asked(), "s", "most that is allowed", MOST_SECONDS),
                new Figure("change_told_seconds", seen.told(), "s", "most that is allowed", MOST_SECONDS),
                new Figure("change_in_feed_seconds", seen.feed(), "s", "most that is allowed", MOST_SECONDS),
                new Figure("rule_in_feed_seconds", seen.rule(), "s", "the full feed of all items, written and read", seen.full()),
                new Figure("items", items, "items", "of them wait for their vendor", Catalogue.waiting(items)),
                new Figure("load_while_measured", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), "processes", "cores",
                        Runtime.getRuntime().availableProcessors())));
        seen.page().forEach(page -> figures.add(
                new Figure("change_on_open_page_seconds", page, "s", "most that is allowed", MOST_SECONDS)));
        return List.copyOf(figures);
    }

    private static String answer(int item) {
        return "/availability?sku=I-" + item + "&country=GB";
    }

    /** Reads a second; the server's processor time for each is left in {@code cost}. */
    private double measured(IntFunction<String> path, double[] cost, int round) {
        var before = server.processorTime();
        var reads = Load.run(CLIENTS, turn, number -> reader(number, path));
        cost[round] = server.processorTime().minus(before).toNanos() / 1e3 / reads.nanos().size();
        return reads.perSecond();
    }

    private Load.Client reader(int number, IntFunction<String> path) {
        var connection = server.connect();
        var random = new SplittableRandom(number);
        return new Load.Client() {
            @Override
            public void ask() throws IOException {
                expect(connection, path.apply(random.nextInt(ASKED_FOR)));
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /**
     * Asks nothing: what it waits is the machine's doing. The least that it does, since threads that work wait longer for their turn than
     * threads that only wake.
     */
    private static final class Silent implements Load.Client {
        @Override
        public void ask() {}

        @Override
        public void close() {}
    }

    private static void expect(Connection connection, String path) throws IOException {
        var status = connection.get(path);
        if (status != 200) {
            throw new IllegalStateException("%s was answered %d.".formatted(path, status));
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
