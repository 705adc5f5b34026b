package dev.backstop.supply;

import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores new purchase orders, any number in four statements. */
@Component
class PlacedOrderRows {
    private final JdbcClient jdbc;

    PlacedOrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line of an order that has its id. */
    private record OrderLine(long order, PlacedOrder placed, PlacedOrder.Line line) {}

    /** The next free numbers of our own; those that somebody typed are passed over. */
    List<String> nextNumbers(int count) {
        var numbers = new ArrayList<String>();
        while (numbers.size() < count) {
            numbers.addAll(jdbc.sql("""
                    SELECT next.number
                      FROM (SELECT 'PO-' || nextval('supply.purchase_order_number') AS number FROM generate_series(1, :missing)) next
                     WHERE NOT EXISTS (SELECT FROM supply.purchase_order WHERE number = next.number)
                    """)
                    .param("missing", count - numbers.size()).query(String.class).list());
        }
        return numbers;
    }

    /** Answers their ids, by number. */
    Map<String, Long> insert(List<PlacedOrder> orders) {
        var ids = insertHeads(orders);
        for (var order : orders) {
            if (!ids.containsKey(order.number())) {
                throw Problem.conflict("already-there",
                        "There is already a purchase order %s. Leave number out to have one assigned.".formatted(order.number()));
            }
        }
        insertLines(orders.stream()
                .flatMap(order -> order.lines().stream().map(line -> new OrderLine(Objects.requireNonNull(ids.get(order.number())), order, line)))
                .toList());
        return ids;
    }

    /** Adds lines to an order that is stored; {@code order} holds them, and what they take from their order. */
    void add(long id, PlacedOrder order) {
        insertLines(order.lines().stream().map(line -> new OrderLine(id, order, line)).toList());
    }

    private Map<String, Long> insertHeads(List<PlacedOrder> orders) {
        var ids = new HashMap<String, Long>();
        jdbc.sql("""
                INSERT INTO supply.purchase_order (number, vendor_id, location_id, state, currency, order_on, created_at, sent_at,
                       for_order, ship_to)
                SELECT * FROM unnest(:numbers::text[], :vendors::bigint[], :locations::bigint[], :states::text[], :currencies::text[],
                                     :orderOn::date[], :createdAt::timestamptz[], :sentAt::timestamptz[], :forOrders::text[], :shipTo::text[])
                    ON CONFLICT (number) DO NOTHING
                RETURNING id, number
                """)
                .param("numbers", Columns.texts(orders, PlacedOrder::number))
                .param("vendors", Columns.longs(orders, PlacedOrder::vendor))
                .param("locations", Columns.longs(orders, PlacedOrder::location))
                .param("states", Columns.texts(orders, order -> order.state().code()))
                .param("currencies", Columns.texts(orders, PlacedOrder::currency))
                .param("orderOn", Columns.texts(orders, PlacedOrder::orderOn))
                .param("createdAt", Columns.texts(orders, order -> order.createdAt()))
                .param("sentAt", Columns.texts(orders, order -> order.sentAt()))
                .param("forOrders", Columns.texts(orders, order -> order.straightTo() == null ? null : order.straightTo().order()))
                .param("shipTo", Columns.texts(orders, order -> order.straightTo() == null ? null : order.straightTo().text()))
                .query(row -> {
                    ids.put(row.getString("number"), row.getLong("id"));
                });
        return ids;
    }

    private void insertLines(List<OrderLine> lines) {
        jdbc.sql("""
                WITH placed AS (
                    SELECT * FROM unnest(:orders::bigint[], :lines::int[], :items::bigint[], :quantities::bigint[], :purchased::numeric[],
                           :units::text[], :factors::numeric[], :prices::numeric[], :locations::bigint[], :received::bigint[],
                           :cancelled::bigint[], :sentAt::timestamptz[], :expectedOn::date[], :fromLeadTime::boolean[])
                        AS placed (order_id, line, item_id, quantity, purchase_quantity, purchase_unit, purchase_factor, price, location_id,
                           received, cancelled, sent_at, expected_on, from_lead_time)),
                line AS (
                    INSERT INTO supply.purchase_order_line
                           (order_id, line, item_id, quantity, purchase_quantity, purchase_unit, purchase_factor, price)
                    SELECT order_id, line, item_id, quantity, purchase_quantity, purchase_unit, purchase_factor, price FROM placed
                    RETURNING id, order_id, line),
                part AS (
                    INSERT INTO supply.purchase_order_part
                           (line_id, part, item_id, location_id, quantity, received, cancelled, sent, requested_on, expected_on, from_lead_time)
                    SELECT line.id, 1, placed.item_id, placed.location_id, placed.quantity, placed.received, placed.cancelled,
                           placed.sent_at IS NOT NULL, CASE WHEN placed.sent_at IS NOT NULL THEN placed.expected_on END, placed.expected_on,
                           placed.from_lead_time
                      FROM placed
                      JOIN line USING (order_id, line)
                    RETURNING id, line_id, quantity, requested_on)
                INSERT INTO supply.part_date (part_id, kind, day, quantity, at, by)
                SELECT part.id, 'requested', part.requested_on, part.quantity, placed.sent_at, :by
                  FROM placed
                  JOIN line USING (order_id, line)
                  JOIN part ON part.line_id = line.id
                 WHERE placed.sent_at IS NOT NULL
                """)
                .param("orders", Columns.longs(lines, OrderLine::order))
                .param("lines", Columns.ints(lines, each -> each.line().line()))
                .param("items", Columns.longs(lines, each -> each.line().item()))
                .param("quantities", Columns.longs(lines, each -> each.line().quantity()))
                .param("purchased", Columns.texts(lines, each -> each.line().purchase().quantity()))
                .param("units", Columns.texts(lines, each -> each.line().purchase().unit()))
                .param("factors", Columns.texts(lines, each -> each.line().purchase().factor()))
                .param("prices", Columns.texts(lines, each -> each.line().purchase().price()))
                .param("locations", Columns.longs(lines, each -> each.placed().location()))
                .param("received", Columns.longs(lines, each -> each.line().received()))
                .param("cancelled", Columns.longs(lines, each -> each.line().cancelled()))
                .param("sentAt", Columns.texts(lines, each -> each.placed().sentAt()))
                .param("expectedOn", Columns.texts(lines, each -> each.line().expectedOn()))
                .param("fromLeadTime", Columns.booleans(lines, each -> each.line().fromLeadTime()))
                .param("by", Who.now())
                .update();
    }
}
