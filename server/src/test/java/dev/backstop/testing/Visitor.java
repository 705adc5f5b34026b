package dev.backstop.testing;

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
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String root;
    private final String language;

    public Visitor(String root, String language) {
        this.root = root;
        this.language = language;
    }

    public void signIn(String email, String password) {
        post("/sign-in", "email=" + encoded(email) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf("/sign-in")));
    }

    /** Sends a form of the page; answers the status: 302 where it was taken, or refused with a word that the page then shows. */
    public int submit(String page, String action, String fields) {
        return post(action, fields + "&_page=" + encoded(page) + "&_csrf=" + encoded(csrf(page)));
    }

    public String page(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).GET()).body();
    }

    /** Sends what a form of the page holds, and answers with what is shown at once. */
    public String answer(String page, String action, String fields) {
        return sent(action, fields + "&_page=" + encoded(page) + "&_csrf=" + encoded(csrf(page))).body();
    }

    /** Goes to an address as a browser does in which somebody clicks; answers the status. */
    public int follow(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Sec-Fetch-Mode", "navigate").GET()).statusCode();
    }

    /** Sends a form of a page that a link opens, which has no session to guard; answers the status. */
    public int post(String path, String form) {
        return sent(path, form).statusCode();
    }

    private HttpResponse<String> sent(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
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
