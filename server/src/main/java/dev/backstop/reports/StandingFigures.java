package dev.backstop.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How items stand to each other by value, and how much of each came in when. */
@Component
@Order(4)
class StandingFigures implements Night.NightFigures {
    /** What makes stock younger: movements that bring something in. */
    static final String BROUGHT_IN =
            "m.quantity > 0 AND m.reason IN ('opening', 'receipt', 'production', 'transfer', 'return', 'adjustment', 'count')";

    private static final String SEGMENTS = """
            INSERT INTO reports.item_segment (item_id, location_id, segment, year_value, running, variation, target)
            SELECT learned.item_id, learned.location_id, learned.segment, round(coalesce(learned.year_value, 0)::numeric, 2),
                   round((sum(learned.year_value) OVER (ORDER BY learned.year_value DESC, i.sku, l.code ROWS UNBOUNDED PRECEDING)
                          / nullif(sum(learned.year_value) OVER (), 0))::numeric, 4),
                   round(learned.variation::numeric, 2), learned.target_kind || ' ' || trim_scale(learned.target_value)
              FROM replenishment.learned learned
              JOIN catalog.item i ON i.id = learned.item_id
              JOIN catalog.location l ON l.id = learned.location_id
             WHERE learned.segment IS NOT NULL
            """;

    private static final String AGES = """
            INSERT INTO reports.item_age (item_id, location_id, days_30, days_90, days_180, days_365, last_in)
            SELECT m.item_id, m.location_id, coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_30), 0),
                   coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_90), 0),
                   coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_180), 0),
                   coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_365), 0),
                   (max(m.at) AT TIME ZONE min(place.time_zone))::date
              FROM stock.movement m
              JOIN (SELECT id, time_zone, (:today - 30)::timestamp AT TIME ZONE time_zone AS from_30,
                           (:today - 90)::timestamp AT TIME ZONE time_zone AS from_90,
                           (:today - 180)::timestamp AT TIME ZONE time_zone AS from_180,
                           (:today - 365)::timestamp AT TIME ZONE time_zone AS from_365
                      FROM catalog.location) place ON place.id = m.location_id
             WHERE %s AND m.at < :now
             GROUP BY m.item_id, m.location_id
            """.formatted(BROUGHT_IN);

    private final JdbcClient jdbc;

    StandingFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        jdbc.sql("DELETE FROM reports.item_segment").update();
        jdbc.sql(SEGMENTS).update();
        jdbc.sql("DELETE FROM reports.item_age").update();
        jdbc.sql(AGES).param("today", day).param("now", now.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("ANALYZE reports.item_segment, reports.item_age").update();
    }
}
