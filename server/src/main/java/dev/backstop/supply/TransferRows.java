package dev.backstop.supply;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The transfers as they are stored. */
@Component
class TransferRows {
    private final JdbcClient jdbc;

    TransferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String insert(NewTransfer wanted, Map<Long, LocalDate> expected, Instant now) {
        record Made(long id, String number) {}
        var made = jdbc.sql("""
                INSERT INTO supply.transfer (number, from_location_id, to_location_id, state, created_at)
                VALUES ('TR-' || nextval('supply.transfer_number'), :from, :to, 'open', :now)
                RETURNING id, number
                """)
                .param("from", wanted.from()).param("to", wanted.to()).param("now", now.atOffset(ZoneOffset.UTC)).query(Made.class)
                        .single();
        jdbc.sql("""
                WITH line AS (
                    INSERT INTO supply.transfer_line (transfer_id, line, item_id, quantity)
                    SELECT :transfer, * FROM unnest(:lines::int[], :items::bigint[], :quantities::bigint[])
                    RETURNING id, item_id, quantity)
                INSERT INTO supply.purchase_order_part (transfer_line_id, part, item_id, location_id, quantity, sent, requested_on,
                    expected_on)
                SELECT line.id, 1, line.item_id, :to, line.quantity, true, expected.day, expected.day
                  FROM line
                  LEFT JOIN unnest(:expectedItems::bigint[], :days::date[]) AS expected (item_id, day) USING (item_id)
                 ORDER BY line.id
                """)
                .param("transfer", made.id()).param("to", wanted.to())
                .param("lines", Columns.ints(wanted.lines(), NewTransfer.Line::line))
                        .param("items", Columns.longs(wanted.lines(), NewTransfer.Line::item))
                .param("quantities", Columns.longs(wanted.lines(), NewTransfer.Line::quantity))
                .param("expectedItems", Columns.longs(expected.entrySet(), Map.Entry::getKey))
                        .param("days", Columns.texts(expected.entrySet(), Map.Entry::getValue))
                .update();
        return made.number();
    }

    Optional<Transfer> byNumber(String number) {
        return select("number = :number", number, 0, 1).stream().findFirst();
    }

    Optional<Transfer> locked(String number) {
        jdbc.sql("SELECT id FROM supply.transfer WHERE number = :number FOR UPDATE").param("number", number).query(Long.class).optional();
        return byNumber(number);
    }

    /** The newest first. */
    List<Transfer> page(Cursor cursor) {
        return select("CAST(:number AS text) IS NOT NULL AND (:after = 0 OR id < :after)", "", cursor.afterId(), cursor.limit() + 1);
    }

    private List<Transfer> select(String condition, String number, long after, int limit) {
        var heads = jdbc.sql("SELECT id, number, from_location_id, to_location_id, state, created_at, dispatched_at FROM supply.transfer WHERE " + condition
                        + " ORDER BY id DESC LIMIT :limit")
                .param("number", number).param("after", after).param("limit", limit)
                .query((row, _) -> head(row)).list();
        record Of(long transfer, Transfer.Line line) {}
        var lines = jdbc.sql("""
                SELECT line.transfer_id, line.id AS transfer_line, line.line, line.item_id, line.quantity AS asked, line.dispatched,
                """ + PurchaseOrderRows.PART_COLUMNS + """
                  FROM supply.transfer_line line
                  JOIN supply.purchase_order_part part ON part.transfer_line_id = line.id
                 WHERE line.transfer_id = ANY (:ids)
                 ORDER BY line.transfer_id, line.line
                """)
                .param("ids", Columns.longs(heads, Transfer::id))
                .query((row, _) -> new Of(row.getLong("transfer_id"), new Transfer.Line(row.getLong("transfer_line"), row.getInt("line"),
                        row.getLong("item_id"),
                        row.getLong("asked"), row.getLong("dispatched"), PurchaseOrderRows.part(row)))).list().stream()
                        .collect(groupingBy(Of::transfer));
        return heads.stream().map(head -> new Transfer(head.id(), head.number(), head.from(), head.to(), head.state(), head.createdAt(),
                head.dispatchedAt(),
                lines.getOrDefault(head.id(), List.of()).stream().map(Of::line).toList())).toList();
    }

    private static Transfer head(ResultSet row) throws SQLException {
        return new Transfer(row.getLong("id"), row.getString("number"), row.getLong("from_location_id"), row.getLong("to_location_id"),
                row.getString("state"),
                instant(row.getObject("created_at", OffsetDateTime.class)), dispatchedAt(row), List.of());
    }

    private static @Nullable Instant dispatchedAt(ResultSet row) throws SQLException {
        var at = row.getObject("dispatched_at", OffsetDateTime.class);
        return at == null ? null : instant(at);
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }

    void dispatched(Transfer transfer, Map<Long, Long> units, Instant now) {
        jdbc.sql("""
                UPDATE supply.transfer_line line SET dispatched = line.dispatched + gone.units
                  FROM unnest(:lines::bigint[], :units::bigint[]) AS gone (id, units)
                 WHERE line.id = gone.id
                """)
                .param("lines", Columns.longs(units.entrySet(), Map.Entry::getKey))
                        .param("units", Columns.longs(units.entrySet(), Map.Entry::getValue)).update();
        jdbc.sql("UPDATE supply.transfer SET dispatched_at = coalesce(dispatched_at, :now) WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("id", transfer.id()).update();
    }

    /** Open while something may leave, dispatched while something may come, then received, or cancelled if nothing came. */
    void renewState(long transfer) {
        jdbc.sql("""
                UPDATE supply.transfer
                   SET state = CASE WHEN sums.open = 0 AND sums.received = 0 THEN 'cancelled' WHEN sums.open = 0 THEN 'received'
                                    WHEN sums.missing > 0 THEN 'open' ELSE 'dispatched' END
                  FROM (SELECT sum(part.open) AS open, sum(part.received) AS received,
                               sum(greatest(0, line.quantity - part.cancelled - line.dispatched)) AS missing
                          FROM supply.transfer_line line
                          JOIN supply.purchase_order_part part ON part.transfer_line_id = line.id
                         WHERE line.transfer_id = :id) sums
                 WHERE id = :id
                """).param("id", transfer).update();
    }

    /** The lots that left for a transfer and did not come in yet, by line, those that left first first. */
    List<InTransit> lots(Transfer transfer) {
        return jdbc.sql("""
                SELECT line.line, gone.lot, gone.units - coalesce((
                           SELECT sum(got.quantity + got.damaged) FROM supply.receipt_line got
                               JOIN supply.receipt r ON r.id = got.receipt_id
                            WHERE got.part_id = part.id AND got.lot = gone.lot AND r.reversed_at IS NULL), 0) AS units
                  FROM supply.transfer_line line
                  JOIN supply.purchase_order_part part ON part.transfer_line_id = line.id
                  JOIN LATERAL (SELECT lot, -sum(quantity) AS units, min(id) AS first FROM stock.movement
                                 WHERE item_id = line.item_id AND location_id = :from AND reason = 'transfer' AND reference = :number
                                 GROUP BY lot) gone ON true
                 WHERE line.transfer_id = :id
                 ORDER BY line.line, gone.first
                """)
                .param("from", transfer.from()).param("number", transfer.number()).param("id", transfer.id()).query(InTransit.class).list();
    }

    /** Units of a lot on the road. */
    record InTransit(int line, String lot, long units) {}
}
