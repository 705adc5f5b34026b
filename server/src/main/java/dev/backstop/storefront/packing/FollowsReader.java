package dev.backstop.storefront.packing;

import dev.backstop.catalog.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what of an order follows later: all that is open and not in the hands of the floor, which is just packing the rest. */
@Component
class FollowsReader {
    private final JdbcClient jdbc;

    FollowsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Follows> read(String order) {
        return jdbc.sql("""
                SELECT o.id, o.number, o.reference, c.name, c.language
                  FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id
                 WHERE o.number = :number
                """).param("number", order)
                .query((row, _) -> new Follows(row.getString("number"), row.getString("reference"), row.getString("name"),
                        row.getString("language"), parts(row.getLong("id")))).optional();
    }

    private List<Follows.Part> parts(long order) {
        return jdbc.sql("""
                SELECT i.name, i.unit, i.decimals, sl.quantity, p.source = 'stock' AS here, p.ship_by, p.next_word_by
                  FROM orders.order_line ol
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open' AND sl.quantity > 0
                  JOIN promising.promise p ON p.id = sl.promise_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.order_id = :order
                 ORDER BY p.ship_by NULLS LAST, ol.line, sl.number
                """).param("order", order)
                .query((row, _) -> new Follows.Part(row.getString("name"),
                        new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")), row.getBoolean("here"),
                        row.getObject("ship_by", LocalDate.class), row.getObject("next_word_by", LocalDate.class))).list();
    }
}
