package dev.backstop.promising;

import dev.backstop.catalog.Locations;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Picking over HTTP. */
@RestController
@RequestMapping("/api/v1/picks")
class PicksApi {
    private final Picks picks;
    private final PickScans scans;
    private final ShortPicks shorts;
    private final Locations locations;

    PicksApi(Picks picks, PickScans scans, ShortPicks shorts, Locations locations) {
        this.picks = picks;
        this.scans = scans;
        this.shorts = shorts;
        this.locations = locations;
    }

    /** Orders whose allocated goods are to be fetched. */
    @Strict
    record Request(@Nullable String location, @Nullable List<String> orders) {}

    @PostMapping
    ResponseEntity<Picks.Pick> release(@RequestBody Request request) {
        var location = locations.require(Objects.requireNonNullElse(request.location(), ""), "/location");
        if (request.orders() == null || request.orders().isEmpty()) {
            throw Problem.refused("/orders", "Name at least one order to pick.");
        }
        return ResponseEntity.status(201).body(picks.release(location, request.orders()));
    }

    @GetMapping("/{number}")
    Picks.Pick pick(@PathVariable String number) {
        return picks.find(number);
    }

    @PostMapping("/{number}/put-back")
    Picks.Pick putBack(@PathVariable String number) {
        return picks.putBack(number);
    }

    /** What was read at a shelf; without a quantity it is one unit. */
    @Strict
    record Scan(@Nullable String code, @Nullable String quantity) {}

    /** Counts off what a scanner read: the item, or its lot where the list names one. */
    @PostMapping("/{number}/scans")
    PickScans.Scanned scan(@PathVariable String number, @RequestBody Scan scan) {
        return scans.scan(number, PickScans.code(scan.code()), scan.quantity());
    }

    /** Reports units missing: they leave the stock as a count difference, what was found still ships, and the rest is promised anew. */
    @PostMapping("/{number}/short")
    Picks.Pick reportShort(@PathVariable String number, @RequestBody ShortPicks.Missing missing) {
        shorts.report(number, missing);
        return picks.find(number);
    }
}
