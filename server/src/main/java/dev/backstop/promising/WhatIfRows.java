package dev.backstop.promising;

import dev.backstop.catalog.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a what-if asks of the database beside the facts. */
@Component
class WhatIfRows {
    private static final String ON_ITS_WAY = """
            SELECT part.id
              FROM supply.purchase_order_part part
              LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
              LEFT JOIN supply.purchase_order purchase ON purchase.id = line.order_id
              LEFT JOIN supply.production_order made ON made.id = part.production_order_id
              LEFT JOIN supply.transfer_line moved_line ON moved_line.id = part.transfer_line_id
              LEFT JOIN supply.transfer moved ON moved.id = moved_line.transfer_id
              LEFT JOIN supply.inbound_shipment shipment ON shipment.id = part.inbound_shipment_id
             WHERE part.sent AND part.quantity > part.received + part.cancelled AND\s""";

    private final JdbcClient jdbc;

    WhatIfRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open parts of an inbound shipment, a purchase order or one line of it ({@code PO-1/2}), a production order or a transfer. */
    Set<Long> parts(String reference) {
        return new HashSet<>(jdbc.sql(ON_ITS_WAY + """
                ((shipment.code = :reference) OR (purchase.number = :reference) OR (purchase.number = :order AND purchase.number || '/' || line.line = :reference)
                 OR (made.number = :reference) OR (moved.number = :reference))
                """).param("reference", reference).param("order", reference.replaceFirst("/[0-9]+$", "")).query(Long.class).list());
    }

    /** Open parts that a vendor owes. */
    Set<Long> partsOf(long vendor) {
        return new HashSet<>(jdbc.sql(ON_ITS_WAY + "purchase.vendor_id = :vendor").param("vendor", vendor).query(Long.class).list());
    }

    Set<Place> places(Collection<Long> parts) {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT item_id AS item, location_id AS location FROM supply.purchase_order_part WHERE id = ANY (:ids)")
                .param("ids", parts.toArray(Long[]::new)).query(Place.class).list());
    }

    /** Places where somebody waits for what is not ordered yet and would come from these vendors. */
    Set<Place> hopingFor(Collection<Long> vendors) {
        return new HashSet<>(jdbc.sql("""
                SELECT DISTINCT term.item_id AS item, term.location_id AS location
                  FROM catalog.sourcing_term term
                  JOIN promising.peg ON peg.item_id = term.item_id AND peg.location_id = term.location_id AND peg.closed_at IS NULL AND peg.source = 'planned'
                 WHERE term.vendor_id = ANY (:vendors)
                """).param("vendors", vendors.toArray(Long[]::new)).query(Place.class).list());
    }

    /** How many customers some orders have. */
    int customers(Collection<Long> orders) {
        return jdbc.sql("SELECT count(DISTINCT customer_id) FROM orders.sales_order WHERE id = ANY (:ids)").param("ids", orders.toArray(Long[]::new))
                .query(Integer.class).single();
    }

    Map<Long, String> names(List<Long> orders) {
        var names = new HashMap<Long, String>();
        jdbc.sql("SELECT o.id, c.name FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id WHERE o.id = ANY (:ids)")
                .param("ids", orders.toArray(Long[]::new)).query(row -> {
                    names.put(row.getLong("id"), row.getString("name"));
                });
        return names;
    }
}
