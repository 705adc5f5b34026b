package dev.backstop.benchmarks.promising;

import dev.backstop.benchmarks.Figure;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Loads the product and the reference in turns, so that both meet the same neighbours, and keeps the median of each. */
final class Turns {
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final int MANY = 32;
    private static final int FEW = 8;
    private static final int LINES = Reference.LINES;

    private final Server server;
    private final Duration turn;
    private final int rounds;
    private final Reference reference;
    private final Company company;

    Turns(Server server, int seconds, int rounds) {
        this.server = server;
        this.turn = Duration.ofSeconds(seconds);
        this.rounds = rounds;
        this.reference = new Reference(server);
        this.company = new Company(server);
    }

    /** All of them, after a warm-up. */
    List<Figure> figures() throws SQLException, InterruptedException {
        company.fill();
        Load.run(MANY, WARM_UP, number -> company.shop(number, 1, number % 2 == 0));
        Load.run(FEW, WARM_UP.dividedBy(4), number -> company.shop(number, LINES, number % 2 == 0));
        analyze();
        var figures = new ArrayList<Figure>();
        figures.add(perSecond("hot_promises_per_second", 1, () -> orders(MANY, 1, true), "one statement for one line of one item, 8 clients",
                () -> statements(FEW, 1, true)));
        figures.add(perSecond("spread_promises_per_second", 1, () -> orders(MANY, 1, false), "one statement for one line of 100,000 items, 32 clients",
                () -> statements(MANY, 1, false)));
        figures.add(perSecond("hot_lines_per_second_50", LINES, () -> orders(MANY, LINES, true), "one statement for 50 lines of one item, 1 client",
                () -> statements(1, LINES, true)));
        figures.add(perSecond("spread_lines_per_second_50", LINES, () -> orders(MANY, LINES, false),
                "one statement for 50 lines of 100,000 items, 8 clients", () -> statements(FEW, LINES, false)));
        figures.add(compared("hot_p99_ms", "ms", measured -> measured.percentile(.99), () -> orders(MANY, 1, true),
                "one statement for one line of one item, 32 clients", () -> statements(MANY, 1, true)));
        figures.add(perSecond("hot_64_over_8", 1, () -> orders(2 * MANY, 1, true), "the same orders from 8 clients", () -> orders(FEW, 1, true)));
        figures.add(processorTime());
        figures.add(perSecond("availability_reads_per_second", 1, () -> reads("/availability?sku=I-%d"), "a static file of the same server",
                () -> reads("/assets/favicon.svg")));
        figures.addAll(new SlipTurns(server, company, reference, rounds).figures());
        figures.add(new Figure("load_while_measured", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), "processes", "cores",
                Runtime.getRuntime().availableProcessors()));
        return figures;
    }

    /** A database that filled in seconds is planned for as it is, on both sides. */
    private void analyze() {
        try (var database = server.database("backstop"); var statement = database.createStatement()) {
            statement.execute("ANALYZE");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Figure processorTime() {
        var before = server.processorTime();
        var promises = orders(MANY, 1, true).nanos().size();
        var used = server.processorTime().minus(before).toNanos() / 1e6;
        return new Figure("cpu_ms_per_promise", used / promises, "ms", "one core for each promise of a turn", turn.toMillis() / (double) promises);
    }

    private Load.Measured orders(int clients, int lines, boolean hot) {
        return Load.run(clients, turn, number -> company.shop(number, lines, hot));
    }

    private Load.Measured statements(int clients, int lines, boolean hot) {
        return Load.run(clients, turn, number -> lines == 1 ? reference.oneLine(number, hot) : reference.fiftyLines(number, hot));
    }

    private Load.Measured reads(String path) {
        return Load.run(MANY, turn, _ -> company.reader(path::formatted));
    }

    private Figure perSecond(String name, int lines, Supplier<Load.Measured> ours, String what, Supplier<Load.Measured> theirs) {
        return compared(name, "per second", measured -> measured.perSecond() * lines, ours, what, theirs);
    }

    private Figure compared(String name, String unit, ToDoubleFunction<Load.Measured> figure, Supplier<Load.Measured> ours, String what,
            Supplier<Load.Measured> theirs) {
        var mine = new double[rounds];
        var reference = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            reference[round] = figure.applyAsDouble(theirs.get());
            mine[round] = figure.applyAsDouble(ours.get());
        }
        return new Figure(name, median(mine), unit, what, median(reference));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
