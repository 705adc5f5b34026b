package dev.backstop.buying;

import dev.backstop.catalog.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is under way from vendors, and who waits for it. */
@Component
class RadarRows {
    private static final int MOST = 20_000;

    private final JdbcClient jdbc;

    RadarRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A part under way; {@code by} is the day by which we count on it. */
    record Part(long id, String number, int line, int part, String sku, String item, String unit, int decimals, String vendor,
            String vendorName,
            long location, long open, @Nullable LocalDate expectedOn, @Nullable LocalDate by) {
        Units units() {
            return new Units(unit, decimals);
        }
    }

    List<Part> underWay(@Nullable Long vendor) {
        return jdbc.sql("""
                SELECT part.id, po.number, line.line, part.part, i.sku, i.name AS item, i.unit, i.decimals, v.code AS vendor, v.name AS vendor_name,
                       part.location_id AS location, part.open, part.expected_on, part.arrives_by AS by
                  FROM supply.purchase_order_part part
                  JOIN supply.purchase_order_line line ON line.id = part.line_id
                  JOIN supply.purchase_order po ON po.id = line.order_id
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                  JOIN catalog.item i ON i.id = part.item_id
                 WHERE po.state = 'sent' AND part.open > 0 AND (CAST(:vendor AS bigint) IS NULL OR po.vendor_id = :vendor)
                 ORDER BY part.expected_on NULLS LAST, part.id
                 LIMIT :most
                """).param("vendor", vendor).param("most", MOST).query(Part.class).list();
    }

    /** What a delivery to a customer takes of a part; {@code value} of these units, or of the kits that need them, at the line's price, else at the item's. */
    record Pegged(long part, long customer, LocalDate heard, @Nullable BigDecimal value, @Nullable String currency) {}

    /** Only customers who heard a date: to others nothing was promised. */
    List<Pegged> pegged(Collection<Long> parts) {
        return jdbc.sql("""
                SELECT peg.part_id AS part, o.customer_id AS customer, heard.ship_by AS heard,
                       coalesce(ol.price, i.price) * CASE WHEN peg.item_id = ol.item_id THEN peg.quantity ELSE sl.quantity END
                           / power(10::numeric, i.decimals) AS value,
                       CASE WHEN ol.price IS NOT NULL THEN o.currency ELSE i.price_currency END AS currency
                  FROM promising.peg peg
                  JOIN promising.schedule_line sl ON sl.id = peg.schedule_line_id
                  JOIN promising.promise heard ON heard.id = sl.heard_promise_id AND heard.ship_by IS NOT NULL
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE peg.part_id = ANY (:parts) AND peg.closed_at IS NULL
                 ORDER BY peg.id
                """).param("parts", parts.toArray(Long[]::new)).query(Pegged.class).list();
    }
}
