package dev.backstop.benchmarks.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Agents who work at the same time, each at the same steady pace. The time counts from when a key was due, so that a slow answer cannot
 * hide those behind it.
 */
final class Typing {
    private Typing() {}

    /** What an agent does at one key; {@code number} counts them. */
    interface Key {
        void press(Agent agent, SplittableRandom random, int number);
    }

    /** How long each key took, in nanoseconds, sorted. */
    static List<Long> of(List<Agent> agents, Duration pace, Duration time, Key key) {
        var running = new ArrayList<Future<List<Long>>>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            for (var i = 0; i < agents.size(); i++) {
                var number = i;
                running.add(hands.submit(() -> one(agents.get(number), number, start + pace.toNanos() * number / agents.size(), pace,
                        start + time.toNanos(), key)));
            }
        }
        return running.stream().flatMap(agent -> took(agent).stream()).sorted().toList();
    }

    private static List<Long> one(Agent agent, int number, long first, Duration pace, long end, Key key) throws InterruptedException {
        var random = new SplittableRandom(number);
        var took = new ArrayList<Long>();
        var due = first;
        for (var pressed = 0; due < end; pressed++) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            key.press(agent, random, pressed + number);
            took.add(System.nanoTime() - due);
            due += pace.toNanos();
        }
        return took;
    }

    private static List<Long> took(Future<List<Long>> agent) {
        try {
            return agent.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("An agent could not type on: " + failed.getMessage(), failed);
        }
    }

    /** In milliseconds. */
    static double percentile(List<Long> nanos, double share) {
        return nanos.get((int) Math.min(nanos.size() - 1L, Math.round(share * nanos.size()))) / 1e6;
    }
}
