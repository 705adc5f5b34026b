package dev.backstop.stock;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger, the newest entries first. */
@RestController
@RequestMapping("/api/v1/stock/movements")
class MovementsApi {
    private final JdbcClient jdbc;
    private final Items items;
    private final Locations locations;

    MovementsApi(JdbcClient jdbc, Items items, Locations locations) {
        this.jdbc = jdbc;
        this.items = items;
        this.locations = locations;
    }

    private record Entry(
            long id, Instant at, long item, long location, String condition, String lot, long quantity, String reason, @Nullable String reference,
            @Nullable String note, String by) {}

    /** One entry of the ledger; {@code quantity} is negative where units left. */
    record Row(
            long movement, Instant at, String sku, String location, String condition, @Nullable String lot, String quantity, String reason,
            @Nullable String reference, @Nullable String note, String by) {}

    @GetMapping
    Listing<Row> list(@RequestParam @Nullable String sku, @RequestParam @Nullable String location, @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        var item = sku == null ? null : items.require(sku, "/sku").id();
        var place = location == null ? null : locations.require(location, "/location").id();
        var entries = jdbc.sql("""
                SELECT id, at, item_id, location_id, condition, lot, quantity, reason, reference, note, by
                  FROM stock.movement
                 WHERE (:after = 0 OR id < :after)
                   AND (CAST(:item AS bigint) IS NULL OR item_id = :item)
                   AND (CAST(:location AS bigint) IS NULL OR location_id = :location)
                 ORDER BY id DESC
                 LIMIT :limit
                """)
                .param("after", page.afterId()).param("item", item).param("location", place).param("limit", page.limit() + 1)
                .query((row, _) -> new Entry(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("item_id"),
                        row.getLong("location_id"), row.getString("condition"), row.getString("lot"), row.getLong("quantity"), row.getString("reason"),
                        row.getString("reference"), row.getString("note"), row.getString("by")))
                .list();
        var known = items.byIds(entries.stream().map(Entry::item).distinct().toList());
        var codes = locations.all().stream().collect(java.util.stream.Collectors.toMap(Location::id, Location::code));
        return Listing.page(entries, page, entry -> Long.toString(entry.id())).map(entry -> {
            var of = Objects.requireNonNull(known.get(entry.item()), "item of an entry");
            return new Row(entry.id(), entry.at(), of.sku(), Objects.requireNonNull(codes.get(entry.location()), "location of an entry"), entry.condition(),
                    entry.lot().isEmpty() ? null : entry.lot(), of.units().text(entry.quantity()), entry.reason(), entry.reference(), entry.note(), entry.by());
        });
    }
}
