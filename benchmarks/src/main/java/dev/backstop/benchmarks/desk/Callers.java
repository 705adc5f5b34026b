package dev.backstop.benchmarks.desk;

import dev.backstop.benchmarks.Figure;
import dev.backstop.benchmarks.promising.Server;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A caller with five hundred open lines. Each waits for an item of its own behind five others, was promised three times as its vendor moved
 * the date, and is later than told. Ten agents open the page of such a caller every two seconds.
 */
final class Callers {
    private static final int LINES = 500;
    private static final int IN_ORDER = 50;
    private static final int AHEAD = 5;
    private static final int AGENTS = 10;
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final String CALLER = "/desk/callers/MANY?call=bench";

    private final Server server;
    private final int seconds;

    Callers(Server server, int seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    List<Figure> figures() {
        fill();
        var agents = IntStream.range(0, AGENTS).mapToObj(number -> Keystrokes.agent(server, number)).toList();
        try {
            if (!agents.getFirst().get(CALLER).contains(LINES + " deliveries wait")) {
                throw new IllegalStateException("The caller does not wait for %d deliveries".formatted(LINES));
            }
            Typing.of(agents, PACE, WARM_UP, (agent, _, _) -> agent.get(CALLER));
            var file = Typing.of(agents, PACE, Duration.ofSeconds(seconds), (agent, _, _) -> agent.get("/assets/favicon.svg"));
            var page = Typing.of(agents, PACE, Duration.ofSeconds(seconds), (agent, _, _) -> agent.get(CALLER));
            return List.of(new Figure("caller_500_lines_p95_ms", Typing.percentile(page, .95), "ms",
                    "a static file of the same server to the same agents at the same pace", Typing.percentile(file, .95)));
        } finally {
            agents.forEach(Agent::close);
        }
    }

    private void fill() {
        put("/vendors/KILN", "{\"name\":\"Kiln\",\"currency\":\"EUR\"}");
        put("/customers/MANY", "{\"name\":\"Many Lines\",\"country\":\"GB\",\"language\":\"en\"}");
        send("/imports?kind=items&dryRun=false", "text/csv", IntStream.range(0, LINES).mapToObj("W-%d,Waited %1$d,4.25"::formatted)
                .collect(Collectors.joining("\n", "sku,name,price\n", "\n")));
        var soon = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        send("/purchase-orders", "application/json", IntStream.range(0, LINES)
                .mapToObj(line -> "{\"line\":%d,\"sku\":\"W-%d\",\"quantity\":\"1000\",\"expectedOn\":\"%s\"}".formatted(line + 1, line, soon))
                .collect(Collectors.joining(",",
                        "{\"number\":\"PO-KILN\",\"vendor\":\"KILN\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\":[", "]}")));
        for (var customer = 0; customer < AHEAD; customer++) {
            order("C-1");
        }
        order("MANY");
        moved(soon.plusDays(14));
        moved(soon.plusDays(28));
    }

    private void order(String customer) {
        for (var from = 0; from < LINES; from += IN_ORDER) {
            send("/orders", "application/json", IntStream.range(from, from + IN_ORDER)
                    .mapToObj("{\"sku\":\"W-%d\",\"quantity\":\"2\"}"::formatted)
                    .collect(Collectors.joining(",", "{\"customer\":\"%s\",\"lines\":[".formatted(customer), "]}")));
        }
    }

    /** The vendor says another day for all of it. */
    private void moved(LocalDate day) {
        send("/purchase-orders/PO-KILN/confirmations", "application/json", IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> "{\"line\":%d,\"status\":\"changed\",\"parts\":[{\"quantity\":\"1000\",\"expectedOn\":\"%s\"}]}"
                        .formatted(line, day))
                .collect(Collectors.joining(",", "{\"by\":\"mail\",\"lines\":[", "]}")));
    }

    private void put(String path, String json) {
        server.send("PUT", "/api/v1" + path, "application/json", json);
    }

    private void send(String path, String type, String content) {
        server.send("POST", "/api/v1" + path, type, content);
    }
}
