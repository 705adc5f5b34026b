package dev.backstop.stock;

import dev.backstop.catalog.Place;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The levels: read, locked in the order of their key, and moved; only ever together with entries of the ledger. */
@Component
class LevelRows {
    private static final String KEYS = "unnest(:items, :locations, :conditions, :lots) AS wanted (item_id, location_id, condition, lot)";

    private static final String OF_PLACES = """
            SELECT level.item_id, level.location_id, level.condition, level.lot, level.on_hand
              FROM unnest(:items, :locations) AS place (item_id, location_id)
              JOIN stock.level level USING (item_id, location_id)
             WHERE level.on_hand > 0
             ORDER BY level.item_id, level.location_id, level.condition, level.lot
            """;

    private final JdbcClient jdbc;

    LevelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks those that exist, in the order of their key, so that two who move the same stock follow each other. */
    List<Level> lock(Collection<Level.Key> keys) {
        return withKeys("""
                SELECT level.item_id, level.location_id, level.condition, level.lot, level.on_hand
                  FROM stock.level level
                  JOIN %s USING (item_id, location_id, condition, lot)
                 ORDER BY level.item_id, level.location_id, level.condition, level.lot
                   FOR UPDATE OF level
                """.formatted(KEYS), keys)
                .query(LevelRows::level).list();
    }

    /** Moves levels that are locked, or not there yet. The database itself refuses to go below zero. */
    void move(SortedMap<Level.Key, Long> changes) {
        withKeys("""
                INSERT INTO stock.level (item_id, location_id, condition, lot, on_hand)
                SELECT item_id, location_id, condition, lot, 0
                  FROM %s
                 ORDER BY item_id, location_id, condition, lot
                    ON CONFLICT DO NOTHING
                """.formatted(KEYS), changes.keySet())
                .update();
        withKeys("""
                UPDATE stock.level
                   SET on_hand = level.on_hand + wanted.change
                  FROM unnest(:items, :locations, :conditions, :lots, :changes) AS wanted (item_id, location_id, condition, lot, change)
                 WHERE (level.item_id, level.location_id, level.condition, level.lot)
                     = (wanted.item_id, wanted.location_id, wanted.condition, wanted.lot)
                """, changes.keySet())
                .param("changes", changes.values().toArray(Long[]::new))
                .update();
    }

    List<Level> of(Collection<Place> places) {
        return jdbc.sql(OF_PLACES).params(columns(places)).query(LevelRows::level).list();
    }

    /** The same, with other questions. */
    Supplier<List<Level>> of(Collection<Place> places, RoundTrip trip) {
        return trip.query(OF_PLACES, columns(places), LevelRows::level);
    }

    private static Map<String, ?> columns(Collection<Place> places) {
        return Map.of("items", Place.items(places), "locations", Place.locations(places));
    }

    private JdbcClient.StatementSpec withKeys(String sql, Collection<Level.Key> keys) {
        return jdbc.sql(sql)
                .param("items", column(keys, key -> key.place().item(), Long[]::new))
                .param("locations", column(keys, key -> key.place().location(), Long[]::new))
                .param("conditions", column(keys, key -> key.condition().code(), String[]::new))
                .param("lots", column(keys, Level.Key::lot, String[]::new));
    }

    private static <V> V[] column(Collection<Level.Key> keys, Function<Level.Key, V> value, java.util.function.IntFunction<V[]> array) {
        return keys.stream().map(value).toArray(array);
    }

    private static Level level(ResultSet row, int number) throws SQLException {
        return new Level(
                new Place(row.getLong("item_id"), row.getLong("location_id")),
                Condition.read(row.getString("condition"), ""),
                row.getString("lot"),
                row.getLong("on_hand"));
    }
}
