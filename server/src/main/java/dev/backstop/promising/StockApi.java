package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Level;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stock that is moved by hand, and counted: who waits gains by it, and who is last in line loses. */
@RestController
@RequestMapping("/api/v1/stock")
class StockApi {
    private static final List<String> REASONS = List.of("opening", "adjustment", "issue", "damage", "return");

    private final Stock stock;
    private final Items items;
    private final Locations locations;
    private final Settlement settlement;
    private final StockPegs pegs;
    private final FloorStock floor;
    private final JdbcClient jdbc;

    StockApi(Stock stock, Items items, Locations locations, Settlement settlement, StockPegs pegs, FloorStock floor, JdbcClient jdbc) {
        this.stock = stock;
        this.items = items;
        this.locations = locations;
        this.settlement = settlement;
        this.pegs = pegs;
        this.floor = floor;
        this.jdbc = jdbc;
    }

    /** {@code condition} absent: sellable. */
    @Strict
    record MovementRequest(
            @Nullable String sku,
            @Nullable String location,
            @Nullable String condition,
            @Nullable String lot,
            @Nullable String quantity,
            @Nullable String reason,
            @Nullable String note) {}

    /** What was moved, and whose goods it took or gave. */
    record Moved(
            String sku, String location, String condition, @Nullable String lot, String quantity, String reason, String onHand,
            List<StockPegs.Share> displaced, List<StockPegs.Share> filled) {}

    @Strict
    record CountRequest(
            @Nullable String sku, @Nullable String location, @Nullable String condition, @Nullable String lot, @Nullable String counted) {}

    /** How a count differed from the books, and whose goods are missing. */
    record Counted(String difference, List<StockPegs.Share> displaced, List<StockPegs.Share> filled) {}

    @PostMapping("/movements")
    ResponseEntity<Moved> move(@RequestBody MovementRequest request) {
        var item = item(request.sku());
        var location = locations.require(Objects.requireNonNullElse(request.location(), ""), "/location");
        var reason = Objects.requireNonNullElse(request.reason(), "adjustment");
        if (!REASONS.contains(reason)) {
            throw Problem.refused("/reason", "%s is no reason here. Use %s.".formatted(reason, String.join(", ", REASONS)));
        }
        var condition = condition(request.condition());
        var lot = lot(item, request.lot());
        var given = item.units().read(Objects.requireNonNullElse(request.quantity(), ""), "/quantity");
        if (given == 0) {
            throw Problem.refused("/quantity", "A movement of 0 says nothing.");
        }
        var place = new Place(item.id(), location.id());
        settlement.lock(List.of(place));
        var units = switch (reason) {
            case "issue", "damage" -> -Math.abs(given);
            default -> given;
        };
        if (reason.equals("issue") && condition == Condition.SELLABLE) {
            requireFree(place, -units, item);
        }
        var before = pegs.at(List.of(place));
        var movements = new ArrayList<Movement>();
        movements.add(new Movement(place, condition, lot, units, reason, null, request.note()));
        if (reason.equals("damage") && condition != Condition.DAMAGED) {
            movements.add(new Movement(place, Condition.DAMAGED, lot, -units, reason, null, request.note()));
        }
        stock.post(movements);
        floor.requireUntouched(List.of(place));
        settlement.settle();
        var after = pegs.at(List.of(place));
        return ResponseEntity.status(201).body(new Moved(item.sku(), location.code(), condition.code(), lot.isEmpty() ? null : lot,
                item.units().text(units), reason, item.units().text(stock.sellable(List.of(place)).getOrDefault(place, 0L)), pegs.more(after, before), pegs.more(before, after)));
    }

    @PostMapping("/counts")
    ResponseEntity<Counted> count(@RequestBody CountRequest request) {
        var item = item(request.sku());
        var location = locations.require(Objects.requireNonNullElse(request.location(), ""), "/location");
        var condition = condition(request.condition());
        var lot = lot(item, request.lot());
        var counted = item.units().read(Objects.requireNonNullElse(request.counted(), ""), "/counted");
        if (counted < 0) {
            throw Problem.refused("/counted", "A count is 0 or more, but was %s.".formatted(request.counted()));
        }
        var place = new Place(item.id(), location.id());
        settlement.lock(List.of(place));
        var here = stock.levels(List.of(place)).stream()
                .filter(level -> level.condition() == condition && level.lot().equals(lot)).mapToLong(Level::onHand).sum();
        var before = pegs.at(List.of(place));
        if (counted != here) {
            stock.post(List.of(new Movement(place, condition, lot, counted - here, "count", null, null)));
            floor.requireUntouched(List.of(place));
        }
        settlement.settle();
        var after = pegs.at(List.of(place));
        return ResponseEntity.status(201).body(new Counted(item.units().text(counted - here), pegs.more(after, before), pegs.more(before, after)));
    }

    /** What is allocated cannot be issued: it belongs to somebody. */
    private void requireFree(Place place, long leaving, Item item) {
        var allocated = jdbc.sql("SELECT allocated FROM promising.availability WHERE item_id = :item AND location_id = :location")
                .param("item", place.item()).param("location", place.location()).query(Long.class).single();
        var free = stock.sellable(List.of(place)).getOrDefault(place, 0L) - allocated;
        if (leaving > free) {
            throw Problem.conflict("not-enough-free", "Only %s of %s are free; %s are allocated to orders. Issue less, or cancel an order first."
                    .formatted(item.units().text(Math.max(0, free)), item.sku(), item.units().text(allocated)));
        }
    }

    private Item item(@Nullable String sku) {
        var item = items.require(Objects.requireNonNullElse(sku, ""), "/sku");
        if (item.isKit()) {
            throw Problem.refused("/sku", "%s is a kit and has no stock of its own. Move its components.".formatted(item.sku()));
        }
        return item;
    }

    private static Condition condition(@Nullable String code) {
        return code == null ? Condition.SELLABLE : Condition.read(code, "/condition");
    }

    private static String lot(Item item, @Nullable String lot) {
        if (item.lots() && (lot == null || lot.isBlank())) {
            throw Problem.refused("/lot", "%s is kept in lots. Name the lot.".formatted(item.sku()));
        }
        return item.lots() && lot != null ? lot.strip() : "";
    }
}
