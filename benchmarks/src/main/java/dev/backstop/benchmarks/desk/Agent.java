package dev.backstop.benchmarks.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An agent at a browser: signed in, with a new order open. */
final class Agent implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL).build();
    private final String root;
    private final String csrf;

    Agent(String root, String email, String password) {
        this.root = root;
        var door = csrf(get("/sign-in"));
        post("/sign-in", Map.of("email", email, "password", password, "_csrf", door));
        this.csrf = csrf(get("/desk/orders/new?customer=C-1"));
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)));
    }

    /** What the page shows while the line is typed. */
    String quote(String sku, String quantity) {
        return post("/orders/new/quote", Map.of("customer", "C-1", "shipping", "as-available", "lines.0.sku", sku, "lines.0.quantity",
                quantity, "_csrf", csrf));
    }

    private String post(String path, Map<String, String> form) {
        var body = form.entrySet().stream().map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("%s was answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String csrf(String page) {
        var found = CSRF.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("The page has no form: " + page);
        }
        return found.group(1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}
