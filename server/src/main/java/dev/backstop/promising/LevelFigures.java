package dev.backstop.promising;

import dev.backstop.catalog.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of the places that have any, a page in one statement. */
@Component
class LevelFigures {
    private final JdbcClient jdbc;

    LevelFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code inDraft}: ordered in drafts, which carry no promise. */
    record Figures(
            Place place, long onHand, long quarantine, long damaged, long allocated, long backordered, long onOrder, long inDraft) {}

    /** In the order of item and location, after a place; an item and a location that are both asked for are always answered. */
    List<Figures> page(@Nullable Long item, @Nullable Long location, Place after, int limit) {
        return jdbc.sql("""
                WITH place AS (
                    SELECT item_id, location_id FROM promising.availability
                     WHERE (CAST(:item AS bigint) IS NULL OR item_id = :item) AND (CAST(:location AS bigint) IS NULL OR location_id = :location)
                       AND (item_id, location_id) > (:afterItem, :afterLocation)
                     UNION
                    SELECT item_id, location_id FROM stock.level
                     WHERE (CAST(:item AS bigint) IS NULL OR item_id = :item) AND (CAST(:location AS bigint) IS NULL OR location_id = :location)
                       AND (item_id, location_id) > (:afterItem, :afterLocation)
                     UNION
                    SELECT item_id, location_id FROM supply.purchase_order_part
                     WHERE (CAST(:item AS bigint) IS NULL OR item_id = :item) AND (CAST(:location AS bigint) IS NULL OR location_id = :location)
                       AND (item_id, location_id) > (:afterItem, :afterLocation) AND quantity > received + cancelled
                     UNION
                    SELECT CAST(:item AS bigint), CAST(:location AS bigint)
                     WHERE CAST(:item AS bigint) IS NOT NULL AND CAST(:location AS bigint) IS NOT NULL
                       AND (CAST(:item AS bigint), CAST(:location AS bigint)) > (:afterItem, :afterLocation)
                     ORDER BY item_id, location_id
                     LIMIT :limit)
                SELECT place.item_id, place.location_id, here.sellable, here.quarantine, here.damaged, coalesce(held.allocated, 0) AS allocated,
                       coalesce(held.backordered, 0) AS backordered, coming.sent, coming.draft
                  FROM place
                  LEFT JOIN promising.availability held USING (item_id, location_id)
                 CROSS JOIN LATERAL (
                       SELECT coalesce(sum(on_hand) FILTER (WHERE condition = 'sellable'), 0) AS sellable,
                              coalesce(sum(on_hand) FILTER (WHERE condition = 'quarantine'), 0) AS quarantine,
                              coalesce(sum(on_hand) FILTER (WHERE condition = 'damaged'), 0) AS damaged
                         FROM stock.level level WHERE (level.item_id, level.location_id) = (place.item_id, place.location_id)) here
                 CROSS JOIN LATERAL (
                       SELECT coalesce(sum(open) FILTER (WHERE sent), 0) AS sent, coalesce(sum(open) FILTER (WHERE NOT sent), 0) AS draft
                         FROM supply.purchase_order_part part
                        WHERE (part.item_id, part.location_id) = (place.item_id, place.location_id)
                          AND part.quantity > part.received + part.cancelled) coming
                 ORDER BY place.item_id, place.location_id
                """)
                .param("item", item).param("location", location).param("afterItem", after.item()).param("afterLocation", after.location())
                .param("limit", limit)
                .query((row, _) -> new Figures(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("sellable"),
                        row.getLong("quarantine"), row.getLong("damaged"), row.getLong("allocated"), row.getLong("backordered"),
                        row.getLong("sent"), row.getLong("draft")))
                .list();
    }

    /** Units that are pegged to each supply part of these places. */
    Map<Long, Long> pegged(Collection<Place> places) {
        var pegged = new HashMap<Long, Long>();
        jdbc.sql("""
                SELECT peg.part_id, sum(peg.quantity) AS quantity
                  FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                  JOIN promising.peg peg ON (peg.item_id, peg.location_id) = (place.item_id, place.location_id)
                 WHERE peg.closed_at IS NULL AND peg.part_id IS NOT NULL
                 GROUP BY peg.part_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(row -> {
                    pegged.put(row.getLong("part_id"), row.getLong("quantity"));
                });
        return pegged;
    }
}
