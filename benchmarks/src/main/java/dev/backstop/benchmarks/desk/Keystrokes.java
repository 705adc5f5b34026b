package dev.backstop.benchmarks.desk;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Company;
import dev.backstop.benchmarks.promising.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Fifty agents who type orders at the same time. Each asks at its own steady pace, for the suggestions of a part of an item's name and
 * then for what can be promised of the item; the time counts from when the key was due, so that a slow answer cannot hide those behind
 * it.
 */
final class Keystrokes {
    private static final int AGENTS = 50;
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final String EMAIL = "agent%d@desk.example";
    private static final String PASSWORD = "four small words here";

    private final Server server;
    private final int seconds;

    Keystrokes(Server server, int seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    /** What an agent does at one key. */
    private interface Key {
        void press(Agent agent, SplittableRandom random, int number);
    }

    List<Figure> figures() {
        new Company(server).fill();
        IntStream.range(0, AGENTS).forEach(number -> server.send("PUT", "/api/v1/users/" + EMAIL.formatted(number), "application/json",
                "{\"name\":\"Agent\",\"role\":\"agent\",\"password\":\"%s\"}".formatted(PASSWORD)));
        var agents = IntStream.range(0, AGENTS).mapToObj(number -> new Agent(server.root(), EMAIL.formatted(number), PASSWORD)).toList();
        try {
            typing(agents, WARM_UP, Keystrokes::key);
            var file = typing(agents, Duration.ofSeconds(seconds), (agent, _, _) -> agent.get("/assets/favicon.svg"));
            var keys = typing(agents, Duration.ofSeconds(seconds), Keystrokes::key);
            return List.of(
                    new Figure("keystroke_p95_ms", percentile(keys, .95), "ms",
                            "a static file of the same server to the same agents at the same pace",
                            percentile(file, .95)),
                    new Figure("keystroke_p50_ms", percentile(keys, .5), "ms",
                            "a static file of the same server to the same agents at the same pace",
                            percentile(file, .5)),
                    new Figure("keystrokes_per_second", keys.size() / (double) seconds, "per second", "agents", AGENTS));
        } finally {
            agents.forEach(Agent::close);
        }
    }

    private static void key(Agent agent, SplittableRandom random, int number) {
        var item = random.nextInt(Company.ITEMS);
        if (number % 2 == 0) {
            agent.get("/suggest/items?q=I-" + item / 10);
        } else if (!agent.quote("I-" + item, Integer.toString(1 + random.nextInt(9))).contains(" now")) {
            throw new IllegalStateException("What is on the shelf was not promised now");
        }
    }

    private static List<Long> typing(List<Agent> agents, Duration time, Key key) {
        var running = new ArrayList<Future<List<Long>>>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            for (var i = 0; i < agents.size(); i++) {
                var number = i;
                running.add(hands.submit(() -> one(agents.get(number), number, start, time, key)));
            }
        }
        return running.stream().flatMap(agent -> took(agent).stream()).sorted().toList();
    }

    private static List<Long> one(Agent agent, int number, long start, Duration time, Key key) throws InterruptedException {
        var random = new SplittableRandom(number);
        var took = new ArrayList<Long>();
        var due = start + PACE.toNanos() * number / AGENTS;
        for (var pressed = 0; due < start + time.toNanos(); pressed++) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            key.press(agent, random, pressed + number);
            took.add(System.nanoTime() - due);
            due += PACE.toNanos();
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

    private static double percentile(List<Long> nanos, double share) {
        return nanos.get((int) Math.min(nanos.size() - 1L, Math.round(share * nanos.size()))) / 1e6;
    }
}
