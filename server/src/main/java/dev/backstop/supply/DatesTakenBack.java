package dev.backstop.supply;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Undoes a date that an outsider gave by mistake: each part expects again what it expected before, and keeps the mistake in its history.
 */
@Component
public class DatesTakenBack {
    private final JdbcClient jdbc;
    private final PartRows parts;
    private final Arrivals arrivals;
    private final ApplicationEventPublisher events;

    DatesTakenBack(JdbcClient jdbc, PartRows parts, Arrivals arrivals, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.arrivals = arrivals;
        this.events = events;
    }

    private record Moved(long id, String order, int line, int part, long item, long location, long quantity, @Nullable LocalDate now,
            @Nullable LocalDate before, boolean gone) {
        Place place() {
            return new Place(item, location);
        }
    }

    /**
     * Takes back what happened to the dates of a purchase order's line, {@code PO-1/2}, or of an inbound shipment at an instant: all parts
     * with one statement each. What moved again since keeps its newer date.
     *
     * @return how many parts expect their old date again, and how many were rejected and cannot come back
     */
    public Restored restore(String reference, Instant at, String reason) {
        var moved = moved(reference, at);
        var back = moved.stream().filter(one -> !one.gone()).toList();
        jdbc.sql("""
                UPDATE supply.purchase_order_part part SET expected_on = back.day, from_lead_time = false
                  FROM unnest(:ids::bigint[], :days::date[]) AS back (id, day) WHERE part.id = back.id
                """).param("ids", Columns.longs(back, Moved::id)).param("days", Columns.texts(back, Moved::before)).update();
        parts.append(back.stream().map(one -> new PartRows.Version(one.id(), "revised", one.before(), one.quantity(), null, reason)).toList());
        arrivals.renew(back.stream().map(Moved::id).toList());
        back.forEach(one -> {
            var name = SupplyPart.reference(one.order(), one.line(), one.part());
            events.publishEvent(new SupplyMoved(List.of(one.place()), "supply-moved",
                    "supply %s %s by us (%s)".formatted(name, SupplyWords.moved(one.now(), one.before()), reason), name));
        });
        jdbc.sql("""
                UPDATE supply.inbound_shipment s SET expected_on = moved.day
                  FROM (SELECT max(day::date) AS day FROM unnest(:days::text[]) AS d (day)) moved
                 WHERE s.code = :reference AND moved.day IS NOT NULL
                """)
                .param("days", moved.stream().map(Moved::before).map(day -> day == null ? null : day.toString()).toArray(String[]::new))
                .param("reference", reference).update();
        return new Restored(back.size(), (int) moved.stream().filter(Moved::gone).count());
    }

    /** What became of the parts. */
    public record Restored(int parts, int rejected) {}

    /** Open parts whose newest word is of that instant, with the date before it; of a piece that was cut off then, that of its line. */
    private List<Moved> moved(String reference, Instant at) {
        return jdbc.sql("""
                SELECT part.id, po.number AS "order", line.line, part.part, part.item_id AS item, part.location_id AS location, part.quantity,
                       part.expected_on AS now, coalesce(before.day, elder.day, part.requested_on) AS before, part.open = 0 AS gone
                  FROM supply.purchase_order_part part
                  JOIN supply.purchase_order_line line ON line.id = part.line_id
                  JOIN supply.purchase_order po ON po.id = line.order_id
                  LEFT JOIN supply.inbound_shipment s ON s.id = part.inbound_shipment_id
                  JOIN LATERAL (SELECT v.id, v.at FROM supply.part_date v WHERE v.part_id = part.id
                         AND v.kind <> 'actual' ORDER BY v.id DESC LIMIT 1) newest ON true
                  LEFT JOIN LATERAL (SELECT v.day FROM supply.part_date v WHERE v.part_id = part.id
                         AND v.id < newest.id ORDER BY v.id DESC LIMIT 1) before ON true
                  LEFT JOIN LATERAL (SELECT v.day FROM supply.part_date v JOIN supply.purchase_order_part other ON other.id = v.part_id
                                      WHERE other.line_id = line.id AND v.id < newest.id
                                             AND v.at < newest.at ORDER BY v.id DESC LIMIT 1) elder ON true
                 WHERE (po.number || '/' || line.line = :reference OR s.code = :reference) AND newest.at = :at
                 ORDER BY po.number, line.line, part.part
                   FOR UPDATE OF po, part
                """).param("reference", reference).param("at", at.atOffset(ZoneOffset.UTC)).query(Moved.class).list();
    }
}
