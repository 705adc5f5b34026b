package dev.backstop.benchmarks.promising;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** A closed loop: so many clients, each asking again as soon as it is answered, for a bounded time. */
public final class Load {
    private Load() {}

    /** One client's work: opened once, asked again and again. */
    public interface Client extends AutoCloseable {
        void ask() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes the client of a number. */
    public interface Clients {
        Client open(int number) throws IOException, SQLException;
    }

    /** How many were answered in how long, and how long each took, sorted. */
    public record Measured(double seconds, List<Long> nanos) {
        public Measured {
            nanos = List.copyOf(nanos);
        }

        public double perSecond() {
            return nanos.size() / seconds;
        }

        /** Milliseconds within which a share of all were answered. */
        public double percentile(double share) {
            return nanos.isEmpty() ? Double.NaN : nanos.get((int) Math.min(nanos.size() - 1L, Math.round(share * nanos.size()))) / 1e6;
        }
    }

    /** As fast as they are answered. */
    public static Measured run(int clients, Duration time, Clients factory) {
        return run(clients, time, factory, Pace.AS_FAST_AS_ANSWERED);
    }

    /**
     * So many a second over all clients, asked on time whether or not the one before was late: what a late answer keeps waiting counts as late, too.
     */
    public static Measured paced(int clients, Duration time, double perSecond, Clients factory) {
        return run(clients, time, factory, new Pace(Math.round(1e9 * clients / perSecond)));
    }

    /** The time between two questions of one client. */
    private record Pace(long nanos) {
        static final Pace AS_FAST_AS_ANSWERED = new Pace(0);

        /** When a client's next question is due. */
        long next(long due) {
            if (nanos == 0) {
                return System.nanoTime();
            }
            LockSupport.parkNanos(due + nanos - System.nanoTime());
            while (System.nanoTime() < due + nanos) {
                Thread.onSpinWait();
            }
            return due + nanos;
        }
    }

    private static Measured run(int clients, Duration time, Clients factory, Pace pace) {
        var running = new ArrayList<Future<List<Long>>>();
        var started = System.nanoTime();
        var until = started + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var i = 0; i < clients; i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    var took = new ArrayList<Long>();
                    try (var client = factory.open(number)) {
                        for (var due = started + pace.nanos() * number / clients; due < until; due = pace.next(due)) {
                            client.ask();
                            took.add(System.nanoTime() - due);
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
