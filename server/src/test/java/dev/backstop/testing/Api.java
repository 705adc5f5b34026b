package dev.backstop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the API as a client would: {@code api.put("/items/MUG-1", "{…}").expect(201)}. Paths are those below {@code /api/v1}; others begin with
 * {@code http} or {@code //}: {@code //availability?sku=MUG-1} is outside it.
 */
public final class Api {
    /** The key of the sandbox. */
    public static final String KEY = "sandbox-key";

    private static final JsonMapper json = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final IntSupplier port;
    private final @Nullable String key;

    @Autowired
    Api(Environment environment) {
        this(() -> environment.getRequiredProperty("local.server.port", Integer.class), KEY);
    }

    private Api(IntSupplier port, @Nullable String key) {
        this.port = port;
        this.key = key;
    }

    /** A client of a program that runs on this port of the machine. */
    public static Api onPort(int port) {
        return new Api(() -> port, KEY);
    }

    /** The same client with another key; null sends none. */
    public Api withKey(@Nullable String other) {
        return new Api(port, other);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Any request; {@code headers} as name, value, name, value. The body is JSON text or anything that Jackson writes. */
    public Answer send(String method, String path, @Nullable Object body, String... headers) {
        var response = exchange(method, path, body, HttpResponse.BodyHandlers.ofString(), headers);
        return new Answer(method + ' ' + path, response.statusCode(), response.headers(), response.body());
    }

    /** A file as it comes; the test fails where something else is answered. */
    public byte[] file(String path) {
        var response = exchange("GET", path, null, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError("GET %s was answered %d".formatted(path, response.statusCode()));
        }
        return response.body();
    }

    private <T> HttpResponse<T> exchange(String method, String path, @Nullable Object body, HttpResponse.BodyHandler<T> read,
            String... headers) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text(body));
        var request = HttpRequest.newBuilder(uri(path)).method(method, publisher).setHeader("Content-Type", "application/json");
        if (key != null) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), read);
        } catch (IOException failed) {
            throw new UncheckedIOException(method + ' ' + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The address of the running program, without a slash at its end: where a browser begins. */
    public String root() {
        return "http://127.0.0.1:" + port.getAsInt();
    }

    private URI uri(String path) {
        if (path.startsWith("http")) {
            return URI.create(path);
        }
        return URI.create(root() + (path.startsWith("//") ? path.substring(1) : "/api/v1" + path));
    }

    private static String text(Object body) {
        return body instanceof String text ? text : json.writeValueAsString(body);
    }
}
