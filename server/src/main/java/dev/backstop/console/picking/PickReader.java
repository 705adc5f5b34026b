package dev.backstop.console.picking;

import dev.backstop.catalog.Units;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the floor works from. */
@Component
public class PickReader {
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    PickReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order of which something lies ready at a location. */
    public record Ready(String number, String customerName, int priority, LocalDate shipBy, int lines, boolean more) {}

    /**
     * Orders ready to be picked, in order of service. Those on hold are left out, and those of which a gift alone is ready: it waits for
     * the parcel.
     */
    List<Ready> ready(long location, LocalDate until) {
        return jdbc.sql("""
                SELECT o.number, c.name AS customer_name, o.priority, min(p.ship_by) AS ship_by, count(DISTINCT ol.id)::int AS lines,
                       count(DISTINCT ol.id) < o.open_lines AS more
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE sl.state = 'open' AND sl.location_id = :location AND p.source = 'stock' AND p.ship_by <= :until
                   AND NOT EXISTS (SELECT FROM orders.hold WHERE hold.order_id = o.id AND hold.lifted_at IS NULL)
                 GROUP BY o.id, o.number, c.name, o.priority, o.open_lines
                HAVING count(DISTINCT ol.id) = o.open_lines
                    OR bool_or(NOT EXISTS (SELECT FROM outreach.offer gift WHERE gift.gift_line_id = ol.id))
                 ORDER BY o.priority, min(p.ship_by), o.id
                 LIMIT :most
                """)
                .param("location", location).param("until", until).param("most", MOST).query(Ready.class).list();
    }

    /** A list that was made; {@code held} of its lines are still in the hands of the floor. */
    public record Head(long id, String number, String location, String locationName, Instant at, String by, String state, int lines,
            int held) {}

    private static final String HEADS = """
            SELECT pick.id, pick.number, l.code AS location, l.name AS location_name, pick.at, pick.by, pick.state, sums.lines, sums.held
              FROM promising.pick
              JOIN catalog.location l ON l.id = pick.location_id
              JOIN LATERAL (SELECT count(*)::int AS lines,
                                   count(*) FILTER (WHERE sl.state = 'released' AND pick.state = 'open'
                                                      AND line.quantity > line.short)::int AS held
                              FROM promising.pick_line line
                              JOIN promising.schedule_line sl ON sl.id = line.schedule_line_id
                             WHERE line.pick_id = pick.id) sums ON true
            """;

    /** The newest lists of a location. */
    List<Head> lists(long location) {
        return jdbc.sql(HEADS + " WHERE pick.location_id = :location ORDER BY pick.id DESC LIMIT 30").param("location", location)
                .query(Head.class).list();
    }

    Optional<Head> byNumber(String number) {
        return jdbc.sql(HEADS + " WHERE pick.number = :number").param("number", number).query(Head.class).optional();
    }

    /**
     * One thing to fetch.
     *
     * @param missing was not found
     * @param state   that of the customer's delivery it is for
     * @param later   what more of the order's line ships later, none of it in the hands of the floor
     * @param laterOn when the last of that ships; null: no day is known
     */
    public record Fetch(String bin, String sku, String name, String unit, int decimals, String lot, long quantity, long missing,
            long fetched, String order, int line, String customerName, String state, long later, @Nullable LocalDate laterOn) {
        /** The quantity as a page shows it. */
        public String shown() {
            return new Units(unit, decimals).shown(quantity);
        }

        public String laterShown() {
            return new Units(unit, decimals).shown(later);
        }

        public String missingShown() {
            return new Units(unit, decimals).shown(missing);
        }

        /** How much of it a scanner has counted off. */
        public String fetchedShown() {
            return new Units(unit, decimals).shown(fetched);
        }

        public boolean complete() {
            return fetched == quantity;
        }

        public boolean held() {
            return state.equals("released");
        }
    }

    /** What a list names, in the order of the bins. */
    List<Fetch> lines(long pick) {
        return jdbc.sql("""
                SELECT coalesce(place.bin, '') AS bin, i.sku, i.name, i.unit, i.decimals, line.lot, line.quantity - line.short AS quantity,
                       line.short AS missing, line.fetched, o.number AS "order", ol.line, c.name AS customer_name,
                       CASE WHEN sl.state = 'released' AND (pick.state = 'put-back' OR line.quantity = line.short) THEN 'open'
                            ELSE sl.state END AS state,
                       coalesce(rest.units, 0) AS later, rest.ship_by AS later_on
                  FROM promising.pick_line line
                  JOIN promising.pick ON pick.id = line.pick_id
                  JOIN promising.schedule_line sl ON sl.id = line.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = line.item_id
                  LEFT JOIN catalog.item_location place ON place.item_id = line.item_id AND place.location_id = sl.location_id
                  LEFT JOIN LATERAL (
                       SELECT sum(other.quantity) AS units, CASE WHEN bool_and(p.ship_by IS NOT NULL) THEN max(p.ship_by) END AS ship_by
                         FROM promising.schedule_line other
                         JOIN promising.promise p ON p.id = other.promise_id
                        WHERE other.line_id = ol.id AND other.state = 'open' AND ol.item_id = line.item_id) rest ON true
                 WHERE line.pick_id = :pick
                 ORDER BY bin, i.sku, o.number, ol.line, line.lot
                 LIMIT 2000
                """)
                .param("pick", pick).query(Fetch.class).list();
    }

    /** What can leave of an order: its deliveries that this list still holds. */
    record Leaving(String order, int line, String unit, int decimals, long quantity) {
        String text() {
            return new Units(unit, decimals).text(quantity);
        }
    }

    List<Leaving> leaving(long pick) {
        return jdbc.sql("""
                SELECT o.number AS "order", ol.line, i.unit, i.decimals, sum(sl.quantity)::bigint AS quantity
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE sl.state = 'released'
                   AND sl.id IN (SELECT line.schedule_line_id FROM promising.pick_line line JOIN promising.pick ON pick.id = line.pick_id
                                  WHERE pick.id = :pick AND pick.state = 'open' AND line.quantity > line.short)
                 GROUP BY o.id, o.number, ol.line, i.unit, i.decimals
                 ORDER BY o.id, ol.line
                """)
                .param("pick", pick).query(Leaving.class).list();
    }
}
