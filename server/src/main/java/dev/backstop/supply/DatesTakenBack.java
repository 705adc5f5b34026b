package dev.backstop.supply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Undoes a date that an outsider gave by mistake: each part expects again what it expected before, and keeps the mistake in its history.
 */
@Component
public class DatesTakenBack {
    private final JdbcClient jdbc;
    private final PurchaseOrders orders;

    DatesTakenBack(JdbcClient jdbc, PurchaseOrders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    private record Moved(String order, int line, int part, @Nullable LocalDate before, boolean gone) {}

    /**
     * Takes back what happened to the dates of a purchase order's line, {@code PO-1/2}, or of an inbound shipment at an instant. What moved
     * again since keeps its newer date.
     *
     * @return how many parts expect their old date again, and how many were rejected and cannot come back
     */
    public Restored restore(String reference, Instant at, String reason) {
        var moved = moved(reference, at);
        moved.stream().filter(one -> !one.gone()).forEach(one -> {
            var order = orders.require(one.order());
            var line = order.line(one.line()).orElseThrow();
            var part = line.parts().stream().filter(p -> p.part() == one.part()).findFirst().orElseThrow();
            orders.reschedule(order, line, part, one.before(), reason);
        });
        jdbc.sql("""
                UPDATE supply.inbound_shipment s SET expected_on = moved.day
                  FROM (SELECT max(day::date) AS day FROM unnest(:days::text[]) AS d (day)) moved
                 WHERE s.code = :reference AND moved.day IS NOT NULL
                """)
                .param("days", moved.stream().map(Moved::before).map(day -> day == null ? null : day.toString()).toArray(String[]::new))
                .param("reference", reference).update();
        return new Restored((int) moved.stream().filter(one -> !one.gone()).count(), (int) moved.stream().filter(Moved::gone).count());
    }

    /** What became of the parts. */
    public record Restored(int parts, int rejected) {}

    /** Open parts whose newest word is of that instant, with the date before it; of a piece that was cut off then, that of its line. */
    private List<Moved> moved(String reference, Instant at) {
        return jdbc.sql("""
                SELECT po.number AS "order", line.line, part.part, coalesce(before.day, elder.day, part.requested_on) AS before,
                       part.open = 0 AS gone
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
                """).param("reference", reference).param("at", at.atOffset(ZoneOffset.UTC)).query(Moved.class).list();
    }
}
