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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The production orders as they are stored. */
@Component
class ProductionRows {
    private final JdbcClient jdbc;

    ProductionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes one with its part and, from the bill of materials, its components: each rounded up to its smallest unit. */
    String insert(long item, long location, long quantity, @Nullable LocalDate dueOn, Instant now) {
        record Made(long id, String number) {}
        var made = jdbc.sql("""
                INSERT INTO supply.production_order (number, item_id, location_id, quantity, due_on, state, created_at)
                VALUES ('MO-' || nextval('supply.production_order_number'), :item, :location, :quantity, :dueOn, 'planned', :now)
                RETURNING id, number
                """)
                .param("item", item).param("location", location).param("quantity", quantity).param("dueOn", dueOn)
                .param("now", now.atOffset(ZoneOffset.UTC)).query(Made.class).single();
        jdbc.sql("""
                INSERT INTO supply.purchase_order_part (production_order_id, part, item_id, location_id, quantity, sent, requested_on,
                    expected_on)
                VALUES (:order, 1, :item, :location, :quantity, true, :dueOn::date, :dueOn::date)
                """)
                .param("order", made.id()).param("item", item).param("location", location).param("quantity", quantity)
                .param("dueOn", dueOn == null ? null : dueOn.toString()).update();
        jdbc.sql("""
                INSERT INTO supply.production_component (order_id, line, item_id, quantity)
                SELECT :order, row_number() OVER (ORDER BY bill.rank), bill.component_id,
                       ceil(:quantity / power(10::numeric, made.decimals) * bill.quantity / (1 - bill.scrap) * power(10::numeric,
                           component.decimals))
                  FROM catalog.bill_of_material bill
                  JOIN catalog.item made ON made.id = bill.item_id
                  JOIN catalog.item component ON component.id = bill.component_id
                 WHERE bill.item_id = :item
                 ORDER BY bill.rank
                """)
                .param("order", made.id()).param("quantity", quantity).param("item", item).update();
        return made.number();
    }

    Optional<ProductionOrder> byNumber(String number) {
        return select("made.number = :number", number, 0, 1).stream().findFirst();
    }

    Optional<ProductionOrder> locked(String number) {
        jdbc.sql("SELECT id FROM supply.production_order WHERE number = :number FOR UPDATE").param("number", number).query(Long.class)
                .optional();
        return byNumber(number);
    }

    /** The newest first. */
    List<ProductionOrder> page(Cursor cursor) {
        return select("CAST(:number AS text) IS NOT NULL AND (:after = 0 OR made.id < :after)", "", cursor.afterId(), cursor.limit() + 1);
    }

    private List<ProductionOrder> select(String condition, String number, long after, int limit) {
        var heads = jdbc.sql("""
                SELECT made.id AS order_id, made.number, made.item_id, made.location_id, made.quantity AS asked, made.scrapped,
                    made.due_on, made.state,
                       made.created_at, made.started_at,
                """ + PurchaseOrderRows.PART_COLUMNS + """
                  FROM supply.production_order made
                  JOIN supply.purchase_order_part part ON part.production_order_id = made.id
                 WHERE %s
                 ORDER BY made.id DESC
                 LIMIT :limit
                """.formatted(condition))
                .param("number", number).param("after", after).param("limit", limit)
                .query((row, _) -> head(row)).list();
        record Of(long order, ProductionOrder.Component component) {}
        var components = jdbc.sql("""
                SELECT order_id, line, item_id, quantity, issued FROM supply.production_component WHERE order_id = ANY (:ids)
                    ORDER BY order_id, line
                """)
                .param("ids", Columns.longs(heads, ProductionOrder::id))
                .query((row, _) -> new Of(row.getLong("order_id"), new ProductionOrder.Component(row.getInt("line"), row.getLong("item_id"),
                        row.getLong("quantity"), row.getLong("issued")))).list().stream().collect(groupingBy(Of::order));
        return heads.stream().map(head -> new ProductionOrder(head.id(), head.number(), head.item(), head.location(), head.quantity(),
                head.scrapped(),
                head.dueOn(), head.state(), head.createdAt(), head.startedAt(), head.part(),
                components.getOrDefault(head.id(), List.of()).stream().map(Of::component).toList())).toList();
    }

    private static ProductionOrder head(ResultSet row) throws SQLException {
        var startedAt = row.getObject("started_at", OffsetDateTime.class);
        return new ProductionOrder(row.getLong("order_id"), row.getString("number"), row.getLong("item_id"), row.getLong("location_id"),
                row.getLong("asked"),
                row.getLong("scrapped"), row.getObject("due_on", LocalDate.class), row.getString("state"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), startedAt == null ? null : startedAt.toInstant(),
                PurchaseOrderRows.part(row), List.of());
    }

    void state(long order, String state) {
        jdbc.sql("UPDATE supply.production_order SET state = :state WHERE id = :id").param("state", state).param("id", order).update();
    }

    void due(long order, @Nullable LocalDate dueOn) {
        jdbc.sql("UPDATE supply.production_order SET due_on = :day WHERE id = :id").param("day", dueOn).param("id", order).update();
    }

    void started(long order, Instant now) {
        jdbc.sql("UPDATE supply.production_order SET state = 'started', started_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("id", order).update();
    }

    void scrapped(long order, long units) {
        jdbc.sql("UPDATE supply.production_order SET scrapped = scrapped + :units WHERE id = :id").param("units", units).param("id", order)
                .update();
    }

    /** Counts units of each component as issued, or as brought back where negative. */
    void issued(ProductionOrder order, List<ProductionOrder.Component> components) {
        jdbc.sql("""
                UPDATE supply.production_component component SET issued = component.issued + gone.units
                  FROM unnest(:lines::int[], :units::bigint[]) AS gone (line, units)
                 WHERE component.order_id = :order AND component.line = gone.line
                """)
                .param("order", order.id()).param("lines", Columns.ints(components, ProductionOrder.Component::line))
                .param("units", Columns.longs(components, ProductionOrder.Component::quantity)).update();
    }
}
