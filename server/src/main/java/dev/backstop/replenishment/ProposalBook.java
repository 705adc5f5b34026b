package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import dev.backstop.web.Copy;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals as the plan reads and writes them, in sets. */
@Component
class ProposalBook {
    private static final String DISMISSED = "state = 'dismissed' AND (dismissed_until IS NULL OR dismissed_until > :today)";

    private static final int MOST_IN_ARRAYS = 500; // more are written faster as a stream
    private static final String ADD = "INSERT INTO replenishment.proposal (%s, since) SELECT %s, :now FROM unnest(%s) AS need (%1$s)"
            .formatted(NeedColumns.NAMES, NeedColumns.CELLS, NeedColumns.ARRAYS);
    private static final String CHANGE = """
            UPDATE replenishment.proposal SET (%s) = ROW (%s) FROM unnest(%s, :ids::bigint[]) AS need (%1$s, id) WHERE proposal.id = need.id
            """.formatted(NeedColumns.NAMES, NeedColumns.CELLS, NeedColumns.ARRAYS);

    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;
    private final Copy copy;

    ProposalBook(JdbcClient jdbc, RoundTrip.Start trips, Copy copy) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.copy = copy;
    }

    /** A need that changes an open proposal. */
    record Change(long id, Need need) {}

    /**
     * What stands, in the order of places: open proposals, and dismissals in force. Of many places asked place by place, because the table grows
     * and shrinks by the ten thousand within one plan, so that statistics about it mislead.
     */
    Asked<ProposalRow> standing(Looked looked, LocalDate today) {
        var all = looked.rowsOf("replenishment.proposal", "proposal");
        var found = looked.goesThroughOnce()
                ? "(SELECT * FROM %s WHERE state = 'open' UNION ALL SELECT * FROM %1$s WHERE %s)".formatted(all, DISMISSED) : """
                (SELECT found.*
                   FROM looked_at
                  CROSS JOIN LATERAL (
                        SELECT * FROM replenishment.proposal
                         WHERE (item_id, location_id) = (looked_at.item_id, looked_at.location_id) AND state = 'open'
                         UNION ALL
                        SELECT * FROM replenishment.proposal
                         WHERE (item_id, location_id) = (looked_at.item_id, looked_at.location_id) AND %s
                        OFFSET 0) found)
                """.formatted(DISMISSED);
        return new Asked<>("SELECT id, state, dismissed_until, %s FROM %s proposal ORDER BY item_id, location_id, id".formatted(NeedColumns.NAMES, found),
                Map.of("today", today.minusDays(1)), ProposalBook::row); // the location's own day decides; this only leaves out what is long past
    }

    /**
     * Writes what a plan changes, at once. What is open of a place and order is changed or withdrawn, never replaced: these may be written in any sequence.
     *
     * @param withdrawn open proposals that are no longer needed, and dismissals whose need has gone
     * @param blocked   what is needed and cannot be proposed, in place of what was found before
     */
    void write(List<Long> withdrawn, List<Change> changed, List<Need> added, List<Blocked> blocked, Instant now) {
        var trip = trips.begin();
        var at = now.atOffset(ZoneOffset.UTC);
        if (!withdrawn.isEmpty()) {
            trip.update("UPDATE replenishment.proposal SET state = 'withdrawn', decided_at = :now, decided_by = 'plan' WHERE id = ANY (:ids)",
                    Map.of("now", at, "ids", withdrawn.toArray(Long[]::new)));
        }
        if (!changed.isEmpty()) {
            var values = NeedColumns.values(changed.stream().map(Change::need).toList());
            values.put("ids", Columns.longs(changed, Change::id));
            trip.update(CHANGE, values);
        }
        if (added.size() > MOST_IN_ARRAYS) {
            copy.binary("replenishment.proposal (" + NeedColumns.NAMES + ", since)", added, (need, row) -> NeedColumns.cells(need, row).add(now));
        } else if (!added.isEmpty()) {
            var values = NeedColumns.values(added);
            values.put("now", at);
            trip.update(ADD, values);
        }
        if (!blocked.isEmpty()) {
            trip.update("""
                    INSERT INTO replenishment.blocked (item_id, location_id, shortage, why)
                    SELECT * FROM unnest(:items::bigint[], :locations::bigint[], :shortages::bigint[], :why::text[])
                    """, Map.of("items", Columns.longs(blocked, Blocked::item), "locations", Columns.longs(blocked, Blocked::location),
                    "shortages", Columns.longs(blocked, Blocked::shortage), "why", Columns.texts(blocked, Blocked::why)));
        }
        trip.run();
    }

    /** What was found of the places looked at. */
    void forgetBlocked() {
        jdbc.sql("DELETE FROM replenishment.blocked USING looked_at WHERE (blocked.item_id, blocked.location_id) = (looked_at.item_id, looked_at.location_id)")
                .update();
    }

    void forgetAllBlocked() {
        jdbc.sql("DELETE FROM replenishment.blocked").update();
    }

    record Blocked(long item, long location, long shortage, String why) {
        static Blocked at(Place place, long shortage, String why) {
            return new Blocked(place.item(), place.location(), shortage, why);
        }
    }

    private static ProposalRow row(ResultSet row, int number) throws SQLException {
        return new ProposalRow(row.getLong("id"), row.getString("state").equals("open"), row.getObject("dismissed_until", LocalDate.class), need(row));
    }

    static Need need(ResultSet row) throws SQLException {
        return new Need(
                row.getLong("item_id"), row.getLong("location_id"), row.getString("for_order"), row.getString("kind"),
                row.getObject("vendor_id", Long.class), row.getObject("from_location_id", Long.class), row.getLong("quantity"),
                row.getObject("order_on", LocalDate.class), row.getObject("expected_on", LocalDate.class), row.getObject("needed_on", LocalDate.class),
                row.getLong("on_hand"), row.getLong("supply_in_time"), row.getLong("demand_in_time"), row.getObject("horizon", LocalDate.class),
                row.getLong("reorder_point"), row.getObject("order_up_to", Long.class), row.getObject("order_quantity", Long.class),
                row.getLong("shortage"), row.getString("rounding"), row.getLong("late_supply"), row.getBoolean("only_late"),
                row.getString("way_reason"));
    }
}
