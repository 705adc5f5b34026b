package dev.backstop.promising;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
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
    private final Locations locations;
    private final Items items;
    private final Stock stock;
    private final Settlement settlement;

    PicksApi(Picks picks, PickScans scans, Locations locations, Items items, Stock stock, Settlement settlement) {
        this.picks = picks;
        this.scans = scans;
        this.locations = locations;
        this.items = items;
        this.stock = stock;
        this.settlement = settlement;
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

    /** So many units of an order line that were not where they should be. */
    @Strict
    record Missing(@Nullable String order, int line, @Nullable String quantity) {}

    /** Reports units missing: they leave the stock as a count difference, and the order is promised anew. */
    @PostMapping("/{number}/short")
    Picks.Pick reportShort(@PathVariable String number, @RequestBody Missing missing) {
        var places = picks.giveUp(number, Objects.requireNonNullElse(missing.order(), ""), missing.line());
        var place = places.getFirst();
        var item = Objects.requireNonNull(items.byIds(List.of(place.item())).get(place.item()), "a picked item");
        if (places.size() > 1) {
            throw Problem.refused("/line", "Line %d is a kit. Count the component that is missing instead.".formatted(missing.line()));
        }
        var units = item.units().readPositive(Objects.requireNonNullElse(missing.quantity(), ""), "/quantity");
        stock.post(List.of(new Movement(place, Condition.SELLABLE, "", -units, "count", number, "short in picking")), "count",
                "Goods were missing when they were picked.", number);
        settlement.settle();
        return picks.find(number);
    }
}
