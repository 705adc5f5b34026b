package dev.backstop.benchmarks.promising;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A closed loop: so many clients, each asking again as soon as it is answered, for a bounded time. */
final class Load {
    private Load() {}

    /** One client's work: opened once, asked again and again. */
    interface Client extends AutoCloseable {
        void ask() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes the client of a number. */
    interface Clients {
        Client open(int number) throws IOException, SQLException;
    }

    /** How many were answered in how long, and how long each took, sorted. */
    record Measured(double seconds, List<Long> nanos) {
        Measured {
            nanos = List.copyOf(nanos);
        }

        double perSecond() {
            return nanos.size() / seconds;
        }

        /** Milliseconds within which a share of all were answered. */
        double percentile(double share) {
            return nanos.isEmpty() ? Double.NaN : nanos.get((int) Math.min(nanos.size() - 1L, Math.round(share * nanos.size()))) / 1e6;
        }
    }

    static Measured run(int clients, Duration time, Clients factory) {
        var running = new ArrayList<Future<List<Long>>>();
        var started = System.nanoTime();
        var until = started + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var i = 0; i < clients; i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    var took = new ArrayList<Long>();
                    try (var client = factory.open(number)) {
                        for (var before = System.nanoTime(); before < until; before = System.nanoTime()) {
                            client.ask();
                            took.add(System.nanoTime() - before);
                        }
                    }
                    return took;
                }));
            }
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        return new Measured(seconds, running.stream().flatMap(one -> took(one).stream()).sorted().toList());
    }

    private static List<Long> took(Future<List<Long>> client) {
        try {
            return client.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A client of the load failed: " + failed.getMessage(), failed);
        }
    }
}
