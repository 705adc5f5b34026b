package dev.backstop.buying;

import dev.backstop.catalog.Vendor;
import dev.backstop.web.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How each vendor wants its orders, and what it calls our items. */
@Component
class VendorManners {
    private final JdbcClient jdbc;

    VendorManners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    VendorManner of(long vendor) {
        return jdbc.sql("""
                SELECT way, address, contact, customer_number, payment_terms, delivery_terms, chase
                  FROM buying.vendor_manner
                 WHERE vendor_id = :vendor
                """).param("vendor", vendor)
                .query((row, _) -> new VendorManner(row.getString("way"), Letterheads.lines(row.getArray("address")),
                        row.getString("contact"),
                        row.getString("customer_number"), row.getString("payment_terms"), row.getString("delivery_terms"),
                                row.getString("chase")))
                .optional().orElse(VendorManner.USUAL);
    }

    void put(Vendor vendor, VendorManner manner) {
        jdbc.sql("""
                INSERT INTO buying.vendor_manner (vendor_id, way, address, contact, customer_number, payment_terms, delivery_terms, chase)
                VALUES (:vendor, :way, :address, :contact, :number, :payment, :delivery, :chase)
                    ON CONFLICT (vendor_id) DO UPDATE SET (way, address, contact, customer_number, payment_terms, delivery_terms, chase) =
                       (excluded.way, excluded.address, excluded.contact, excluded.customer_number, excluded.payment_terms,
                        excluded.delivery_terms, excluded.chase)
                """)
                .param("vendor", vendor.id()).param("way", manner.way()).param("address", manner.lines().toArray(String[]::new))
                .param("contact", manner.contact()).param("number", manner.customerNumber()).param("payment", manner.paymentTerms())
                .param("delivery", manner.deliveryTerms()).param("chase", manner.chase()).update();
    }

    /** What a vendor calls one of our items; {@code name} null: as we do. */
    record VendorSku(String sku, String vendorSku, @Nullable String name) {}

    /** The vendor's own numbers of these items, by item; those it never named are absent. */
    Map<Long, VendorSku> skus(long vendor, Collection<Long> items) {
        var known = new HashMap<Long, VendorSku>();
        jdbc.sql("""
                SELECT own.item_id, i.sku, own.code, own.name
                  FROM buying.vendor_sku own
                  JOIN catalog.item i ON i.id = own.item_id
                 WHERE own.vendor_id = :vendor AND own.item_id = ANY (:items)
                """).param("vendor", vendor).param("items", Columns.longs(items, item -> item))
                .query(row -> {
                    known.put(row.getLong("item_id"), new VendorSku(row.getString("sku"), row.getString("code"), row.getString("name")));
                });
        return known;
    }

    /** All that a vendor named, by our sku. */
    List<VendorSku> skus(long vendor) {
        return jdbc.sql("""
                SELECT i.sku, own.code AS vendor_sku, own.name
                  FROM buying.vendor_sku own
                  JOIN catalog.item i ON i.id = own.item_id
                 WHERE own.vendor_id = :vendor
                 ORDER BY i.sku
                 LIMIT 10000
                """).param("vendor", vendor).query(VendorSku.class).list();
    }

    void putSku(long vendor, long item, String code, @Nullable String name) {
        jdbc.sql("""
                INSERT INTO buying.vendor_sku (vendor_id, item_id, code, name) VALUES (:vendor, :item, :code, :name)
                    ON CONFLICT (vendor_id, item_id) DO UPDATE SET code = excluded.code, name = excluded.name
                """).param("vendor", vendor).param("item", item).param("code", code).param("name", name).update();
    }

    void removeSku(long vendor, long item) {
        jdbc.sql("DELETE FROM buying.vendor_sku WHERE vendor_id = :vendor AND item_id = :item").param("vendor", vendor).param("item", item)
                .update();
    }
}
