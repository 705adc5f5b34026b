package dev.backstop.console.orders;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one order whole, in six statements whatever its size. */
@Component
class OrderReader {
    private final JdbcClient jdbc;

    OrderReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OrderShown> byNumber(String number) {
        return head(number).map(head -> {
            var said = said(head.id());
            var schedule = schedule(head.id(), said);
            var lines = lines(head.id()).stream().map(line -> line.with(schedule.getOrDefault(line.id(), List.of()))).toList();
            return new OrderShown(head, lines, shipments(head.id()), holds(head.id()));
        });
    }

    private Optional<OrderShown.Head> head(String number) {
        return jdbc.sql("""
                SELECT o.id, o.number, o.reference, c.code AS customer, c.name AS customer_name, coalesce(o.contact ->> 'email', c.email) AS email,
                       coalesce(o.contact ->> 'phone', c.phone) AS phone, o.channel, o.ordered_at, o.requested_on, o.latest_acceptable_on,
                       o.priority, o.shipping, o.currency, o.open_lines, 0 AS version
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE o.number = :number
                """)
                .param("number", number).query(OrderShown.Head.class).optional();
    }

    private List<OrderShown.Line> lines(long order) {
        return jdbc.sql("""
                SELECT ol.id, ol.line, i.sku, i.name, i.unit, i.decimals, ol.quantity, ol.shipped, ol.cancelled, ol.returned, ol.open,
                       ol.price
                  FROM orders.order_line ol
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.order_id = :order
                 ORDER BY ol.line
                """)
                .param("order", order)
                .query((row, _) -> new OrderShown.Line(row.getLong("id"), row.getInt("line"), row.getString("sku"), row.getString("name"),
                        row.getString("unit"), row.getInt("decimals"), row.getLong("quantity"), row.getLong("shipped"), row.getLong("cancelled"),
                        row.getLong("returned"), row.getLong("open"), row.getBigDecimal("price"), List.of()))
                .list();
    }

    private Map<Long, List<OrderShown.Part>> schedule(long order, Map<Long, List<OrderShown.Said>> said) {
        record Row(long line, OrderShown.Part part) {}
        return jdbc.sql("""
                SELECT sl.id, sl.line_id, sl.number, sl.quantity, sl.state, l.code AS location, p.source, p.ship_by, p.earliest, p.latest, p.confidence,
                       p.basis, p.supply, p.next_word_by, h.ship_by AS heard,
                       EXISTS (SELECT FROM outreach.duty d WHERE d.schedule_line_id = sl.id
                           AND (d.state = 'open' OR (d.state = 'waived' AND d.promise_id = sl.promise_id))) AS owed
                  FROM orders.order_line ol
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released', 'shipped')
                  JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                  JOIN catalog.location l ON l.id = sl.location_id
                 WHERE ol.order_id = :order
                 ORDER BY ol.line, p.ship_by NULLS LAST, sl.number
                """)
                .param("order", order)
                .query((row, _) -> new Row(row.getLong("line_id"), new OrderShown.Part(row.getLong("id"), row.getInt("number"), row.getLong("quantity"),
                        row.getString("state"), row.getString("location"), row.getString("source"), row.getObject("ship_by", java.time.LocalDate.class),
                        row.getObject("earliest", java.time.LocalDate.class), row.getObject("latest", java.time.LocalDate.class),
                        row.getBigDecimal("confidence"), row.getString("basis"), row.getString("supply"),
                        row.getObject("next_word_by", java.time.LocalDate.class), row.getObject("heard", java.time.LocalDate.class),
                        row.getBoolean("owed"), List.of())))
                .list().stream().collect(groupingBy(Row::line, java.util.stream.Collectors.mapping(
                        row -> row.part().with(said.getOrDefault(row.part().id(), List.of())), java.util.stream.Collectors.toList())));
    }

    /** Every promise of each schedule line, newest first, with its latest telling. */
    private Map<Long, List<OrderShown.Said>> said(long order) {
        return jdbc.sql("""
                SELECT p.schedule_line_id, p.made_at, p.quantity, p.ship_by, p.next_word_by, p.confidence, p.cause_kind, p.cause_text, p.cause_reference,
                       t.via, t.words, t.at AS told_at, lost.reason AS to_say
                  FROM orders.order_line ol
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id
                  JOIN promising.promise p ON p.schedule_line_id = sl.id
                  LEFT JOIN LATERAL (SELECT telling.via, telling.words, telling.at FROM promising.telling telling WHERE telling.promise_id = p.id
                                      ORDER BY telling.id DESC LIMIT 1) t ON true
                  LEFT JOIN promising.reallocation dealt ON p.cause_kind = 'overtaken' AND dealt.number = p.cause_reference
                  LEFT JOIN promising.reallocation_loss lost ON lost.reallocation_id = dealt.id AND lost.line_id = ol.id
                 WHERE ol.order_id = :order
                 ORDER BY p.id DESC
                 LIMIT 1000
                """)
                .param("order", order).query(OrderShown.Said.class).list().stream().collect(groupingBy(OrderShown.Said::scheduleLineId));
    }

    private List<OrderShown.Shipped> shipments(long order) {
        return jdbc.sql("""
                SELECT s.number, s.at, l.code AS location, s.carrier, s.tracking, s.reversed_at IS NOT NULL AS reversed,
                       coalesce((SELECT string_agg(trim_scale(line.quantity / power(10::numeric, i.decimals)) || ' × ' || i.sku, ', ' ORDER BY ol.line)
                                   FROM orders.shipment_line line
                                   JOIN orders.order_line ol ON ol.id = line.line_id
                                   JOIN catalog.item i ON i.id = ol.item_id
                                  WHERE line.shipment_id = s.id), '') AS content
                  FROM orders.shipment s
                  JOIN catalog.location l ON l.id = s.location_id
                 WHERE s.order_id = :order
                 ORDER BY s.id DESC
                 LIMIT 100
                """)
                .param("order", order).query(OrderShown.Shipped.class).list();
    }

    private List<OrderShown.Hold> holds(long order) {
        return jdbc.sql("SELECT kind, reason FROM orders.hold WHERE order_id = :order AND lifted_at IS NULL ORDER BY id LIMIT 20")
                .param("order", order).query(OrderShown.Hold.class).list();
    }
}
