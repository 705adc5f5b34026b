package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.catalog.Units;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What notices say about whole orders, read for many orders at once. */
@Component
class OrderFacts {
    private final JdbcClient jdbc;
    private final LegalPlace place;
    private final HeldMoney money;

    OrderFacts(JdbcClient jdbc, LegalPlace place, HeldMoney money) {
        this.jdbc = jdbc;
        this.place = place;
        this.money = money;
    }

    /** A part of an order that is still to come. */
    record Coming(long order, long scheduleLine, long promise, String item, @Nullable LocalDate shipBy, @Nullable LocalDate nextWordBy, boolean fromStock) {}

    /** Some of an item; {@code gift}: a free sample. */
    record Goods(long of, String item, boolean gift) {}

    /** A parcel. */
    record Parcel(long shipment, @Nullable String carrier, @Nullable String tracking) {}

    /** By order. Of what the brake holds back it is what the customer heard: a confirmation must not tell what nobody may be told yet. */
    Map<Long, List<Coming>> coming(Collection<Long> orders) {
        return jdbc.sql("""
                SELECT ol.order_id, sl.id, p.id AS promise_id, i.name, sl.quantity, i.unit, i.decimals, p.ship_by, p.next_word_by, p.source
                  FROM orders.order_line ol
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                """ + Brakes.BRAKED + """
                  JOIN promising.promise p ON p.id = coalesce(braked.heard, sl.promise_id)
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.order_id = ANY (:orders) AND %s
                 ORDER BY ol.order_id, p.ship_by NULLS LAST, ol.line, sl.number
                """.formatted(GiftLines.NONE)).param("orders", orders.toArray(Long[]::new))
                .query((row, _) -> new Coming(row.getLong("order_id"), row.getLong("id"), row.getLong("promise_id"), item(row),
                        row.getObject("ship_by", LocalDate.class), row.getObject("next_word_by", LocalDate.class), row.getString("source").equals("stock")))
                .list().stream().collect(groupingBy(Coming::order));
    }

    /** What is in these shipments. */
    Map<Long, List<Goods>> shipped(Collection<Long> shipments) {
        return jdbc.sql("""
                SELECT s.shipment_id AS of, i.name, s.quantity, i.unit, i.decimals, NOT %s AS gift
                  FROM orders.shipment_line s
                  JOIN orders.order_line ol ON ol.id = s.line_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE s.shipment_id = ANY (:ids)
                 ORDER BY s.shipment_id, ol.line
                """.formatted(GiftLines.NONE)).param("ids", shipments.toArray(Long[]::new))
                .query((row, _) -> new Goods(row.getLong("of"), item(row), row.getBoolean("gift"))).list().stream()
                .collect(groupingBy(Goods::of));
    }

    Map<Long, List<Parcel>> parcels(Collection<Long> shipments) {
        return jdbc.sql("SELECT id, carrier, tracking FROM orders.shipment WHERE id = ANY (:ids)").param("ids", shipments.toArray(Long[]::new))
                .query((row, _) -> new Parcel(row.getLong("id"), row.getString("carrier"), row.getString("tracking"))).list().stream()
                .collect(groupingBy(Parcel::shipment));
    }

    /** Some of an item that is cancelled; {@code byLaw}: because its deadline passed without an answer. */
    record Gone(long of, String item, boolean byLaw) {}

    /** What was cancelled of these orders since a word about it was born, by word. */
    Map<Long, List<Gone>> cancelled(Collection<Long> words) {
        return jdbc.sql("""
                SELECT w.id AS of, i.name, sum(ca.quantity)::bigint AS quantity, i.unit, i.decimals, ca.reason LIKE :byLaw AS by_law
                  FROM outreach.word w
                  JOIN orders.order_line ol ON ol.order_id = w.order_id
                  JOIN orders.cancellation ca ON ca.line_id = ol.id AND ca.at >= w.born_at
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE w.id = ANY (:ids) AND %s
                 GROUP BY w.id, ol.line, i.name, i.unit, i.decimals, by_law
                 ORDER BY w.id, ol.line
                """.formatted(GiftLines.NONE)).param("ids", words.toArray(Long[]::new)).param("byLaw", EndedByLaw.REASON + '%')
                .query((row, _) -> new Gone(row.getLong("of"), item(row), row.getBoolean("by_law"))).list().stream()
                .collect(groupingBy(Gone::of));
    }

    /** Money that goes back for an order, and the last day on which it is in time. */
    record Back(long order, BigDecimal amount, String currency, LocalDate by) {}

    Map<Long, List<Back>> refunds(Collection<Long> orders) {
        var seat = place.now();
        return jdbc.sql("""
                SELECT order_id, amount, currency, due_by FROM outreach.refund WHERE order_id = ANY (:orders) AND state <> 'confirmed'
                 ORDER BY order_id, due_by
                """).param("orders", orders.toArray(Long[]::new))
                .query((row, _) -> new Back(row.getLong("order_id"), row.getBigDecimal("amount"), row.getString("currency"),
                        seat.day(row.getObject("due_by", OffsetDateTime.class).toInstant()))).list().stream()
                .collect(groupingBy(Back::order));
    }

    /** The money of orders that wait. */
    Map<Long, Held> held(Collection<Long> orders) {
        return money.of(orders);
    }

    private static String item(ResultSet row) throws SQLException {
        return "%s × %s".formatted(new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")), row.getString("name"));
    }
}
