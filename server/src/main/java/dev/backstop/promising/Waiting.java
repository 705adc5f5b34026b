package dev.backstop.promising;

import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Units;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits for what, in the order in which they are served. */
@Component
public class Waiting {
    private final JdbcClient jdbc;
    private final FirmSettings settings;

    Waiting(JdbcClient jdbc, FirmSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** What is asked; null: anything. */
    public record Filter(@Nullable String sku, @Nullable String location, @Nullable String customer, @Nullable String vendor) {}

    /**
     * One schedule line that waits.
     *
     * @param order       null, as the customer is, for whoever may not know who waits
     * @param place       1 is served next, of all that wait for the same item at the same location
     * @param heardShipBy the date that the customer has heard; null: none
     * @param atRisk      the promise is later than what was heard, or there is none
     */
    public record Row(@Nullable String order, int line, int scheduleLine, String sku, String location, @Nullable String customer,
            @Nullable String customerName, String quantity, int place, Instant waitingSince, Instant priorityDate,
            @Nullable LocalDate shipBy, @Nullable LocalDate heardShipBy, @Nullable String confidence,
            boolean atRisk, @Nullable String supply, @Nullable String vendor, String why) {
        Row unnamed() {
            return new Row(null, line, scheduleLine, sku, location, null, null, quantity, place, waitingSince, priorityDate, shipBy,
                    heardShipBy, confidence, atRisk, supply, vendor, why);
        }
    }

    public Listing<Row> find(Filter filter, Cursor cursor) {
        var rows = jdbc.sql("""
                WITH waiting AS (
                    SELECT o.number AS order_number, ol.line, sl.number AS schedule_line, i.sku, i.name, i.unit, i.decimals, l.code AS location,
                           c.code AS customer, c.name AS customer_name, sl.quantity, o.ordered_at, ol.priority_at, p.ship_by, h.ship_by AS heard_ship_by,
                           sl.heard_promise_id IS NOT NULL AS heard, p.confidence, p.supply, p.basis,
                           rank() OVER (PARTITION BY ol.item_id, sl.location_id ORDER BY o.priority,
                                  CASE WHEN :byClass THEN c.class END NULLS LAST, ol.priority_at, ol.id) AS place,
                           row_number() OVER (ORDER BY i.sku, l.code, o.priority,
                                        CASE WHEN :byClass THEN c.class END NULLS LAST, ol.priority_at, ol.id, sl.number) AS nth,
                           (SELECT v.code FROM promising.peg g
                              JOIN supply.purchase_order_part part ON part.id = g.part_id
                              JOIN supply.purchase_order_line pl ON pl.id = part.line_id
                              JOIN supply.purchase_order po ON po.id = pl.order_id
                              JOIN catalog.vendor v ON v.id = po.vendor_id
                             WHERE g.schedule_line_id = sl.id AND g.closed_at IS NULL LIMIT 1) AS vendor
                      FROM orders.order_line ol
                      JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
                      JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                      LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                      JOIN orders.customer c ON c.id = o.customer_id
                      JOIN catalog.item i ON i.id = ol.item_id
                      JOIN catalog.location l ON l.id = sl.location_id
                     WHERE ol.quantity > ol.shipped + ol.cancelled AND (:sku::text IS NULL OR i.sku = :sku))
                SELECT * FROM waiting
                 WHERE nth > :after
                   AND (:location::text IS NULL OR location = :location)
                   AND (:customer::text IS NULL OR customer = :customer)
                   AND (:vendor::text IS NULL OR vendor = :vendor)
                 ORDER BY nth
                 LIMIT :limit
                """)
                .param("sku", filter.sku()).param("location", filter.location()).param("customer", filter.customer()).param("vendor", filter.vendor())
                .param("byClass", settings.now().servesByClass())
                .param("after", cursor.afterId()).param("limit", cursor.limit() + 1)
                .query(Waiting::row).list();
        var page = Listing.page(rows, cursor, numbered -> String.valueOf(numbered.nth()));
        return page.map(filter.customer() == null && !Who.seesHolders() ? numbered -> numbered.row().unnamed() : Numbered::row);
    }

    private record Numbered(long nth, Row row) {}

    private static Numbered row(ResultSet row, int number) throws SQLException {
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        var shipBy = row.getObject("ship_by", LocalDate.class);
        var heard = row.getObject("heard_ship_by", LocalDate.class);
        var confidence = row.getBigDecimal("confidence");
        var atRisk = shipBy == null || (heard != null && shipBy.isAfter(heard));
        return new Numbered(row.getLong("nth"), new Row(row.getString("order_number"), row.getInt("line"), row.getInt("schedule_line"), row.getString("sku"),
                row.getString("location"), row.getString("customer"), row.getString("customer_name"), units.text(row.getLong("quantity")), row.getInt("place"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(), row.getObject("priority_at", OffsetDateTime.class).toInstant(), shipBy, heard,
                confidence == null ? null : confidence.stripTrailingZeros().toPlainString(), atRisk, row.getString("supply"), row.getString("vendor"),
                row.getString("basis")));
    }
}
