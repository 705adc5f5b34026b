package dev.backstop.stock;

import dev.backstop.access.Who;
import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger: entries are added and never changed. */
@Component
class MovementRows {
    private final JdbcClient jdbc;

    MovementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(List<Movement> movements, Instant at) {
        jdbc.sql("""
                INSERT INTO stock.movement (at, item_id, location_id, condition, lot, quantity, reason, reference, note, by)
                SELECT :at, item_id, location_id, condition, lot, quantity, reason, reference, note, :by
                  FROM unnest(:items::bigint[], :locations::bigint[], :conditions::text[], :lots::text[], :quantities::bigint[], :reasons::text[],
                              :references::text[], :notes::text[])
                       WITH ORDINALITY AS moved (item_id, location_id, condition, lot, quantity, reason, reference, note, position)
                 ORDER BY position
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("items", Columns.longs(movements, movement -> movement.place().item()))
                .param("locations", Columns.longs(movements, movement -> movement.place().location()))
                .param("conditions", Columns.texts(movements, movement -> movement.condition().code()))
                .param("lots", Columns.texts(movements, Movement::lot))
                .param("quantities", Columns.longs(movements, Movement::quantity))
                .param("reasons", Columns.texts(movements, Movement::reason))
                .param("references", Columns.texts(movements, Movement::reference))
                .param("notes", Columns.texts(movements, Movement::note))
                .param("by", Who.now())
                .update();
    }

    /** Units that left a place for a reason under a reference, by lot; what came back under the same is taken off. */
    SortedMap<String, Long> left(Place place, String reason, String reference) {
        var lots = new TreeMap<String, Long>();
        jdbc.sql("""
                SELECT lot, -sum(quantity) AS units
                  FROM stock.movement
                 WHERE (item_id, location_id) = (:item, :location) AND reason = :reason AND reference = :reference
                 GROUP BY lot
                HAVING sum(quantity) < 0
                """)
                .param("item", place.item()).param("location", place.location()).param("reason", reason).param("reference", reference)
                .query(row -> {
                    lots.put(row.getString("lot"), row.getLong("units"));
                });
        return lots;
    }
}
