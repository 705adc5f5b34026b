package dev.backstop.promising;

import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The promise ledger over HTTP: what was promised when, why it changed, and what was told. */
@RestController
@RequestMapping("/api/v1")
class PromisesApi {
    private final PromiseHistory history;
    private final InForce inForce;

    PromisesApi(PromiseHistory history, InForce inForce) {
        this.history = history;
        this.inForce = inForce;
    }

    @GetMapping("/orders/{number}/lines/{line}/promises")
    Listing<PromiseHistory.Entry> ofLine(@PathVariable String number, @PathVariable int line, @RequestParam(required = false) @Nullable Instant asOf) {
        return Listing.of(history.find(number, line, null, asOf));
    }

    @GetMapping("/promises")
    Listing<PromiseHistory.Entry> promises(
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable Instant asOf) {
        if (order == null && sku == null) {
            throw Problem.malformed("Name an order or a sku whose promises you want.");
        }
        return Listing.of(history.find(order, null, sku, asOf));
    }

    /** What stood at one instant, and what had been heard by then. */
    @GetMapping("/promises/in-force")
    Listing<InForce.Said> inForce(
            @RequestParam(required = false) @Nullable String order, @RequestParam(required = false) @Nullable String sku, @RequestParam Instant at) {
        if (order == null && sku == null) {
            throw Problem.malformed("Name an order or a sku whose promises you want.");
        }
        return Listing.of(inForce.at(order, sku, at));
    }
}
