package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.web.Copy;
import dev.backstop.web.CopyRow;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals as the plan reads and writes them, in sets. */
@Component
class ProposalBook {
    private static final int ROWS_AT_A_TIME = 2_000;
    private static final String COLUMNS = """
            item_id, location_id, for_order, kind, vendor_id, from_location_id, quantity, order_on, expected_on, needed_on, on_hand, supply_in_time,
            demand_in_time, horizon, reorder_point, order_up_to, order_quantity, shortage, rounding, late_supply, only_late, way_reason
            """;

    private static final String DISMISSED = "state = 'dismissed' AND (dismissed_until IS NULL OR dismissed_until > :today)";

    private final JdbcClient jdbc;
    private final Json json;
    private final Copy copy;
    private final Scratch scratch;

    ProposalBook(JdbcClient jdbc, Json json, Copy copy, Scratch scratch) {
        this.jdbc = jdbc;
        this.json = json;
        this.copy = copy;
        this.scratch = scratch;
    }

    /** A need that changes an open proposal. */
    record Change(long id, Need need) {}

    /**
     * What stands, in the order of places: open proposals, and dismissals in force. Of many places asked place by place, because the table grows
     * and shrinks by the ten thousand within one plan, so that statistics about it mislead.
     */
    Stream<ProposalRow> standing(Looked looked, LocalDate today) {
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
        return looked.read(jdbc, "SELECT id, state, dismissed_until, %s FROM %s proposal ORDER BY item_id, location_id, id".formatted(COLUMNS, found))
                .withFetchSize(ROWS_AT_A_TIME)
                .param("today", today.minusDays(1)) // the location's own day decides; this only leaves out what is long past
                .query(ProposalBook::row).stream();
    }

    void add(List<Need> needs, Instant now) {
        var since = now.atOffset(ZoneOffset.UTC);
        copy.into("replenishment.proposal (" + COLUMNS + ", since)", needs, (need, row) -> cells(need, row).add(since));
    }

    /** The new needs travel as those of new proposals do, into a table of this transaction. */
    void change(List<Change> changes) {
        scratch.open("changed_need", "ON COMMIT DELETE ROWS AS SELECT id, " + COLUMNS + " FROM replenishment.proposal WITH NO DATA");
        copy.into("changed_need (id, " + COLUMNS + ")", changes, (change, row) -> cells(change.need(), row.add(change.id())));
        jdbc.sql("UPDATE replenishment.proposal SET (" + COLUMNS + ") = ROW (" + COLUMNS.replaceAll("\\w+", "changed_need.$0")
                + ") FROM changed_need WHERE proposal.id = changed_need.id").update();
    }

    private static CopyRow cells(Need need, CopyRow row) {
        return row.add(need.item()).add(need.location()).add(need.forOrder()).add(need.kind()).add(need.vendor()).add(need.fromLocation())
                .add(need.quantity()).add(need.orderOn()).add(need.expectedOn()).add(need.neededOn()).add(need.onHand())
                .add(need.supplyInTime()).add(need.demandInTime()).add(need.horizon()).add(need.reorderPoint()).add(need.orderUpTo())
                .add(need.orderQuantity()).add(need.shortage()).add(need.rounding()).add(need.lateSupply()).add(need.onlyLate())
                .add(need.wayReason());
    }

    /** Open proposals that are no longer needed, and dismissals whose need has gone. */
    void withdraw(List<Long> ids, Instant now) {
        jdbc.sql("UPDATE replenishment.proposal SET state = 'withdrawn', decided_at = :now, decided_by = 'plan' WHERE id = ANY (:ids)")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("ids", ids.toArray(Long[]::new)).update();
    }

    /** What is needed and cannot be proposed, in place of what was found before. */
    void block(List<Blocked> blocked) {
        jdbc.sql("""
                INSERT INTO replenishment.blocked (item_id, location_id, shortage, why)
                SELECT * FROM json_to_recordset(:blocked::json) AS b (item bigint, location bigint, shortage bigint, why text)
                """)
                .param("blocked", json.write(blocked)).update();
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
