package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per item and location. Its lock, always taken in the order of {@link Place}, is what makes promising safe. */
@Component
class AvailabilityRows {
    private static final String LOCK_IDLE = "FOR UPDATE OF a SKIP LOCKED";

    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;
    private final ApplicationEventPublisher events;

    AvailabilityRows(JdbcClient jdbc, RoundTrip.Start trips, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.events = events;
    }

    /**
     * What a row says; {@code backordered} and {@code allocated} are of the open demand, {@code onOrder} of the supply that was sent.
     *
     * @param last the turn of whoever waits last; null: nobody waits
     */
    record Figures(Place place, long onHand, long allocated, long backordered, long onOrder, @Nullable Turn last) {}

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

    /**
     * What a row holds: units that nobody has, how many wait for more, and whether their promises are still to be made anew.
     *
     * @param last the turn of whoever waits last; null: nobody waits
     */
    record Idle(long free, long backordered, @Nullable Turn last, boolean due) {
        static final Idle EMPTY = new Idle(0, 0, null, false);

        /**
         * Whether somebody who waits would have to stand back for demand of this turn.
         *
         * @param rule the standing order of service; where classes go before dates, whoever waits may have to
         */
        boolean overtakenBy(Turn turn, String rule) {
            return last != null && (rule.equals(OrderOfService.BY_CLASS) || last.compareTo(turn) > 0);
        }
    }

    /** Takes the locks of those of some places that nobody else holds, without waiting; asked with other questions. Answers the places that were locked. */
    Supplier<Map<Place, Idle>> lockIdle(Collection<Place> places, RoundTrip trip) {
        var ordered = new TreeSet<>(places);
        var found = select(ordered, LOCK_IDLE, trip);
        return () -> {
            var idle = new HashMap<>(found.get());
            var rest = ordered.stream().filter(place -> !idle.containsKey(place)).toList();
            if (!rest.isEmpty() && makeMissing(rest) > 0) {
                idle.putAll(select(rest, LOCK_IDLE));
            }
            return idle;
        };
    }

    /** The rows of some places as they are, whoever works on them; asked with other questions. */
    Supplier<Map<Place, Idle>> read(Collection<Place> places, RoundTrip trip) {
        return select(places, "", trip);
    }

    private Map<Place, Idle> select(Collection<Place> places, String lock) {
        var trip = trips.begin();
        var found = select(places, lock, trip);
        trip.run();
        return found.get();
    }

    private static Supplier<Map<Place, Idle>> select(Collection<Place> places, String lock, RoundTrip trip) {
        var found = trip.query("""
                SELECT a.item_id, a.location_id, a.on_hand - a.allocated AS free, a.backordered, a.last_priority, a.last_priority_at, due.item_id IS NOT NULL AS due
                  FROM promising.availability a
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                  LEFT JOIN promising.repromise_due due USING (item_id, location_id)
                 ORDER BY a.item_id, a.location_id
                """ + lock, columns(places), (row, _) -> Map.entry(new Place(row.getLong("item_id"), row.getLong("location_id")),
                new Idle(row.getLong("free"), row.getLong("backordered"), last(row), row.getBoolean("due"))));
        return () -> found.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, ?> columns(Collection<Place> places) {
        return Map.of("items", Place.items(places), "locations", Place.locations(places));
    }

    private static @Nullable Turn last(ResultSet row) throws SQLException {
        var priority = row.getObject("last_priority", Integer.class);
        return priority == null ? null : new Turn(priority, row.getObject("last_priority_at", OffsetDateTime.class).toInstant());
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

    /**
     * More demand of a place, on its stock and waiting.
     *
     * @param last the turn of the last that waits of it; null: none does
     */
    record Added(long allocated, long backordered, @Nullable Turn last) {
        Added plus(Added other) {
            return new Added(allocated + other.allocated, backordered + other.backordered, Turn.later(last, other.last));
        }
    }

    /** Counts new demand in, none of whose waiting units are served before whoever waited already. */
    void add(Map<Place, Added> added, RoundTrip trip) {
        var rows = List.copyOf(added.entrySet());
        trip.update("""
                UPDATE promising.availability a
                   SET allocated = a.allocated + f.allocated, backordered = a.backordered + f.backordered, version = a.version + 1,
                       last_priority = coalesce(f.priority, a.last_priority), last_priority_at = coalesce(f.priority_at, a.last_priority_at)
                  FROM unnest(:items::bigint[], :locations::bigint[], :allocated::bigint[], :backordered::bigint[], :priorities::int[],
                       :priorityDates::timestamptz[]) AS f (item_id, location_id, allocated, backordered, priority, priority_at)
                 WHERE a.item_id = f.item_id AND a.location_id = f.location_id
                """, Map.of(
                "items", Columns.longs(rows, r -> r.getKey().item()), "locations", Columns.longs(rows, r -> r.getKey().location()),
                "allocated", Columns.longs(rows, r -> r.getValue().allocated()), "backordered", Columns.longs(rows, r -> r.getValue().backordered()),
                "priorities", Columns.ints(rows, r -> priority(r.getValue().last())),
                "priorityDates", Columns.texts(rows, r -> priorityAt(r.getValue().last()))));
        events.publishEvent(new AvailabilityMoved(added.keySet().stream().map(Place::item).collect(toSet())));
    }

    private static @Nullable Integer priority(@Nullable Turn turn) {
        return turn == null ? null : turn.priority();
    }

    private static @Nullable Instant priorityAt(@Nullable Turn turn) {
        return turn == null ? null : turn.priorityAt();
    }

    /** Writes what changed, and counts the version up. */
    void write(List<Figures> figures) {
        jdbc.sql("""
                UPDATE promising.availability a
                   SET on_hand = f.on_hand, allocated = f.allocated, backordered = f.backordered, on_order = f.on_order, version = a.version + 1,
                       last_priority = f.priority, last_priority_at = f.priority_at
                  FROM unnest(:items::bigint[], :locations::bigint[], :onHand::bigint[], :allocated::bigint[], :backordered::bigint[], :onOrder::bigint[],
                       :priorities::int[], :priorityDates::timestamptz[])
                       AS f (item_id, location_id, on_hand, allocated, backordered, on_order, priority, priority_at)
                 WHERE a.item_id = f.item_id AND a.location_id = f.location_id
                   AND (a.on_hand, a.allocated, a.backordered, a.on_order, a.last_priority, a.last_priority_at)
                       IS DISTINCT FROM (f.on_hand, f.allocated, f.backordered, f.on_order, f.priority, f.priority_at)
                """)
                .param("items", Columns.longs(figures, f -> f.place().item())).param("locations", Columns.longs(figures, f -> f.place().location()))
                .param("onHand", Columns.longs(figures, Figures::onHand)).param("allocated", Columns.longs(figures, Figures::allocated))
                .param("backordered", Columns.longs(figures, Figures::backordered)).param("onOrder", Columns.longs(figures, Figures::onOrder))
                .param("priorities", Columns.ints(figures, f -> priority(f.last()))).param("priorityDates", Columns.texts(figures, f -> priorityAt(f.last())))
                .update();
        events.publishEvent(new AvailabilityMoved(figures.stream().map(figure -> figure.place().item()).collect(toSet())));
    }
}
