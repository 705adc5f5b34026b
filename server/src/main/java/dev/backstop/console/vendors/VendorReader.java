package dev.backstop.console.vendors;

import dev.backstop.console.Query;
import dev.backstop.console.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads vendors with how they kept their dates. What came together counts once, as its latest part came. */
@Component
public class VendorReader {
    private static final int NEWEST = 200;
    private static final Map<String, String> COLUMNS = Map.of("code", "v.code", "name", "v.name", "country", "v.country");

    private static final String DELIVERIES = """
            SELECT delivery, max(ordered_on) AS ordered_on, max(expected_on) AS expected_on, max(received_on) AS received_on,
                   max(received_on - ordered_on) AS lead_days, max(received_on - expected_on) AS late_days
              FROM supply.lead_time_observation
             WHERE vendor_id = %s AND NOT reversed
             GROUP BY delivery
             ORDER BY max(received_on) DESC, delivery DESC
            """;

    private final JdbcClient jdbc;

    VendorReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A vendor, what is under way, and how many of its newest deliveries came by the day they were expected. */
    public record Row(String code, String name, @Nullable String country, String currency, int openOrders, int lateParts, int deliveries,
            int dated, int onTime, @Nullable Integer usualDays) {}

    List<Row> rows(Query query, LocalDate today, int limit) {
        var order = query.orderBy(COLUMNS, "name") + ", v.code";
        return jdbc.sql("""
                WITH page AS (
                    SELECT v.id, v.code, v.name, v.country, v.currency, row_number() OVER (ORDER BY %s) AS place
                      FROM catalog.vendor v
                     WHERE (:words = '{}' OR (v.code || ' ' || v.name) ILIKE ALL (:words))
                     ORDER BY %s
                     LIMIT :limit OFFSET :offset)
                SELECT page.code, page.name, page.country, page.currency, open.orders AS open_orders, open.late AS late_parts,
                       record.deliveries, record.dated, record.on_time, record.usual_days
                  FROM page
                  JOIN LATERAL (SELECT count(DISTINCT po.id)::int AS orders,
                                       count(*) FILTER (WHERE part.open > 0 AND part.expected_on < :today)::int AS late
                                  FROM supply.purchase_order po
                                  JOIN supply.purchase_order_line line ON line.order_id = po.id
                                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                                 WHERE po.vendor_id = page.id AND po.state = 'sent') open ON true
                  JOIN LATERAL (SELECT count(*)::int AS deliveries, count(late_days)::int AS dated,
                                       count(*) FILTER (WHERE late_days <= 0)::int AS on_time,
                                       percentile_disc(0.5) WITHIN GROUP (ORDER BY lead_days)::int AS usual_days
                                  FROM (%s LIMIT :newest) delivered) record ON true
                 ORDER BY page.place
                """.formatted(order, order, DELIVERIES.formatted("page.id")))
                .param("words", Typed.patterns(query.get("q"))).param("today", today).param("newest", NEWEST).param("limit", limit)
                .param("offset", query.offset()).query(Row.class).list();
    }

    /** One delivery; days late below zero came early. */
    public record Delivery(String delivery, LocalDate orderedOn, @Nullable LocalDate expectedOn, LocalDate receivedOn, int leadDays,
            @Nullable Integer lateDays) {}

    /** The newest deliveries first. */
    List<Delivery> deliveries(long vendor) {
        return jdbc.sql(DELIVERIES.formatted(":vendor") + " LIMIT :newest").param("vendor", vendor).param("newest", NEWEST)
                .query(Delivery.class).list();
    }

    /** A part that should have come. */
    public record Late(String number, int line, String sku, String name, String unit, int decimals, long open, LocalDate expectedOn,
            long waiting) {}

    List<Late> late(long vendor, LocalDate today) {
        return jdbc.sql("""
                SELECT po.number, line.line, i.sku, i.name, i.unit, i.decimals, part.open, part.expected_on,
                       coalesce((SELECT sum(peg.quantity) FROM promising.peg peg WHERE peg.part_id = part.id AND peg.closed_at IS NULL),
                                0)::bigint AS waiting
                  FROM supply.purchase_order po
                  JOIN supply.purchase_order_line line ON line.order_id = po.id
                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                  JOIN catalog.item i ON i.id = part.item_id
                 WHERE po.vendor_id = :vendor AND po.state = 'sent' AND part.open > 0 AND part.expected_on < :today
                 ORDER BY part.expected_on, po.id, line.line
                 LIMIT 100
                """)
                .param("vendor", vendor).param("today", today).query(Late.class).list();
    }

    /** What is bought from it. */
    public record Sold(int items, @Nullable BigDecimal shortestLead, @Nullable BigDecimal longestLead) {}

    Sold sold(long vendor) {
        return jdbc.sql("""
                SELECT count(DISTINCT item_id)::int AS items, min(lead_time_days) AS shortest_lead, max(lead_time_days) AS longest_lead
                  FROM catalog.sourcing_term
                 WHERE vendor_id = :vendor
                """).param("vendor", vendor).query(Sold.class).single();
    }
}
