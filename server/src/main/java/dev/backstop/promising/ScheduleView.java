package dev.backstop.promising;

import dev.backstop.catalog.Units;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schedule lines with the promise in force, as they are shown and told. */
@Component
class ScheduleView {
    private final JdbcClient jdbc;

    ScheduleView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An open or released schedule line. */
    record Row(
            long id,
            long order,
            long line,
            int lineNumber,
            int number,
            boolean released,
            long quantity,
            Units units,
            String location,
            long promise,
            long heard,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable BigDecimal confidence,
            String source,
            String why,
            @Nullable String supply,
            @Nullable LocalDate nextWordBy,
            @Nullable Integer transitLikely,
            @Nullable Integer transitLong,
            LocalDate promisedOn) {

        String words() {
            return Wording.sentence(units.text(quantity), source.equals("stock"), shipBy, nextWordBy, promisedOn);
        }

        ScheduleJson json() {
            return new ScheduleJson(number, units.text(quantity), source, location, supply, shipBy, earliest, latest, plus(transitLikely),
                    plus(transitLong), confidence == null ? null : confidence.stripTrailingZeros().toPlainString(), words(), why, nextWordBy, released);
        }

        private @Nullable LocalDate plus(@Nullable Integer days) {
            return shipBy == null || days == null ? null : shipBy.plusDays(days);
        }
    }

    /** What is open of some orders, by order, line and schedule line. */
    List<Row> of(Collection<Long> orders) {
        return jdbc.sql("""
                SELECT ol.order_id, ol.id AS line_id, ol.line AS line_number,
                """ + COLUMNS + """
                  FROM orders.order_line ol
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                """ + PROMISES + """
                  LEFT JOIN catalog.transit_time t ON t.location_id = sl.location_id AND t.country = coalesce(o.ship_to ->> 'country', c.country)
                 WHERE ol.order_id = ANY (:orders)
                 ORDER BY ol.order_id, ol.line, p.ship_by NULLS LAST, sl.number
                """)
                .param("orders", orders.toArray(Long[]::new)).query(ScheduleView::row).list();
    }

    /** What is open of another demand, such as a quote that holds. */
    List<Row> of(OpenLine.Kind kind, String reference) {
        return of(kind, List.of(reference)).getOrDefault(reference, List.of());
    }

    /** The same for several, by reference. */
    Map<String, List<Row>> of(OpenLine.Kind kind, Collection<String> references) {
        var found = new HashMap<String, List<Row>>();
        jdbc.sql("""
                SELECT d.reference, d.bundle AS order_id, d.id AS line_id, d.line AS line_number,
                """ + COLUMNS + """
                  FROM promising.demand d
                  JOIN promising.schedule_line sl ON sl.demand_id = d.id AND sl.state IN ('open', 'released')
                  LEFT JOIN promising.quote q ON d.kind = 'quote' AND q.number = d.reference
                  LEFT JOIN promising.agreement a ON d.kind = 'agreement' AND a.number = d.reference
                  LEFT JOIN orders.customer c ON c.id = coalesce(q.customer_id, a.customer_id)
                  JOIN catalog.item i ON i.id = d.item_id
                """ + PROMISES + """
                  LEFT JOIN catalog.transit_time t ON t.location_id = sl.location_id AND t.country = c.country
                 WHERE d.kind = :kind AND d.reference = ANY (:references)
                 ORDER BY d.line, p.ship_by NULLS LAST, sl.number
                """)
                .param("kind", kind.code()).param("references", references.toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getString("reference"), _ -> new ArrayList<>()).add(row(row, 0));
                });
        return found;
    }

    private static final String COLUMNS = """
                       sl.id, sl.number, sl.state = 'released' AS released, sl.quantity, i.unit, i.decimals, l.code AS location,
                       p.id AS promise, coalesce(sl.heard_promise_id, 0) AS heard, p.ship_by, p.earliest, p.latest, p.confidence, p.source,
                           p.basis,
                       p.supply, p.next_word_by, t.p50_days, t.p95_days, (p.made_at AT TIME ZONE l.time_zone)::date AS promised_on
            """;
    private static final String PROMISES = """
                  JOIN promising.promise p ON p.id = sl.promise_id
                  JOIN catalog.location l ON l.id = sl.location_id
            """;

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong("id"), row.getLong("order_id"), row.getLong("line_id"), row.getInt("line_number"), row.getInt("number"),
                row.getBoolean("released"),
                row.getLong("quantity"), new Units(row.getString("unit"), row.getInt("decimals")), row.getString("location"), row.getLong("promise"),
                row.getLong("heard"), row.getObject("ship_by", LocalDate.class), row.getObject("earliest", LocalDate.class),
                row.getObject("latest", LocalDate.class), row.getBigDecimal("confidence"), row.getString("source"), row.getString("basis"),
                row.getString("supply"), row.getObject("next_word_by", LocalDate.class), row.getObject("p50_days", Integer.class),
                row.getObject("p95_days", Integer.class), row.getObject("promised_on", LocalDate.class));
    }
}
