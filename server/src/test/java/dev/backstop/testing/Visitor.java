package dev.backstop.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody who reads our pages without a browser, and asks for a language. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String root;
    private final String language;

    Visitor(String root, String language) {
        this.root = root;
        this.language = language;
    }

    void signIn(String email, String password) {
        post("/sign-in", "email=" + encoded(email) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf("/sign-in")));
    }

    /** Sends a form of the page. */
    int submit(String page, String action, String fields) {
        return post(action, fields + "&_page=" + encoded(page) + "&_csrf=" + encoded(csrf(page)));
    }

    String page(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).GET()).body();
    }

    private int post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))).statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Accept-Language", language).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String csrf(String path) {
        var found = CSRF.matcher(page(path));
        if (!found.find()) {
            throw new AssertionError("There is no form at " + path);
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
