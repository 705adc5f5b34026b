package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import dev.backstop.web.RoundTrip;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Places whose promises are to be made anew, because dates moved under more lines than one transaction should settle. Each is taken off by whoever
 * holds the lock of its availability row: {@link Repromiser}, or a write that needs the place sooner.
 */
@Component
class RepromiseDue {
    private final JdbcClient jdbc;
    private final Clock clock;

    RepromiseDue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Due(Place place, Cause cause) {}

    /** Whether some places have more open pegs than so many: then there is much to settle. */
    boolean haveMorePegs(Collection<Place> places, int than) {
        return jdbc.sql("""
                SELECT count(*) > :than
                  FROM (SELECT
                          FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                          JOIN promising.peg USING (item_id, location_id)
                         WHERE closed_at IS NULL
                         LIMIT :than + 1) found
                """).param("items", Place.items(places)).param("locations", Place.locations(places)).param("than", than).query(Boolean.class).single();
    }

    /** Whether a place became due after {@code moment}, and still is. */
    boolean since(Instant moment) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM promising.repromise_due WHERE noted_at > :moment)").param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Boolean.class).single();
    }

    /** Notes places; one that is due already stays so for the reason that came first. */
    void note(Map<Place, Cause> causes) {
        var rows = List.copyOf(causes.entrySet());
        jdbc.sql("""
                INSERT INTO promising.repromise_due (item_id, location_id, cause_kind, cause_text, cause_reference, pegs, noted_at)
                SELECT d.item_id, d.location_id, d.kind, d.cause, d.reference,
                       (SELECT count(*) FROM promising.peg WHERE peg.item_id = d.item_id AND peg.location_id = d.location_id AND closed_at IS NULL), :now
                  FROM unnest(:items::bigint[], :locations::bigint[], :kinds::text[], :texts::text[], :references::text[])
                       AS d (item_id, location_id, kind, cause, reference)
                    ON CONFLICT DO NOTHING
                """)
                .param("items", Columns.longs(rows, row -> row.getKey().item())).param("locations", Columns.longs(rows, row -> row.getKey().location()))
                .param("kinds", Columns.texts(rows, row -> row.getValue().kind())).param("texts", Columns.texts(rows, row -> row.getValue().text()))
                .param("references", Columns.texts(rows, row -> row.getValue().reference()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** Takes off those of some locked places that are due: they are to be settled in this transaction, each for its reason. */
    Supplier<Map<Place, Cause>> take(Collection<Place> locked, RoundTrip trip) {
        var taken = trip.query("""
                DELETE FROM promising.repromise_due due
                 USING unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                 WHERE due.item_id = place.item_id AND due.location_id = place.location_id
                RETURNING due.item_id, due.location_id, cause_kind, cause_text, cause_reference
                """, Map.of("items", Place.items(locked), "locations", Place.locations(locked)),
                (row, _) -> new Due(new Place(row.getLong("item_id"), row.getLong("location_id")),
                        new Cause(row.getString("cause_kind"), row.getString("cause_text"), row.getString("cause_reference"))));
        return () -> taken.get().stream().collect(toMap(Due::place, Due::cause));
    }

    /**
     * In this transaction: PostgreSQL plans each statement once for any places, by an index even where the table has nothing in it yet (the plan outlives that), and
     * the commit does not wait for the disk.
     */
    void hurry() {
        jdbc.sql("""
                SELECT set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('enable_seqscan', 'off', true)
                    || set_config('synchronous_commit', 'off', true)
                """).query(String.class).single();
    }

    /** Locks the next places that nobody else is at work on, as many as have about so many pegs together, and at least one. */
    List<Place> lockNext(int pegs) {
        return jdbc.sql("""
                SELECT a.item_id, a.location_id
                  FROM promising.repromise_due due
                  JOIN promising.availability a USING (item_id, location_id)
                 ORDER BY a.item_id, a.location_id
                 LIMIT (SELECT greatest(1, :pegs / greatest(1, max(all_due.pegs))) FROM promising.repromise_due all_due)
                   FOR UPDATE OF a SKIP LOCKED
                """).param("pegs", pegs).query((row, _) -> new Place(row.getLong("item_id"), row.getLong("location_id"))).list();
    }
}
