package dev.backstop.promising;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The backorder queue over HTTP. */
@RestController
@RequestMapping("/api/v1/waiting")
class WaitingApi {
    private final Waiting waiting;

    WaitingApi(Waiting waiting) {
        this.waiting = waiting;
    }

    @GetMapping
    Listing<Waiting.Row> waiting(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String vendor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return waiting.find(new Waiting.Filter(sku, location, customer, vendor), Cursor.of(cursor, limit));
    }
}
