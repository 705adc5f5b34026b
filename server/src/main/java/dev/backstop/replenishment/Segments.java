package dev.backstop.replenishment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which items are worth the same care. A: those that bring in the first 80 % of the value of a year's demand, B the next 15 %, C the rest.
 * X: a week's demand deviates from its mean by no more than half of it, Y: by no more than all of it, Z: by more.
 */
@Component
public class Segments {
    private final JdbcClient jdbc;

    Segments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a segment holds and how it does.
     *
     * @param value   of a year's demand, by price
     * @param targets what is asked for there; several where places differ
     */
    public record Segment(String segment, int places, double value, double stockValue, String targets, @Nullable String policy) {}

    /** Sorts all that is learned anew. */
    void mark() {
        jdbc.sql("""
                WITH ranked AS (
                    SELECT item_id, location_id, variation,
                           coalesce(sum(year_value) OVER (ORDER BY year_value DESC, item_id, location_id ROWS BETWEEN UNBOUNDED PRECEDING
                                  AND 1 PRECEDING), 0)
                               / nullif(sum(year_value) OVER (), 0) AS before
                      FROM replenishment.learned WHERE forecast_on IS NOT NULL),
                sorted AS (
                    SELECT item_id, location_id,
                           CASE WHEN before < 0.8 THEN 'A' WHEN before < 0.95 THEN 'B' ELSE 'C' END
                               || CASE WHEN variation <= 0.5 THEN 'X' WHEN variation <= 1 THEN 'Y' ELSE 'Z' END AS segment
                      FROM ranked)
                UPDATE replenishment.learned SET segment = sorted.segment FROM sorted
                 WHERE (learned.item_id, learned.location_id) = (sorted.item_id, sorted.location_id) AND learned.segment IS DISTINCT
                        FROM sorted.segment
                """).update();
    }

    /** All nine, as far as they hold anything. */
    public List<Segment> all() {
        return jdbc.sql("""
                SELECT segment, count(*)::int AS places, sum(learned.year_value) AS value,
                       coalesce(sum(here.on_hand * coalesce(item.cost, item.price, 0) / 10.0 ^ item.decimals), 0)::float8 AS stock_value,
                       string_agg(DISTINCT learned.target_kind || ' ' || trim_scale(learned.target_value), ', ') AS targets,
                       (SELECT number FROM replenishment.policy WHERE policy.segment = learned.segment AND state = 'approved'
                              ORDER BY id DESC LIMIT 1) AS policy
                  FROM replenishment.learned
                  JOIN catalog.item item ON item.id = learned.item_id
                  LEFT JOIN promising.availability here ON (here.item_id, here.location_id) = (learned.item_id, learned.location_id)
                 WHERE segment IS NOT NULL
                 GROUP BY segment
                 ORDER BY segment
                """).query(Segment.class).list();
    }

    Optional<Segment> of(String segment) {
        return all().stream().filter(each -> each.segment().equals(segment)).findFirst();
    }
}
