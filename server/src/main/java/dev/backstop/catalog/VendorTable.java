package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Vendors as their resource shows them: read, and created or replaced a set at a time. */
@Component
class VendorTable {
    private static final String SELECT = """
            SELECT code, name, email, country, language, currency, working_days, holidays::text[] AS holidays, cut_off, order_days,
                   minimum_order_value, buyer, merge_days
              FROM catalog.vendor
            """;

    private final JdbcClient jdbc;
    private final Json json;

    VendorTable(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<VendorResource> byCodes(Collection<String> codes) {
        return jdbc.sql(SELECT + " WHERE code = ANY (:codes) ORDER BY code")
                .param("codes", codes.toArray(String[]::new))
                .query(VendorTable::resource).list();
    }

    List<VendorResource> page(String[] patterns, Cursor cursor) {
        return jdbc.sql(SELECT + """
                 WHERE code > :after AND (code || ' ' || name) ILIKE ALL (:patterns)
                 ORDER BY code
                 LIMIT :limit + 1
                """)
                .param("after", cursor.after()).param("patterns", patterns).param("limit", cursor.limit())
                .query(VendorTable::resource).list();
    }

    void putAll(List<VendorResource> vendors) {
        jdbc.sql("""
                INSERT INTO catalog.vendor (code, name, email, country, language, currency, working_days, holidays, cut_off, order_days,
                       minimum_order_value, buyer, merge_days)
                SELECT code, name, email, country, language, currency, array(SELECT json_array_elements_text(calendar -> 'workingDays')),
                       array(SELECT json_array_elements_text(calendar -> 'holidays')::date), (calendar ->> 'cutOff')::time, "orderDays",
                       "minimumOrderValue", buyer, "mergeDays"
                  FROM json_to_recordset(CAST(:rows AS json)) AS given (code text, name text, email text, country text, language text,
                       currency text, calendar json, "orderDays" text[], "minimumOrderValue" numeric, buyer text, "mergeDays" int)
                 ORDER BY code
                    ON CONFLICT (code) DO UPDATE SET (name, email, country, language, currency, working_days, holidays, cut_off, order_days,
                       minimum_order_value, buyer, merge_days) =
                       (excluded.name, excluded.email, excluded.country, excluded.language, excluded.currency, excluded.working_days,
                       excluded.holidays, excluded.cut_off, excluded.order_days, excluded.minimum_order_value, excluded.buyer,
                       excluded.merge_days)
                """)
                .param("rows", json.write(vendors)).update();
    }

    /** Where goods come from these vendors. */
    List<Place> placesOf(Collection<String> codes) {
        return jdbc.sql("""
                SELECT DISTINCT term.item_id AS item, term.location_id AS location
                  FROM catalog.sourcing_term term
                  JOIN catalog.vendor vendor ON vendor.id = term.vendor_id
                 WHERE vendor.code = ANY (:codes)
                 ORDER BY 1, 2
                """)
                .param("codes", codes.toArray(String[]::new))
                .query(Place.class).list();
    }

    private static VendorResource resource(ResultSet row, int number) throws SQLException {
        return new VendorResource(
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                row.getString("country"),
                row.getString("language"),
                row.getString("currency"),
                LocationTable.calendar(row),
                List.of((String[]) row.getArray("order_days").getArray()),
                VendorResource.text(row.getBigDecimal("minimum_order_value")),
                row.getString("buyer"),
                row.getInt("merge_days"));
    }
}
