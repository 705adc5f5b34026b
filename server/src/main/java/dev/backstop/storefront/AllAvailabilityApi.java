package dev.backstop.storefront;

import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Every item's answer, one JSON object a line, for feeds and search indexes. The header {@code Availability-Version} is the number to come
 * back with as {@code since}, {@code Availability-Scope} says whether what follows is {@code all} or the {@code changes}.
 */
@RestController
class AllAvailabilityApi {
    private static final int AT_A_TIME = 200; // items worked out together; no more are in memory
    private static final int STREAMS = 2;
    private static final String TYPE = "application/x-ndjson";

    private final Availabilities availabilities;
    private final Changes changes;
    private final Json json;
    private final Semaphore streams = new Semaphore(STREAMS);

    AllAvailabilityApi(Availabilities availabilities, Changes changes, Json json) {
        this.availabilities = availabilities;
        this.changes = changes;
        this.json = json;
    }

    /** Skus in order; {@code next} gives those that come after one. */
    private record Skus(String scope, Function<String, List<String>> next) {}

    private Skus everything() {
        return new Skus("all", sku -> changes.everything(sku, AT_A_TIME));
    }

    private Skus changedSince(long since) {
        return new Skus("changes", sku -> changes.since(since, sku, AT_A_TIME));
    }

    @GetMapping("/availability.ndjson")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = TYPE, schema = @Schema(implementation = Availability.class)))
    void all(@RequestParam @Nullable Long since, @RequestParam @Nullable String country, @RequestParam @Nullable String lang,
            @RequestParam(name = "class") @Nullable String customerClass, HttpServletResponse response) throws IOException {
        var shopper = AvailabilityApi.shopper(country, customerClass, lang);
        if (!streams.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
                    "%d others read everything at this moment. Wait 10 s.".formatted(STREAMS), List.of());
        }
        try {
            var version = changes.now();
            var skus = since == null || changes.all(since) ? everything() : changedSince(since);
            response.setHeader("Availability-Version", Long.toString(version));
            response.setHeader("Availability-Scope", skus.scope());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.setContentType(TYPE);
            write(skus, shopper, response);
        } finally {
            streams.release();
        }
    }

    private void write(Skus skus, Shopper shopper, HttpServletResponse response) throws IOException {
        var out = new BufferedOutputStream(response.getOutputStream(), 64 * 1024);
        for (var some = skus.next().apply(""); !some.isEmpty(); some = skus.next().apply(some.getLast())) {
            for (var answer : availabilities.of(some.stream().map(sku -> new Wanted(sku, null)).toList(), shopper)) {
                out.write(json.write(answer).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
        out.flush();
    }
}
