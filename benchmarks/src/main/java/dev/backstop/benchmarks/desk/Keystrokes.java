package dev.backstop.benchmarks.desk;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Company;
import dev.backstop.benchmarks.promising.Server;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fifty agents who type orders at the same time. Each asks at its own steady pace, for the suggestions of a part of an item's name and
 * then for what can be promised of the item.
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

    List<Figure> figures() {
        new Company(server).fill();
        var agents = IntStream.range(0, AGENTS).mapToObj(number -> agent(server, number)).toList();
        try {
            Typing.of(agents, PACE, WARM_UP, Keystrokes::key);
            var file = Typing.of(agents, PACE, Duration.ofSeconds(seconds), (agent, _, _) -> agent.get("/assets/favicon.svg"));
            var keys = Typing.of(agents, PACE, Duration.ofSeconds(seconds), Keystrokes::key);
            return List.of(
                    new Figure("keystroke_p95_ms", Typing.percentile(keys, .95), "ms",
                            "a static file of the same server to the same agents at the same pace",
                            Typing.percentile(file, .95)),
                    new Figure("keystroke_p50_ms", Typing.percentile(keys, .5), "ms",
                            "a static file of the same server to the same agents at the same pace",
                            Typing.percentile(file, .5)),
                    new Figure("keystrokes_per_second", keys.size() / (double) seconds, "per second", "agents", AGENTS));
        } finally {
            agents.forEach(Agent::close);
        }
    }

    /** Somebody who may take orders, signed in. */
    static Agent agent(Server server, int number) {
        server.send("PUT", "/api/v1/users/" + EMAIL.formatted(number), "application/json",
                "{\"name\":\"Agent\",\"role\":\"agent\",\"password\":\"%s\"}".formatted(PASSWORD));
        return new Agent(server.root(), EMAIL.formatted(number), PASSWORD);
    }

    private static void key(Agent agent, SplittableRandom random, int number) {
        var item = random.nextInt(Company.ITEMS);
        if (number % 2 == 0) {
            agent.get("/suggest/items?q=I-" + item / 10);
        } else if (!agent.quote("I-" + item, Integer.toString(1 + random.nextInt(9))).contains(" now")) {
            throw new IllegalStateException("What is on the shelf was not promised now");
        }
    }
}
