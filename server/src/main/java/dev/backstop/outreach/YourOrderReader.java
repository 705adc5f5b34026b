package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.Units;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an order for the page of its customer. */
@Component
class YourOrderReader {
    private final JdbcClient jdbc;
    private final Withdrawals withdrawals;
    private final LegalPlace place;
    private final HeldMoney money;

    YourOrderReader(JdbcClient jdbc, Withdrawals withdrawals, LegalPlace place, HeldMoney money) {
        this.jdbc = jdbc;
        this.withdrawals = withdrawals;
        this.place = place;
        this.money = money;
    }

    Optional<YourOrder> read(String number) {
        return jdbc.sql("""
                SELECT o.id, o.number, o.reference, c.name, c.language, o.ordered_at, c.time_zone,
                       CASE WHEN o.open_lines = 0 THEN greatest((SELECT max(s.at) FROM orders.shipment s WHERE s.order_id = o.id),
                           (SELECT max(ca.at) FROM orders.cancellation ca JOIN orders.order_line ol ON ol.id = ca.line_id WHERE ol.order_id = o.id)) END AS closed
                  FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id
                 WHERE o.number = :number
                """).param("number", number).query((row, _) -> order(row)).optional();
    }

    private YourOrder order(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var closed = row.getObject("closed", OffsetDateTime.class);
        var zone = row.getString("time_zone");
        var withdrawable = withdrawals.possible(id);
        var say = Phrases.in(Addressee.locale(row.getString("language")));
        return new YourOrder(id, row.getString("number"), row.getString("reference"), row.getString("name"), row.getString("language"),
                zone == null ? place.now().zone() : ZoneId.of(zone), row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                money.of(List.of(id)).values().stream().map(held -> held.ofOrder(say)).findFirst().orElse(null),
                closed == null ? null : closed.toInstant(), withdrawable, parts(id, say), history(id), refunds(id, say), parcels(id));
    }

    private List<YourOrder.Part> parts(long order, Phrases say) {
        var substitutes = substitutes(order, say);
        return jdbc.sql("""
                SELECT sl.id, ol.line, i.sku, i.name, sl.quantity, i.unit, i.decimals, p.ship_by, before.ship_by AS heard, p.next_word_by,
                    p.source, braked.heard IS NOT NULL AS checked,
                """ + DueReader.CAUSE + """
                       AS cause_kind
                  FROM orders.order_line ol
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                """ + Brakes.BRAKED + """
                  JOIN promising.promise p ON p.id = coalesce(braked.heard, sl.promise_id)
                  LEFT JOIN LATERAL (
                      SELECT other.ship_by
                        FROM promising.promise other
                        JOIN promising.telling t ON t.promise_id = other.id AND t.returned_at IS NULL
                       WHERE other.schedule_line_id IN (sl.id, sl.split_from) AND other.ship_by IS DISTINCT FROM p.ship_by
                       ORDER BY t.at DESC, t.id DESC LIMIT 1) before ON true
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.order_id = :order AND %s
                 ORDER BY p.ship_by NULLS LAST, ol.line, sl.number
                """.formatted(GiftLines.NONE)).param("order", order)
                .query((row, _) -> new YourOrder.Part(row.getLong("id"), row.getInt("line"), row.getString("sku"), item(row),
                        row.getObject("ship_by", LocalDate.class), row.getObject("heard", LocalDate.class), row.getBoolean("checked"),
                        row.getObject("next_word_by", LocalDate.class), row.getString("source").equals("stock"),
                        row.getString("cause_kind"), row.getString("source").equals("stock") ? List.of() : substitutes.getOrDefault(row.getInt("line"), List.of())))
                .list();
    }

    private record Instead(int line, YourOrder.Substitute substitute) {}

    /** Substitutes of which enough is free at once for all that is open of a line. */
    private Map<Integer, List<YourOrder.Substitute>> substitutes(long order, Phrases say) {
        return jdbc.sql("""
                SELECT ol.line, i.sku, i.name, i.price, i.price_currency
                  FROM orders.order_line ol
                  JOIN catalog.substitute s ON s.item_id = ol.item_id
                  JOIN catalog.item i ON i.id = s.substitute_id
                 WHERE ol.order_id = :order AND ol.open > 0 AND %s
                   AND EXISTS (SELECT 1 FROM promising.availability a WHERE a.item_id = i.id AND a.on_hand - a.allocated >= ol.open)
                 ORDER BY ol.line, s.rank
                """.formatted(GiftLines.NONE)).param("order", order)
                .query((row, _) -> new Instead(row.getInt("line"), new YourOrder.Substitute(row.getString("sku"), row.getString("name"), price(row, say))))
                .list().stream().collect(groupingBy(Instead::line, mapping(Instead::substitute, toList())));
    }

    private static @Nullable String price(ResultSet row, Phrases say) throws SQLException {
        var price = row.getBigDecimal("price");
        return price == null ? null : say.amount(price, row.getString("price_currency"));
    }

    private List<YourOrder.Said> history(long order) {
        return jdbc.sql("""
                SELECT t.at, i.name, p.quantity, i.unit, i.decimals, p.ship_by, t.via
                  FROM orders.order_line ol
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id
                  JOIN promising.promise p ON p.schedule_line_id = sl.id
                  JOIN promising.telling t ON t.promise_id = p.id AND t.returned_at IS NULL
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.order_id = :order
                 ORDER BY t.at DESC, t.id DESC LIMIT 50
                """).param("order", order)
                .query((row, _) -> new YourOrder.Said(at(row), item(row), row.getObject("ship_by", LocalDate.class), row.getString("via"))).list();
    }

    private List<YourOrder.Refund> refunds(long order, Phrases say) {
        var seat = place.now();
        return jdbc.sql("SELECT amount, currency, due_by AS at, state FROM outreach.refund WHERE order_id = :order ORDER BY id").param("order", order)
                .query((row, _) -> new YourOrder.Refund(say.amount(row.getBigDecimal("amount"), row.getString("currency")), seat.day(at(row)),
                        row.getString("state").equals("confirmed"))).list();
    }

    private List<YourOrder.Parcel> parcels(long order) {
        return jdbc.sql("SELECT at, carrier, tracking FROM orders.shipment WHERE order_id = :order AND reversed_at IS NULL ORDER BY at DESC").param("order", order)
                .query((row, _) -> new YourOrder.Parcel(at(row), row.getString("carrier"), row.getString("tracking"))).list();
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private static String item(ResultSet row) throws SQLException {
        return "%s × %s".formatted(new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")), row.getString("name"));
    }
}
