package dev.backstop.storefront;

import dev.backstop.web.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same answers for pages that stay open, as server-sent events: each event {@code availability} carries what {@code /availability}
 * answers now, and its entity tag as the id, so that a page which comes back with {@code Last-Event-ID} is told only if something moved
 * meanwhile.
 */
@RestController
class AvailabilityEventsApi {
    private static final Logger log = LoggerFactory.getLogger(AvailabilityEventsApi.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15); // under the patience of usual proxies
    private static final Duration GATHER = Duration.ofMillis(50); // what moves together is told together
    private static final String TYPE = "text/event-stream";

    private final Answers answers;
    private final AvailabilityMemory memory;
    private final Watchers watchers;

    AvailabilityEventsApi(Answers answers, AvailabilityMemory memory, Watchers watchers) {
        this.answers = answers;
        this.memory = memory;
        this.watchers = watchers;
    }

    @GetMapping("/availability/events")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = TYPE, schema = @Schema(type = "string")))
    void events(@RequestParam List<String> sku, @RequestParam @Nullable String quantity, @RequestParam @Nullable String country,
            @RequestParam @Nullable String lang, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String known,
            HttpServletRequest request, HttpServletResponse response) throws InterruptedException {
        var shopper = AvailabilityApi.shopper(country, null, lang);
        var wanted = sku.stream().map(one -> new Wanted(one, quantity)).toList();
        var question = String.valueOf(request.getQueryString());
        var first = memory.of(question, () -> answers.to(wanted, shopper)); // refusals are told before anything is sent
        try (var watcher = watchers.enter(ClientAddress.of(request).orElse(null)).orElseThrow(() -> full(response))) {
            watcher.watch(first.items());
            tell(watcher, known == null ? "" : known, () -> memory.of(question, () -> answers.to(wanted, shopper)), response);
        }
    }

    /**
     * Once it has begun, there is no other answer than its end; a page whose stream ends asks anew by itself, and is refused then if it
     * must be.
     */
    private static void tell(Watchers.Watcher watcher, String known, Supplier<Answer> now,
            HttpServletResponse response) throws InterruptedException {
        try {
            begin(response);
            untilItEnds(watcher, known, now, response);
        } catch (IOException left) {
            log.trace("a page was closed", left);
        } catch (DataAccessException | Problem lost) {
            log.debug("an open page is let go", lost);
        }
    }

    private static void untilItEnds(Watchers.Watcher watcher, String known, Supplier<Answer> now, HttpServletResponse response)
            throws IOException, InterruptedException {
        var told = known;
        do {
            var answer = now.get();
            watcher.watch(answer.items());
            if (told.equals(answer.etag())) {
                send(response, ": still here\n\n");
            } else {
                send(response, "event: availability\nid: " + answer.etag() + "\ndata: " + new String(answer.body(), StandardCharsets.UTF_8)
                        + "\n\n");
                told = answer.etag();
            }
            Thread.sleep(GATHER);
        } while (watcher.sleep(HEARTBEAT));
    }

    private static void begin(HttpServletResponse response) throws IOException {
        response.setContentType(TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // some proxies hold answers back otherwise
        send(response, "retry: 3000\n\n");
    }

    private static void send(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private static Problem full(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
                ("All %d places for open pages, or the %d of your address, are taken. "
                + "Ask /availability every 30 s instead, or try again then.").formatted(Watchers.MOST, Watchers.MOST_OF_ONE), List.of());
    }
}
