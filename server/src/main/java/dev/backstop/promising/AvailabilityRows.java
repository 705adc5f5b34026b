package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per item and location. Its lock, always taken in the order of {@link Place}, is what makes promising safe. */
@Component
class AvailabilityRows {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AvailabilityRows(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What a row says; {@code backordered} and {@code allocated} are of the open demand, {@code onOrder} of the supply that was sent. */
    record Figures(Place place, long onHand, long allocated, long backordered, long onOrder) {}

    /** Takes the locks of some places until the transaction ends, making rows that are not there. */
    void lock(Collection<Place> places) {
        var ordered = new TreeSet<>(places);
        var locked = select(ordered);
        if (locked < ordered.size()) {
            makeMissing(ordered);
            select(ordered);
        }
    }

    private int select(Collection<Place> ordered) {
        return jdbc.sql("""
                SELECT a.item_id
                  FROM promising.availability a
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                 ORDER BY a.item_id, a.location_id
                   FOR UPDATE OF a
                """)
                .param("items", Place.items(ordered)).param("locations", Place.locations(ordered))
                .query(Long.class).list().size();
    }

    /** What a row holds that is locked: units that nobody has, how many wait for more, and whether their promises are still to be made anew. */
    record Idle(long free, long backordered, boolean due) {}

    /**
     * Takes the locks of those of some places that nobody else holds, without waiting.
     *
     * @return the places that were locked
     */
    Map<Place, Idle> lockIdle(Collection<Place> places) {
        var ordered = new TreeSet<>(places);
        var idle = selectIdle(ordered);
        var rest = ordered.stream().filter(place -> !idle.containsKey(place)).toList();
        if (!rest.isEmpty() && makeMissing(rest) > 0) {
            idle.putAll(selectIdle(rest));
        }
        return idle;
    }

    private Map<Place, Idle> selectIdle(Collection<Place> ordered) {
        var idle = new HashMap<Place, Idle>();
        jdbc.sql("""
                SELECT a.item_id, a.location_id, a.on_hand - a.allocated AS free, a.backordered, due.item_id IS NOT NULL AS due
                  FROM promising.availability a
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                  LEFT JOIN promising.repromise_due due USING (item_id, location_id)
                 ORDER BY a.item_id, a.location_id
                   FOR UPDATE OF a SKIP LOCKED
                """)
                .param("items", Place.items(ordered)).param("locations", Place.locations(ordered))
                .query(row -> {
                    idle.put(new Place(row.getLong("item_id"), row.getLong("location_id")),
                            new Idle(row.getLong("free"), row.getLong("backordered"), row.getBoolean("due")));
                });
        return idle;
    }

    private int makeMissing(Collection<Place> places) {
        return jdbc.sql("""
                INSERT INTO promising.availability (item_id, location_id)
                SELECT item_id, location_id FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                 WHERE NOT EXISTS (SELECT 1 FROM promising.availability known
                                    WHERE known.item_id = place.item_id AND known.location_id = place.location_id)
                 ORDER BY item_id, location_id
                    ON CONFLICT DO NOTHING
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places)).update();
    }

    /** More demand of a place, on its stock and waiting. */
    record Added(long allocated, long backordered) {
        Added plus(Added other) {
            return new Added(allocated + other.allocated, backordered + other.backordered);
        }
    }

    /** Counts new demand in. */
    void add(Map<Place, Added> added) {
        var rows = List.copyOf(added.entrySet());
        jdbc.sql("""
                UPDATE promising.availability a
                   SET allocated = a.allocated + f.allocated, backordered = a.backordered + f.backordered, version = a.version + 1
                  FROM unnest(:items::bigint[], :locations::bigint[], :allocated::bigint[], :backordered::bigint[])
                       AS f (item_id, location_id, allocated, backordered)
                 WHERE a.item_id = f.item_id AND a.location_id = f.location_id
                """)
                .param("items", Columns.longs(rows, r -> r.getKey().item())).param("locations", Columns.longs(rows, r -> r.getKey().location()))
                .param("allocated", Columns.longs(rows, r -> r.getValue().allocated()))
                .param("backordered", Columns.longs(rows, r -> r.getValue().backordered())).update();
        events.publishEvent(new AvailabilityMoved(added.keySet().stream().map(Place::item).collect(toSet())));
    }

    /** Writes what changed, and counts the version up. */
    void write(List<Figures> figures) {
        jdbc.sql("""
                UPDATE promising.availability a
                   SET on_hand = f.on_hand, allocated = f.allocated, backordered = f.backordered, on_order = f.on_order, version = a.version + 1
                  FROM unnest(:items::bigint[], :locations::bigint[], :onHand::bigint[], :allocated::bigint[], :backordered::bigint[], :onOrder::bigint[])
                       AS f (item_id, location_id, on_hand, allocated, backordered, on_order)
                 WHERE a.item_id = f.item_id AND a.location_id = f.location_id
                   AND (a.on_hand, a.allocated, a.backordered, a.on_order) IS DISTINCT FROM (f.on_hand, f.allocated, f.backordered, f.on_order)
                """)
                .param("items", Columns.longs(figures, f -> f.place().item())).param("locations", Columns.longs(figures, f -> f.place().location()))
                .param("onHand", Columns.longs(figures, Figures::onHand)).param("allocated", Columns.longs(figures, Figures::allocated))
                .param("backordered", Columns.longs(figures, Figures::backordered)).param("onOrder", Columns.longs(figures, Figures::onOrder))
                .update();
        events.publishEvent(new AvailabilityMoved(figures.stream().map(figure -> figure.place().item()).collect(toSet())));
    }
}
