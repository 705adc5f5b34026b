package dev.backstop.connectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop that listens on a port of this machine, keeps what it is asked, and answers what the test told it to. */
public final class FakeShop implements AutoCloseable {
    private static final JsonMapper mapper = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /** A question that came in. */
    public record Asked(String method, String path, String authorization, String token, JsonNode body) {
        /** Whether it is this method and its path begins so, or its body has this text. */
        public boolean is(String what) {
            return (method + ' ' + path).startsWith(what) || body.toString().contains(what);
        }
    }

    private record Rule(Predicate<Asked> which, int status, String answer, String header, String value) {}

    public FakeShop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers this to such questions; the newest rule that fits counts. */
    public FakeShop answers(String what, int status, String answer) {
        return answers(what, status, answer, "Content-Type", "application/json");
    }

    public FakeShop answers(String what, int status, String answer, String header, String value) {
        rules.addFirst(new Rule(one -> one.is(what), status, answer, header, value));
        return this;
    }

    /** The questions of this kind, in order. */
    public List<Asked> asked(String what) {
        return asked.stream().filter(one -> one.is(what)).toList();
    }

    public void forget() {
        asked.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        var one = new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                String.valueOf(headers.getFirst("Authorization")),
                String.valueOf(headers.getFirst("X-Shopify-Access-Token")), mapper.readTree(body.isEmpty() ? "{}" : body));
        asked.add(one);
        var rule = rules.stream().filter(candidate -> candidate.which().test(one)).findFirst()
                .orElse(new Rule(_ -> true, 404, "{\"message\":\"nothing here\"}", "Content-Type", "application/json"));
        var bytes = rule.answer().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set(rule.header(), rule.value());
        exchange.sendResponseHeaders(rule.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** A fixture. */
    public static String fixture(String name) {
        try (var file = FakeShop.class.getResourceAsStream("/connectors/" + name)) {
            return new String(java.util.Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a recorded call answered. */
    public static String recorded(String name) {
        return mapper.readTree(fixture(name)).path("answer").toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
