package dev.backstop.supply;

import dev.backstop.planning.ArrivalDates.Arrival;
import dev.backstop.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads purchase orders whole: three statements for any number of them. */
@Component
class PurchaseOrderRows {
    static final String PART_COLUMNS = """
            part.id, part.part, part.quantity, part.received, part.cancelled, part.requested_on, part.confirmed_on, part.expected_on,
                part.from_lead_time,
            part.arrives_earliest, part.arrives_by, part.arrives_latest, part.arrival_confidence
            """;

    private final JdbcClient jdbc;

    PurchaseOrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PurchaseOrder> byNumber(String number) {
        return jdbc.sql("SELECT id FROM supply.purchase_order WHERE number = :number").param("number", number)
                .query(Long.class).optional().map(id -> byIds(List.of(id)).getFirst());
    }

    /** A call-off is an order of one line. */
    Optional<String> blanketOrder(long order) {
        return jdbc.sql("""
                SELECT blanket.number
                  FROM supply.purchase_order_line line
                  JOIN supply.call_off ON call_off.line_id = line.id
                  JOIN supply.blanket_order blanket ON blanket.id = call_off.blanket_order_id
                 WHERE line.order_id = :order
                 LIMIT 1
                """).param("order", order).query(String.class).optional();
    }

    Optional<PurchaseOrder> locked(String number) {
        return jdbc.sql("SELECT id FROM supply.purchase_order WHERE number = :number FOR UPDATE").param("number", number)
                .query(Long.class).optional().map(id -> byIds(List.of(id)).getFirst());
    }

    List<PurchaseOrder> byNumbers(Collection<String> numbers) {
        return byIds(jdbc.sql("SELECT id FROM supply.purchase_order WHERE number = ANY (:numbers) ORDER BY id")
                .param("numbers", numbers.toArray(String[]::new)).query(Long.class).list());
    }

    /** In the order of the ids that are given. */
    List<PurchaseOrder> byIds(List<Long> ids) {
        var lines = lines(ids, parts(ids));
        var orders = new HashMap<Long, PurchaseOrder>();
        jdbc.sql("""
                SELECT id, number, vendor_id, location_id, state, currency, order_on, created_at, sent_at, for_order, ship_to
                  FROM supply.purchase_order
                 WHERE id = ANY (:ids)
                 ORDER BY id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    orders.put(row.getLong("id"), order(row, lines.getOrDefault(row.getLong("id"), List.of())));
                });
        return ids.stream().map(orders::get).toList();
    }

    /** The newest first; {@code item}, {@code vendor} and {@code state} narrow the list where they are given. */
    List<PurchaseOrder> page(@Nullable Long vendor, PurchaseOrder.@Nullable State state, @Nullable Long item, Cursor cursor) {
        return byIds(jdbc.sql("""
                SELECT purchase.id
                  FROM supply.purchase_order purchase
                 WHERE (:after = 0 OR purchase.id < :after)
                   AND (CAST(:vendor AS bigint) IS NULL OR purchase.vendor_id = :vendor)
                   AND (CAST(:state AS text) IS NULL OR purchase.state = :state)
                   AND (CAST(:item AS bigint) IS NULL OR EXISTS (
                       SELECT FROM supply.purchase_order_line line WHERE line.order_id = purchase.id AND line.item_id = :item))
                 ORDER BY purchase.id DESC
                 LIMIT :limit
                """)
                .param("after", cursor.afterId()).param("vendor", vendor).param("state", state == null ? null : state.code())
                .param("item", item).param("limit", cursor.limit() + 1)
                .query(Long.class).list());
    }

    /** The draft to which needs of a vendor and location are added whose order day lies at most {@code apart} days from that of the draft. */
    Optional<PurchaseOrder> draft(long vendor, long location, LocalDate orderOn, int apart) {
        return jdbc.sql("""
                SELECT id
                  FROM supply.purchase_order
                 WHERE vendor_id = :vendor AND location_id = :location AND state = 'draft' AND abs(order_on - :orderOn) <= :apart
                 ORDER BY abs(order_on - :orderOn), id
                 LIMIT 1
                   FOR UPDATE
                """)
                .param("vendor", vendor).param("location", location).param("orderOn", orderOn).param("apart", apart)
                .query(Long.class).optional().map(id -> byIds(List.of(id)).getFirst());
    }

    /** All drafts of some vendors, locked in one order. */
    List<PurchaseOrder> drafts(Collection<Long> vendors) {
        return byIds(jdbc.sql("SELECT id FROM supply.purchase_order WHERE vendor_id = ANY (:vendors) AND state = 'draft' ORDER BY id FOR UPDATE")
                .param("vendors", vendors.toArray(Long[]::new)).query(Long.class).list());
    }

    private Map<Long, List<PurchaseOrder.Line>> lines(Collection<Long> orders, Map<Long, List<PurchaseOrder.Part>> parts) {
        var lines = new HashMap<Long, List<PurchaseOrder.Line>>();
        jdbc.sql("""
                SELECT order_id, id, line, item_id, quantity, purchase_quantity, purchase_unit, purchase_factor, price
                  FROM supply.purchase_order_line
                 WHERE order_id = ANY (:orders)
                 ORDER BY order_id, line
                """)
                .param("orders", orders.toArray(Long[]::new))
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("order_id"), _ -> new ArrayList<>()).add(new PurchaseOrder.Line(
                            row.getLong("id"), row.getInt("line"), row.getLong("item_id"), row.getLong("quantity"),
                            row.getBigDecimal("purchase_quantity"), row.getString("purchase_unit"), row.getBigDecimal("purchase_factor"),
                            row.getBigDecimal("price"),
                            parts.getOrDefault(row.getLong("id"), List.of())));
                });
        return lines;
    }

    private Map<Long, List<PurchaseOrder.Part>> parts(Collection<Long> orders) {
        var parts = new HashMap<Long, List<PurchaseOrder.Part>>();
        jdbc.sql("""
                SELECT part.line_id,
                """ + PART_COLUMNS + """
                  FROM supply.purchase_order_line line
                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                 WHERE line.order_id = ANY (:orders)
                 ORDER BY part.line_id, part.part
                """)
                .param("orders", orders.toArray(Long[]::new))
                .query(row -> {
                    parts.computeIfAbsent(row.getLong("line_id"), _ -> new ArrayList<>()).add(part(row));
                });
        return parts;
    }

    /** A part of any order or transfer. */
    static PurchaseOrder.Part part(ResultSet row) throws SQLException {
        return new PurchaseOrder.Part(
                row.getLong("id"), row.getInt("part"), row.getLong("quantity"), row.getLong("received"), row.getLong("cancelled"),
                day(row, "requested_on"), day(row, "confirmed_on"), day(row, "expected_on"), row.getBoolean("from_lead_time"),
                new Arrival(day(row, "arrives_earliest"), day(row, "arrives_by"), day(row, "arrives_latest"), row.getBigDecimal("arrival_confidence")));
    }

    private static PurchaseOrder order(ResultSet row, List<PurchaseOrder.Line> lines) throws SQLException {
        var sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new PurchaseOrder(
                row.getLong("id"), row.getString("number"), row.getLong("vendor_id"), row.getLong("location_id"),
                PurchaseOrder.State.read(row.getString("state"), ""), row.getString("currency"), day(row, "order_on"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), sentAt == null ? null : sentAt.toInstant(),
                PurchaseOrder.StraightTo.read(row.getString("for_order"), row.getString("ship_to")), lines);
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
