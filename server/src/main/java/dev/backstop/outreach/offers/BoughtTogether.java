package dev.backstop.outreach.offers;

import dev.backstop.sandbox.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which items stand together in orders: learned every night from the orders of a year, for samples that such customers have a use for. */
@Component
public class BoughtTogether implements Job {
    private static final LocalTime AT = LocalTime.of(2, 30);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    BoughtTogether(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Another item; {@code orders} hold both; {@code affinity} is 1 where they never stand alone. */
    public record Pair(String sku, String name, int orders, double affinity) {}

    /** What is bought with an item, closest first. */
    public List<Pair> with(String sku) {
        return jdbc.sql("""
                SELECT other.sku, other.name, b.orders, b.affinity
                  FROM outreach.bought_together b
                  JOIN catalog.item i ON i.id = b.item_id AND i.sku = :sku
                  JOIN catalog.item other ON other.id = b.other_id
                 ORDER BY b.affinity DESC, other.sku
                """).param("sku", sku).query(Pair.class).list();
    }

    @Override
    public String name() {
        return "bought together";
    }

    @Override
    public Instant next(Instant after) {
        if (jdbc.sql("SELECT at FROM outreach.bought_together_learned").query(OffsetDateTime.class).optional().isEmpty()) {
            return after.plus(SOON);
        }
        var at = after.atZone(ZoneOffset.UTC).with(AT).toInstant();
        return at.isAfter(after) ? at : at.plus(Duration.ofDays(1));
    }

    /**
     * Counts pairs over the orders of a year. Orders of more than fifty items say little about taste and would be most of the pairs, so they are left
     * out; of an item the thirty closest are kept, and no pair that stood together only once. Closeness is Salton's cosine: pairs over the geometric
     * mean of the orders of each, so that what everybody buys is not close to everything.
     */
    @Override
    public void run(Instant now) {
        jdbc.sql("DELETE FROM outreach.bought_together").update();
        jdbc.sql("""
                WITH basket AS MATERIALIZED (
                    SELECT o.id AS order_id, array_agg(DISTINCT ol.item_id) AS items
                      FROM orders.sales_order o
                      JOIN orders.order_line ol ON ol.order_id = o.id AND ol.quantity > ol.cancelled
                       AND NOT EXISTS (SELECT 1 FROM outreach.offer f WHERE f.gift_line_id = ol.id)
                     WHERE o.ordered_at >= :since
                     GROUP BY o.id HAVING count(DISTINCT ol.item_id) BETWEEN 2 AND 50),
                alone AS (SELECT item, count(*) AS orders FROM basket, unnest(items) AS item GROUP BY item),
                pair AS (
                    SELECT a AS item, b AS other, count(*) AS orders
                      FROM basket, unnest(items) AS a, unnest(items) AS b
                     WHERE a < b GROUP BY a, b HAVING count(*) >= 2),
                closeness AS (
                    SELECT pair.item, pair.other, pair.orders, pair.orders / sqrt(one.orders::double precision * two.orders) AS affinity
                      FROM pair JOIN alone one ON one.item = pair.item JOIN alone two ON two.item = pair.other),
                ranked AS (
                    SELECT item, other, orders, affinity, row_number() OVER (PARTITION BY item ORDER BY affinity DESC, other) AS place
                      FROM (SELECT item, other, orders, affinity FROM closeness
                             UNION ALL SELECT other, item, orders, affinity FROM closeness) both_ways)
                INSERT INTO outreach.bought_together (item_id, other_id, orders, affinity)
                SELECT item, other, orders, affinity FROM ranked WHERE place <= 30
                """).param("since", now.atOffset(ZoneOffset.UTC).minusYears(1)).update();
        jdbc.sql("""
                INSERT INTO outreach.bought_together_learned (at) VALUES (:at) ON CONFLICT (only_row) DO UPDATE SET at = excluded.at
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
