package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.supply.SupplyPart;
import dev.backstop.supply.SupplyParts;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is here, who has a claim on it, and what will come, by item and location. */
@RestController
@RequestMapping("/api/v1/stock/levels")
class LevelsApi {
    private final LevelFigures figures;
    private final Items items;
    private final Locations locations;
    private final SupplyParts supply;

    LevelsApi(LevelFigures figures, Items items, Locations locations, SupplyParts supply) {
        this.figures = figures;
        this.items = items;
        this.locations = locations;
        this.supply = supply;
    }

    /** {@code position}: on hand and all that is ordered, drafts too, less all open demand. */
    record Level(
            String sku,
            String location,
            String onHand,
            String quarantine,
            String damaged,
            String allocated,
            String available,
            String onOrder,
            String inDraft,
            String backordered,
            String position,
            List<Supply> supply) {}

    record Supply(
            String kind,
            String number,
            int line,
            int part,
            String quantity,
            String unpegged,
            @Nullable LocalDate expectedOn,
            @Nullable LocalDate earliest,
            @Nullable LocalDate by,
            @Nullable LocalDate latest) {}

    @GetMapping
    Listing<Level> list(@RequestParam @Nullable String sku, @RequestParam @Nullable String location, @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        var after = page.afterIds();
        var rows = figures.page(sku == null ? null : items.require(sku, "/sku").id(), location == null ? null : locations.require(location, "/location").id(),
                new Place(after.first(), after.second()), page.limit() + 1);
        var listing = Listing.page(rows, page, row -> new Cursor.Ids(row.place().item(), row.place().location()).key());
        var places = listing.data().stream().map(LevelFigures.Figures::place).toList();
        var known = items.byIds(places.stream().map(Place::item).distinct().toList());
        var codes = new HashMap<Long, String>();
        locations.all().forEach(each -> codes.put(each.id(), each.code()));
        var coming = supply.open(places);
        var pegged = figures.pegged(places);
        return listing.map(row -> level(row, Objects.requireNonNull(known.get(row.place().item())), Objects.requireNonNull(codes.get(row.place().location())),
                coming.getOrDefault(row.place(), List.of()), pegged));
    }

    private static Level level(LevelFigures.Figures row, Item item, String location, List<SupplyPart> coming, Map<Long, Long> pegged) {
        var units = item.units();
        return new Level(
                item.sku(),
                location,
                units.text(row.onHand()),
                units.text(row.quarantine()),
                units.text(row.damaged()),
                units.text(row.allocated()),
                units.text(row.onHand() - row.allocated()),
                units.text(row.onOrder()),
                units.text(row.inDraft()),
                units.text(row.backordered()),
                units.text(row.onHand() + row.onOrder() + row.inDraft() - row.allocated() - row.backordered()),
                coming.stream().map(part -> new Supply(part.kind().code(), part.number(), part.line(), part.part(), units.text(part.open()),
                        units.text(part.open() - pegged.getOrDefault(part.id(), 0L)), part.expectedOn(), part.earliest(), part.by(), part.latest())).toList());
    }
}
