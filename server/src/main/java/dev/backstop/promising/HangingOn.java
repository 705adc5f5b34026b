package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.web.RoundTrip;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What could be made or sent next depends on what is there of its components, or at its sender; who waits for that is promised anew right after, as with late components.
 * Where nothing is made of parts and nothing is transferred, the tables are not gone through for the places that moved.
 */
final class HangingOn {
    private static final String WAITING = """
            WITH RECURSIVE hanging (item_id, location_id, is_source) AS (
                SELECT item_id, location_id, true
                  FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                 WHERE (SELECT EXISTS (SELECT FROM catalog.bill_of_material) OR EXISTS (SELECT FROM catalog.sourcing_term WHERE from_location_id IS NOT NULL))
                 UNION
                SELECT next.item_id, next.location_id, false
                  FROM hanging
                 CROSS JOIN LATERAL (
                       SELECT bill.item_id, hanging.location_id FROM catalog.bill_of_material bill WHERE bill.component_id = hanging.item_id
                        UNION ALL
                       SELECT term.item_id, term.location_id FROM catalog.sourcing_term term
                        WHERE term.item_id = hanging.item_id AND term.from_location_id = hanging.location_id) next)
            SELECT DISTINCT item_id AS item, location_id AS location
              FROM hanging
             CROSS JOIN LATERAL (
                   SELECT FROM promising.peg
                    WHERE peg.item_id = hanging.item_id AND peg.location_id = hanging.location_id AND closed_at IS NULL AND source IN ('planned', 'none')
                    LIMIT 1) waits
             WHERE NOT is_source
             ORDER BY item_id, location_id
            """;

    private HangingOn() {}

    /** Where somebody waits for something that nobody is making or sending yet, of these or of what is made of these or sent from there. */
    static Supplier<List<Place>> of(Collection<Place> sources, RoundTrip trip) {
        return trip.query(WAITING, Map.of("items", Place.items(sources), "locations", Place.locations(sources)),
                (row, _) -> new Place(row.getLong("item"), row.getLong("location")));
    }
}
