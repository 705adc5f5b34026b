package dev.backstop.connectors;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shop told us, the newest first: read, and run again. */
@RestController
@RequestMapping("/api/v1/shops/{shop}/deliveries")
class DeliveriesApi {
    private static final List<String> STATES = List.of("due", "done", "held", "dead");

    private final ShopTable shops;
    private final Deliveries deliveries;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DeliveriesApi(ShopTable shops, Deliveries deliveries, Clock clock, ApplicationEventPublisher events) {
        this.shops = shops;
        this.deliveries = deliveries;
        this.clock = clock;
        this.events = events;
    }

    @GetMapping
    Listing<Deliveries.Shown> deliveries(@PathVariable String shop, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(required = false) @Nullable Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.malformed("%s is no state of a delivery. Use one of: %s.".formatted(state, String.join(", ", STATES)));
        }
        var page = Cursor.of(cursor, limit);
        return Listing.page(deliveries.shown(shops.require(shop), state, page.afterId(), page.limit() + 1), page,
                one -> Long.toString(one.delivery()));
    }

    /** What it said, byte for byte. */
    @GetMapping("/{delivery}/body")
    ResponseEntity<byte[]> body(@PathVariable String shop, @PathVariable long delivery) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .body(deliveries.body(shops.require(shop), delivery).orElseThrow(() -> Problem.notFound("delivery", delivery)));
    }

    /** How many are run again. */
    record Ran(int deliveries) {}

    @PostMapping("/{delivery}/run")
    Ran run(@PathVariable String shop, @PathVariable long delivery) {
        if (!deliveries.again(shops.require(shop), delivery, clock.instant())) {
            throw Problem.notFound("delivery", delivery);
        }
        events.publishEvent(new ShopWork.Came());
        return new Ran(1);
    }

    /** Runs again all that are held or dead. */
    @PostMapping("/run")
    Ran run(@PathVariable String shop) {
        var ran = new Ran(deliveries.again(shops.require(shop), clock.instant()));
        events.publishEvent(new ShopWork.Came());
        return ran;
    }
}
