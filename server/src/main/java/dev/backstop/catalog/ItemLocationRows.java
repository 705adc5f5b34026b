package dev.backstop.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads item-locations as the rest of the program uses them. */
@Component
class ItemLocationRows {
    private final JdbcClient jdbc;

    ItemLocationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ItemLocation> of(Collection<Place> places) {
        var protections = protections(places);
        return jdbc.sql("""
                SELECT held.item_id, held.location_id, held.stocked, held.sellable, held.backorder_policy, held.limit_quantity,
                       held.limit_value, held.limit_days, held.limit_confirmed_supply_only, held.days_to_ship, held.bin
                  FROM unnest(:items, :locations) AS place (item_id, location_id)
                  JOIN catalog.item_location held USING (item_id, location_id)
                 ORDER BY held.item_id, held.location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query((row, _) -> itemLocation(row, protections)).list();
    }

    private Map<Place, List<ItemLocation.Protection>> protections(Collection<Place> places) {
        record Held(Place place, ItemLocation.Protection protection) {}
        return jdbc.sql("""
                SELECT item_id, location_id, customer_class, channel, quantity, until
                  FROM unnest(:items, :locations) AS place (item_id, location_id)
                  JOIN catalog.protected_stock USING (item_id, location_id)
                 ORDER BY item_id, location_id, customer_class, channel, until
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query((row, _) -> new Held(place(row), new ItemLocation.Protection(
                        row.getString("customer_class"), row.getString("channel"), row.getLong("quantity"), row.getObject("until", LocalDate.class))))
                .list().stream()
                .collect(groupingBy(Held::place, mapping(Held::protection, toList())));
    }

    private static ItemLocation itemLocation(ResultSet row, Map<Place, List<ItemLocation.Protection>> protections) throws SQLException {
        var place = place(row);
        return new ItemLocation(
                place,
                row.getBoolean("stocked"),
                row.getBoolean("sellable"),
                row.getString("backorder_policy") == null ? null : ItemRows.policy(row),
                row.getObject("days_to_ship", Integer.class),
                row.getString("bin"),
                protections.getOrDefault(place, List.of()));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("item_id"), row.getLong("location_id"));
    }
}
