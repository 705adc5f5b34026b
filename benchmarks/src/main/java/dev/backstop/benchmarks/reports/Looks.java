package dev.backstop.benchmarks.reports;

import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who looks at reports and takes them as files. */
final class Looks implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([a-z-]+)\"\\s*,\\s*\"title\"\\s*:\\s*\"[^\"]*\"\\s*,\\s*\"theme\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Looks(int port) {
        this.port = port;
    }

    /** Names of all reports. */
    List<String> reports() {
        return NAME.matcher(new String(get("").body(), java.nio.charset.StandardCharsets.UTF_8)).results().map(found -> found.group(1))
                .toList();
    }

    /**
     * Milliseconds until the first fifty rows with totals and summary are here: the median over filters that nobody asked for before, and
     * no filter.
     */
    double firstPage(String report, int round) {
        var times = new double[3];
        var filters = List.of("?limit=50", "?limit=50&q=" + (11 + round), "?limit=50&q=" + (57 + round));
        for (var i = 0; i < times.length; i++) {
            var began = System.nanoTime();
            get("/" + report + filters.get(i));
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        return times[1];
    }

    /** A whole report as a file. */
    byte[] file(String report, String format) {
        return get("/" + report + "." + format).body();
    }

    /** Takes the figures of the night, and says how many seconds that took. */
    double night() {
        var began = System.nanoTime();
        send(HttpRequest.newBuilder(uri("/api/v1/report-figures")).POST(HttpRequest.BodyPublishers.noBody()));
        return (System.nanoTime() - began) / 1e9;
    }

    private HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(uri("/api/v1/reports" + path)).GET());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.header("Authorization", "Bearer " + Server.KEY)
                    .build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("%s was answered %d: %s".formatted(answer.uri(), answer.statusCode(),
                        new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8).lines().limit(3).collect(Collectors.joining())));
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
