package dev.backstop.supply;

import dev.backstop.catalog.Place;
import dev.backstop.planning.ArrivalDates.Arrival;
import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored arrivals of parts that are on their way. */
@Component
class ArrivalRows {
    private static final String SELECT = """
            SELECT part.id, part.item_id, part.location_id, coalesce(purchase.vendor_id, 0) AS vendor_id,
                   coalesce(purchase.number, made.number, moved.number) AS number, coalesce(line.line, moved_line.line, 1) AS line,
                       part.part, part.expected_on,
                   part.arrives_earliest, part.arrives_by, part.arrives_latest, part.arrival_confidence, part.other_arrivals
              FROM supply.purchase_order_part part
              LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
              LEFT JOIN supply.purchase_order purchase ON purchase.id = line.order_id
              LEFT JOIN supply.production_order made ON made.id = part.production_order_id
              LEFT JOIN supply.transfer_line moved_line ON moved_line.id = part.transfer_line_id
              LEFT JOIN supply.transfer moved ON moved.id = moved_line.transfer_id
             WHERE part.sent AND part.quantity > part.received + part.cancelled
            """;

    private final JdbcClient jdbc;

    ArrivalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A part on its way, with the arrival that is stored for it; {@code vendor} 0 where none sent it: there is no record of its delays. */
    record OpenPart(long id, Place place, long vendor, String reference, @Nullable LocalDate expectedOn, Arrival arrival,
            List<Arrival> others) {
        OpenPart {
            others = List.copyOf(others);
        }

        /** What is stored for a chance. */
        Arrival at(BigDecimal chance) {
            return others.stream().filter(other -> other.holdsWith(chance)).findFirst().orElse(Arrival.UNKNOWN);
        }
    }

    List<OpenPart> openAt(long location) {
        return jdbc.sql(SELECT + " AND part.location_id = :location ORDER BY part.id").param("location", location).query(ArrivalRows::part).list();
    }

    List<OpenPart> open(Collection<Long> parts) {
        return jdbc.sql(SELECT + " AND part.id = ANY (:ids) ORDER BY part.id").param("ids", parts.toArray(Long[]::new)).query(ArrivalRows::part).list();
    }

    void write(List<Arrivals.Renewed> renewed) {
        if (renewed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE supply.purchase_order_part part
                   SET arrives_earliest = arrival.earliest, arrives_by = arrival.by, arrives_latest = arrival.latest,
                       arrival_confidence = arrival.confidence, other_arrivals = arrival.others
                  FROM unnest(:ids::bigint[], :earliest::date[], :by::date[], :latest::date[], :confidences::numeric[], :others::jsonb[])
                       AS arrival (id, earliest, by, latest, confidence, others)
                 WHERE part.id = arrival.id
                """)
                .param("ids", Columns.longs(renewed, each -> each.part().id()))
                .param("earliest", Columns.texts(renewed, each -> each.arrival().earliest()))
                .param("by", Columns.texts(renewed, each -> each.arrival().by()))
                .param("latest", Columns.texts(renewed, each -> each.arrival().latest()))
                .param("confidences", Columns.texts(renewed, each -> each.arrival().confidence()))
                .param("others", Columns.texts(renewed, each -> OtherArrivals.write(each.others())))
                .update();
    }

    private static OpenPart part(ResultSet row, int number) throws SQLException {
        return new OpenPart(
                row.getLong("id"),
                new Place(row.getLong("item_id"), row.getLong("location_id")),
                row.getLong("vendor_id"),
                SupplyPart.reference(row.getString("number"), row.getInt("line"), row.getInt("part")),
                row.getObject("expected_on", LocalDate.class),
                new Arrival(
                        row.getObject("arrives_earliest", LocalDate.class),
                        row.getObject("arrives_by", LocalDate.class),
                        row.getObject("arrives_latest", LocalDate.class),
                        row.getBigDecimal("arrival_confidence")),
                OtherArrivals.read(row.getString("other_arrivals")));
    }
}
