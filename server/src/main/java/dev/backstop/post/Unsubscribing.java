package dev.backstop.post;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way out of advertisements (RFC 8058): mail programs post to it; a person who opens it gets a button, because scanners open links too. */
@RestController
class Unsubscribing {
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title><body><main><h1>%s</h1>%s</main></body></html>
            """;

    private final Suppressions suppressions;

    Unsubscribing(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @GetMapping(path = "/unsubscribe/{key}", produces = MediaType.TEXT_HTML_VALUE)
    String ask(@PathVariable String key) {
        return PAGE.formatted("No more news", "No more news by mail?", "<form method=\"post\"><button>No more news</button></form>");
    }

    @PostMapping(path = "/unsubscribe/{key}", produces = MediaType.TEXT_HTML_VALUE)
    String stop(@PathVariable String key) {
        suppressions.unsubscribe(key);
        return PAGE.formatted("Done", "You get no more news from us", "<p>What concerns your orders still reaches you.</p>");
    }
}
