package dev.backstop.supply;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Place;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on its way, as promising sees it: sent and not yet received. Drafts never carry a promise. */
@Component
public class SupplyParts {
    private static final String SELECT = """
            SELECT part.id, part.item_id, part.location_id, coalesce(purchase.number, made.number, moved.number) AS number,
                   coalesce(line.line, moved_line.line, 1) AS line, part.part, purchase.vendor_id, part.open, part.production_order_id,
                   part.transfer_line_id, part.expected_on, part.confirmed_on, part.arrives_earliest, part.arrives_by, part.arrives_latest,
                   part.arrival_confidence, part.other_arrivals, purchase.for_order
              FROM supply.purchase_order_part part
              LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
              LEFT JOIN supply.purchase_order purchase ON purchase.id = line.order_id
              LEFT JOIN supply.production_order made ON made.id = part.production_order_id
              LEFT JOIN supply.transfer_line moved_line ON moved_line.id = part.transfer_line_id
              LEFT JOIN supply.transfer moved ON moved.id = moved_line.transfer_id
            """;

    private static final String OPEN = SELECT + """
              JOIN unnest(:items, :locations) AS place (item_id, location_id)
                ON (part.item_id, part.location_id) = (place.item_id, place.location_id)
             WHERE part.sent AND part.quantity > part.received + part.cancelled
             ORDER BY part.item_id, part.location_id, part.arrives_by NULLS LAST, part.expected_on NULLS LAST, part.id
            """;

    private final JdbcClient jdbc;

    SupplyParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is on its way to each of these places, soonest first, those without a date last; places without any are absent. */
    public Map<Place, List<SupplyPart>> open(Collection<Place> places) {
        return places.isEmpty() ? Map.of() : jdbc.sql(OPEN).params(columns(places)).query(SupplyParts::part).list().stream()
                .collect(groupingBy(SupplyPart::place));
    }

    /** The same, with other questions. */
    public Supplier<Map<Place, List<SupplyPart>>> open(Collection<Place> places, RoundTrip trip) {
        var found = trip.query(OPEN, columns(places), SupplyParts::part);
        return () -> found.get().stream().collect(groupingBy(SupplyPart::place));
    }

    private static Map<String, ?> columns(Collection<Place> places) {
        return Map.of("items", Place.items(places), "locations", Place.locations(places));
    }

    /** Parts by their id, whether still open or not. */
    public Map<Long, SupplyPart> byIds(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(SELECT + " WHERE part.id = ANY (:ids) ORDER BY part.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(SupplyParts::part).list().stream()
                .collect(toMap(SupplyPart::id, identity()));
    }

    private static SupplyPart part(ResultSet row, int number) throws SQLException {
        return new SupplyPart(
                row.getLong("id"),
                kind(row),
                new Place(row.getLong("item_id"), row.getLong("location_id")),
                row.getString("number"),
                row.getInt("line"),
                row.getInt("part"),
                row.getObject("vendor_id", Long.class),
                row.getLong("open"),
                row.getObject("expected_on", LocalDate.class),
                row.getObject("confirmed_on", LocalDate.class) != null,
                row.getObject("arrives_earliest", LocalDate.class),
                row.getObject("arrives_by", LocalDate.class),
                row.getObject("arrives_latest", LocalDate.class),
                row.getObject("arrival_confidence", BigDecimal.class),
                OtherArrivals.read(row.getString("other_arrivals")),
                row.getString("for_order"));
    }

    private static SupplyKind kind(ResultSet row) throws SQLException {
        if (row.getObject("production_order_id") != null) {
            return SupplyKind.PRODUCTION_ORDER;
        }
        return row.getObject("transfer_line_id") != null ? SupplyKind.TRANSFER : SupplyKind.PURCHASE_ORDER;
    }
}
