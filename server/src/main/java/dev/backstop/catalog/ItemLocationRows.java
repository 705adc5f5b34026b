package dev.backstop.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.web.Json;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Item-locations: read, and created or replaced a set at a time. */
@Component
class ItemLocationRows {
    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;
    private final Json json;

    ItemLocationRows(JdbcClient jdbc, RoundTrip.Start trips, Json json) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.json = json;
    }

    List<ItemLocation> of(Collection<Place> places) {
        var trip = trips.begin();
        var held = of(places, trip);
        trip.run();
        return held.get();
    }

    Supplier<List<ItemLocation>> of(Collection<Place> places, RoundTrip trip) {
        var columns = Map.of("items", Place.items(places), "locations", Place.locations(places));
        var protections = protections(columns, trip);
        var held = trip.query("""
                SELECT held.item_id, held.location_id, held.stocked, held.sellable, held.backorder_policy, held.limit_quantity,
                       held.limit_value, held.limit_days, held.limit_confirmed_supply_only, held.days_to_ship, held.bin
                  FROM unnest(:items, :locations) AS place (item_id, location_id)
                  JOIN catalog.item_location held USING (item_id, location_id)
                 ORDER BY held.item_id, held.location_id
                """, columns, (row, _) -> itemLocation(row));
        return () -> {
            var kept = protections.get().stream().collect(groupingBy(Held::place, mapping(Held::protection, toList())));
            return held.get().stream().map(one -> one.with(kept.getOrDefault(one.place(), List.of()))).toList();
        };
    }

    private record Held(Place place, ItemLocation.Protection protection) {}

    private static Supplier<List<Held>> protections(Map<String, ?> columns, RoundTrip trip) {
        return trip.query("""
                SELECT item_id, location_id, customer_class, channel, quantity, until
                  FROM unnest(:items, :locations) AS place (item_id, location_id)
                  JOIN catalog.protected_stock USING (item_id, location_id)
                 ORDER BY item_id, location_id, rank
                """, columns, (row, _) -> new Held(place(row), new ItemLocation.Protection(
                row.getString("customer_class"), row.getString("channel"), row.getLong("quantity"), row.getObject("until", LocalDate.class))));
    }

    /** The next places, in the order of their keys, of one item or location where these are given. */
    List<PlaceKey> page(@Nullable String sku, @Nullable String location, PlaceKey after, int limit) {
        return jdbc.sql("""
                SELECT item.sku, location.code AS location
                  FROM catalog.item_location held
                  JOIN catalog.item item ON item.id = held.item_id
                  JOIN catalog.location location ON location.id = held.location_id
                 WHERE (item.sku, location.code) > (:afterSku, :afterLocation)
                   AND (CAST(:sku AS text) IS NULL OR item.sku = :sku)
                   AND (CAST(:location AS text) IS NULL OR location.code = :location)
                 ORDER BY item.sku, location.code
                 LIMIT :limit + 1
                """)
                .param("afterSku", after.sku()).param("afterLocation", after.location())
                .param("sku", sku).param("location", location).param("limit", limit)
                .query(PlaceKey.class).list();
    }

    private record Row(
            long item, long location, boolean stocked, boolean sellable, @Nullable String policy, @Nullable Long limitQuantity,
            @Nullable String limitValue, @Nullable Integer limitDays, boolean confirmedOnly, @Nullable Integer daysToShip, @Nullable String bin) {

        static Row of(Place place, ItemLocationResource given, Units units) {
            var backorders = given.backorders();
            var limit = backorders == null ? null : backorders.limit();
            return new Row(
                    place.item(), place.location(), Boolean.TRUE.equals(given.stocked()), Boolean.TRUE.equals(given.sellable()),
                    backorders == null ? null : backorders.policy(),
                    limit == null ? null : Quantities.units(limit.quantity(), units),
                    limit == null ? null : limit.value(),
                    limit == null ? null : limit.days(),
                    limit != null && Boolean.TRUE.equals(limit.confirmedSupplyOnly()),
                    given.daysToShip(),
                    given.bin());
        }
    }

    private record Kept(
            long item, long location, int rank, @Nullable String customerClass, @Nullable String channel, @Nullable Long quantity,
            @Nullable LocalDate until) {}

    void putAll(List<ItemLocationResource> given, PlacesNamed named) {
        var rows = new ArrayList<Row>();
        var kept = new ArrayList<Kept>();
        for (var one : given) {
            var place = named.place(one.key());
            var units = named.units(one.key());
            rows.add(Row.of(place, one, units));
            for (var protection : Objects.requireNonNullElse(one.protections(), List.<ItemLocationResource.Protection>of())) {
                kept.add(new Kept(place.item(), place.location(), kept.size(), protection.customerClass(), protection.channel(),
                        Quantities.units(protection.quantity(), units), protection.until()));
            }
        }
        jdbc.sql("""
                INSERT INTO catalog.item_location (item_id, location_id, stocked, sellable, backorder_policy, limit_quantity, limit_value,
                       limit_days, limit_confirmed_supply_only, days_to_ship, bin)
                SELECT item, location, stocked, sellable, policy, "limitQuantity", "limitValue", "limitDays", "confirmedOnly", "daysToShip", bin
                  FROM json_to_recordset(CAST(:rows AS json)) AS given (item bigint, location bigint, stocked boolean, sellable boolean,
                       policy text, "limitQuantity" bigint, "limitValue" numeric, "limitDays" int, "confirmedOnly" boolean,
                       "daysToShip" int, bin text)
                 ORDER BY item, location
                    ON CONFLICT (item_id, location_id) DO UPDATE SET (stocked, sellable, backorder_policy, limit_quantity, limit_value,
                       limit_days, limit_confirmed_supply_only, days_to_ship, bin) =
                       (excluded.stocked, excluded.sellable, excluded.backorder_policy, excluded.limit_quantity, excluded.limit_value,
                       excluded.limit_days, excluded.limit_confirmed_supply_only, excluded.days_to_ship, excluded.bin)
                """)
                .param("rows", json.write(rows)).update();
        replaceProtections(given.stream().map(one -> named.place(one.key())).toList(), kept);
    }

    private void replaceProtections(List<Place> places, List<Kept> kept) {
        jdbc.sql("""
                DELETE FROM catalog.protected_stock kept
                 USING unnest(:items, :locations) AS place (item_id, location_id)
                 WHERE kept.item_id = place.item_id AND kept.location_id = place.location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places)).update();
        if (!kept.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO catalog.protected_stock (item_id, location_id, rank, customer_class, channel, quantity, until)
                    SELECT item, location, rank, "customerClass", channel, quantity, until
                      FROM json_to_recordset(CAST(:rows AS json)) AS given (item bigint, location bigint, rank int, "customerClass" text,
                           channel text, quantity bigint, until date)
                    """)
                    .param("rows", json.write(kept)).update();
        }
    }

    void delete(Place place) {
        jdbc.sql("DELETE FROM catalog.item_location WHERE item_id = :item AND location_id = :location")
                .param("item", place.item()).param("location", place.location()).update();
    }

    private static ItemLocation itemLocation(ResultSet row) throws SQLException {
        return new ItemLocation(
                place(row),
                row.getBoolean("stocked"),
                row.getBoolean("sellable"),
                row.getString("backorder_policy") == null ? null : ItemRows.policy(row),
                row.getObject("days_to_ship", Integer.class),
                row.getString("bin"),
                List.of());
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("item_id"), row.getLong("location_id"));
    }
}
