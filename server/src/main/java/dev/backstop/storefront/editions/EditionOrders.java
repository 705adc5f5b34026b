package dev.backstop.storefront.editions;

import dev.backstop.catalog.Units;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who ordered from an edition what is still to come, with what changed since it was printed. */
@Component
class EditionOrders {
    private static final int MOST = 5_000;

    private final JdbcClient jdbc;
    private final Errata errata;

    EditionOrders(JdbcClient jdbc, Errata errata) {
        this.jdbc = jdbc;
        this.errata = errata;
    }

    /**
     * One open line of an order from the edition.
     *
     * @param shipBy  what the customer is promised now; null: no date
     * @param changes what is no longer as printed of the item; empty: it is as printed
     */
    record Ordered(String order, int line, String customer, String customerName, @Nullable String email, String sku, String open,
            @Nullable LocalDate shipBy, List<String> changes) {
        Ordered {
            changes = List.copyOf(changes);
        }
    }

    /** By order and line, at most 5,000. */
    List<Ordered> of(Edition edition) {
        var changes = changes(edition);
        return jdbc.sql("""
                SELECT o.number, ol.line, c.code, c.name, coalesce(o.contact ->> 'email', c.email) AS email,
                       i.sku, i.unit, i.decimals, ol.open,
                       (SELECT CASE WHEN bool_or(p.ship_by IS NULL) THEN NULL ELSE max(p.ship_by) END
                          FROM promising.schedule_line sl JOIN promising.promise p ON p.id = sl.promise_id
                         WHERE sl.line_id = ol.id AND sl.state IN ('open', 'released')) AS ship_by
                  FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id AND ol.quantity > ol.shipped + ol.cancelled
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE o.catalogue_edition = :edition
                 ORDER BY o.id, ol.line
                 LIMIT :most
                """).param("edition", edition.code()).param("most", MOST)
                .query((row, _) -> new Ordered(row.getString("number"), row.getInt("line"), row.getString("code"), row.getString("name"),
                        row.getString("email"), row.getString("sku"),
                        new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("open")),
                        row.getObject("ship_by", LocalDate.class), changes.getOrDefault(row.getString("sku"), List.of()))).list();
    }

    private Map<String, List<String>> changes(Edition edition) {
        var changes = new HashMap<String, List<String>>();
        if (edition.isPrinted()) {
            errata.of(edition).forEach(erratum -> changes.put(erratum.sku(), erratum.changes()));
        }
        return changes;
    }
}
