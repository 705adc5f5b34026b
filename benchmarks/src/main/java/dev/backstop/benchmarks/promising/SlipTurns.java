package dev.backstop.benchmarks.promising;

import dev.backstop.benchmarks.Figure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Moves a container on which a hundred thousand lines wait, in turns with the rows alone that this must write, and orders while it moves. */
final class SlipTurns {
    private static final int SHOPS = 4;
    private static final Duration ORDERS = Duration.ofSeconds(4); // about as long as a slip takes

    private final Company company;
    private final Slip slip;
    private final Reference reference;
    private final int rounds;

    SlipTurns(Server server, Company company, Reference reference, int rounds) {
        this.company = company;
        this.slip = new Slip(server);
        this.reference = reference;
        this.rounds = rounds;
    }

    List<Figure> figures() throws SQLException, InterruptedException {
        slip.fill();
        var figures = new ArrayList<Figure>();
        slip.quoteMillis();
        figures.add(new Figure("quote_1000_lines_ms", slip.quoteMillis(), "ms", "a second", 1_000));
        var ours = new double[rounds];
        var theirs = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            theirs[round] = reference.slipSeconds();
            ours[round] = slip.seconds();
        }
        figures.add(new Figure("slip_100k_seconds", median(ours), "s", "the rows that it must write, in one transaction", median(theirs)));
        figures.addAll(meanwhile());
        return figures;
    }

    private List<Figure> meanwhile() throws SQLException, InterruptedException {
        var usual = Load.run(SHOPS, ORDERS, number -> company.shop(number, 1, false));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var others = threads.submit(() -> Load.run(SHOPS, ORDERS, number -> company.shop(number, 1, false)));
            var slipped = threads.submit(() -> Load.run(1, ORDERS, slip::shop));
            slip.seconds();
            return List.of(
                    new Figure("slip_meanwhile_p99_ms", others.get().percentile(.99), "ms", "the same orders when nothing slips", usual.percentile(.99)),
                    new Figure("slip_same_items_max_ms", slipped.get().percentile(1), "ms", "the same orders when nothing slips", usual.percentile(1)));
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
