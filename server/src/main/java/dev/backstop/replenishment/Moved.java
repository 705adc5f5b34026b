package dev.backstop.replenishment;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where facts moved since the last plan. The database notes it; whoever plans takes it. On the same day a plan of these places is a plan of all:
 * what nobody touched is as it was, and horizons move with the day.
 */
@Component
class Moved {
    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;

    Moved(JdbcClient jdbc, RoundTrip.Start trips) {
        this.jdbc = jdbc;
        this.trips = trips;
    }

    /**
     * What moved.
     *
     * @param places  in their order
     * @param days    names the plan of everything before: vendors, locations and settings are still as it found them
     * @param relearn whether their reorder points may be others now
     */
    record Since(List<Place> places, UUID days, boolean relearn) {
        Since {
            places = List.copyOf(places);
        }

        /** Their items, everywhere. */
        Scope scope() {
            return new Scope(places.stream().map(Place::item).distinct().toList(), null);
        }
    }

    /** One plan runs at a time: waits, and keeps others waiting until this transaction ends. */
    void waitForOthers() {
        var trip = trips.begin();
        waitForOthers(trip);
        trip.run();
    }

    private static void waitForOthers(RoundTrip trip) {
        trip.query("SELECT pg_advisory_xact_lock(600)", Map.of(), (_, _) -> true);
    }

    /**
     * Takes what moved since everything was planned today, and forgets what was found blocked there; nothing where everything is to be looked
     * at. Waits until no other plan runs, on the same way to the database: for a few places each way counts.
     */
    Optional<Since> take(Instant now) {
        var trip = trips.begin();
        waitForOthers(trip);
        var rows = trip.query("""
                WITH planned AS (
                    SELECT days, learns FROM replenishment.planned
                     WHERE until > :now AND NOT EXISTS (SELECT FROM replenishment.moved WHERE item_id IS NULL)),
                taken AS (
                    DELETE FROM replenishment.moved WHERE EXISTS (SELECT FROM planned) RETURNING item_id, location_id, relearn),
                place AS (
                    SELECT item_id, location_id, relearn FROM taken WHERE location_id IS NOT NULL
                     UNION ALL
                    SELECT item_id, known.location_id, relearn
                      FROM taken
                      JOIN (SELECT item_id, location_id FROM catalog.sourcing_term UNION SELECT item_id, location_id FROM replenishment.reorder_point) known
                           USING (item_id)
                     WHERE taken.location_id IS NULL),
                moved AS (SELECT item_id, location_id, bool_or(relearn) AS relearn FROM place GROUP BY item_id, location_id),
                forgotten AS (
                    DELETE FROM replenishment.blocked USING moved
                     WHERE (blocked.item_id, blocked.location_id) = (moved.item_id, moved.location_id))
                SELECT planned.days, planned.learns OR coalesce(bool_or(moved.relearn), false) AS relearn,
                       array_agg(moved.item_id ORDER BY moved.item_id, moved.location_id) FILTER (WHERE moved.item_id IS NOT NULL) AS items,
                       array_agg(moved.location_id ORDER BY moved.item_id, moved.location_id) FILTER (WHERE moved.item_id IS NOT NULL) AS locations
                  FROM planned
                  LEFT JOIN moved ON true
                 GROUP BY planned.days, planned.learns
                """, Map.of("now", now.atOffset(ZoneOffset.UTC)), (row, _) -> new Since(places(row), row.getObject("days", UUID.class), row.getBoolean("relearn")));
        trip.run();
        return rows.get().stream().findFirst();
    }

    private static List<Place> places(ResultSet row) throws SQLException {
        var found = row.getArray("items");
        if (found == null) {
            return List.of();
        }
        var items = (Long[]) found.getArray();
        var locations = (Long[]) row.getArray("locations").getArray();
        return IntStream.range(0, items.length).mapToObj(nth -> new Place(items[nth], locations[nth])).toList();
    }

    /** Everything is about to be looked at, so what moved until now is no news. */
    void forget() {
        jdbc.sql("DELETE FROM replenishment.moved").update();
    }

    /**
     * Everything was planned: until the next day begins somewhere, only what moves is to be looked at.
     *
     * @param learns whether any reorder point is learned
     * @return a name for the vendors, locations and settings that it was planned with
     */
    UUID planned(Collection<Location> locations, boolean learns, Instant now) {
        var until = locations.stream().map(location -> location.today(now).plusDays(1).atStartOfDay(location.zone()).toInstant())
                .min(Instant::compareTo).orElse(now);
        return jdbc.sql("""
                INSERT INTO replenishment.planned (until, learns, days) VALUES (:until, :learns, gen_random_uuid())
                    ON CONFLICT (only_row) DO UPDATE SET (until, learns, days) = (excluded.until, excluded.learns, excluded.days)
                RETURNING days
                """).param("until", until.atOffset(ZoneOffset.UTC)).param("learns", learns).query(UUID.class).single();
    }

    /** Whether somewhere more is waited for than before. The first is looked for in the index of those: going through what moved for it costs more, the more moved. */
    boolean somebodyWaits() {
        return jdbc.sql("SELECT (SELECT id FROM replenishment.moved WHERE waits ORDER BY id LIMIT 1) IS NOT NULL").query(Boolean.class).single();
    }

    /**
     * Takes the places where somebody waits for what neither is here nor on its way, and forgets what was found blocked there; those who wait
     * for supply that is coming are served by it. What one vendor sends is taken together, so that it can be ordered together. However often a place
     * was noted, it is one from now on.
     *
     * @param most so many of the places that moved are taken, and the rest is left for the next time
     */
    List<Place> takeWaiting(int most) {
        return jdbc.sql("""
                WITH piece AS MATERIALIZED (
                    SELECT waiting.item_id, waiting.location_id
                      FROM (SELECT item_id, location_id, min(id) AS first FROM replenishment.moved WHERE waits GROUP BY item_id, location_id) waiting
                      LEFT JOIN catalog.sourcing_term usual ON (usual.item_id, usual.location_id) = (waiting.item_id, waiting.location_id) AND usual.rank = 1
                     ORDER BY usual.vendor_id, waiting.first
                     LIMIT :most),
                taken AS (
                    DELETE FROM replenishment.moved USING piece
                     WHERE moved.waits AND (moved.item_id, moved.location_id) = (piece.item_id, piece.location_id)
                    RETURNING moved.item_id, moved.location_id, moved.relearn),
                noted AS (
                    INSERT INTO replenishment.moved (item_id, location_id, relearn)
                    SELECT item_id, location_id, bool_or(relearn) FROM taken GROUP BY item_id, location_id),
                moved AS MATERIALIZED (
                    SELECT item_id, location_id
                      FROM piece
                     WHERE EXISTS (SELECT FROM promising.peg
                                    WHERE (peg.item_id, peg.location_id) = (piece.item_id, piece.location_id) AND peg.closed_at IS NULL
                                      AND peg.source IN ('planned', 'none'))),
                forgotten AS (
                    DELETE FROM replenishment.blocked USING moved
                     WHERE (blocked.item_id, blocked.location_id) = (moved.item_id, moved.location_id))
                SELECT item_id, location_id FROM moved ORDER BY item_id, location_id
                """)
                .param("most", most).query((row, _) -> new Place(row.getLong("item_id"), row.getLong("location_id"))).list();
    }
}
