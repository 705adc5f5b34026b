package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The places that a plan looks at, gathered in the database for one transaction, so that everything about them is read by joins. Of all places
 * only those come here that may need something: whoever has more than the reorder point without any supply that could be too late is left out by
 * one statement, and the decision itself stays where it is.
 */
@Component
class LookedAt {
    /** Up to so many places travel with each statement; more are gathered in a table, so that PostgreSQL knows how many there are. */
    static final int FEW = 5_000;

    private final JdbcClient jdbc;
    private final Scratch scratch;

    LookedAt(JdbcClient jdbc, Scratch scratch) {
        this.jdbc = jdbc;
        this.scratch = scratch;
    }

    private void open() {
        scratch.open("looked_at", """
                (item_id bigint, location_id bigint, on_hand bigint NOT NULL, PRIMARY KEY (item_id, location_id)) ON COMMIT DELETE ROWS
                """);
    }

    /** Every place in scope that has sourcing terms or a rule. */
    Looked.InTable all(Scope scope) {
        open();
        var looked = new Looked.InTable(jdbc.sql("""
                INSERT INTO looked_at (item_id, location_id, on_hand)
                SELECT item_id, location_id, coalesce(level.on_hand, 0)
                  FROM (SELECT item_id, location_id FROM catalog.sourcing_term
                         WHERE (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations))
                         UNION SELECT item_id, location_id FROM replenishment.reorder_point
                         WHERE (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations))) place
                  LEFT JOIN (SELECT item_id, location_id, sum(on_hand)::bigint AS on_hand FROM stock.level
                              WHERE condition = 'sellable' AND (:items::bigint[] IS NULL OR item_id = ANY (:items))
                                AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations))
                              GROUP BY item_id, location_id) level USING (item_id, location_id)
                """)
                .param("items", scope.itemArray()).param("locations", scope.locationArray()).update());
        counted();
        return looked;
    }

    /** These places, whatever they need. */
    Looked.InTable these(List<Place> places) {
        open();
        var looked = new Looked.InTable(jdbc.sql("""
                INSERT INTO looked_at (item_id, location_id, on_hand)
                SELECT item_id, location_id, coalesce(has.on_hand, 0)
                  FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                  LEFT JOIN promising.availability has USING (item_id, location_id)
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places)).update());
        counted();
        return looked;
    }

    /**
     * Of all places those that may need something.
     *
     * @param looked those that are looked at
     * @param learns whether some reorder point is learned rather than set by hand
     */
    record Suspects(Looked.InTable looked, boolean learns) {}

    /**
     * Of all places those that may need something, those where a proposal or a dismissal stands, and those with several ways, which see further.
     * Availability is kept in step with stock, demand and sent supply, so one row of it says what a place has at least: less what is wanted
     * whenever, without supply that may be too late.
     *
     * @param today the earliest that it is anywhere: a day more is a day more of supply that may be too late
     */
    Suspects suspects(LocalDate today) {
        open();
        var suspects = jdbc.sql("""
                WITH place AS MATERIALIZED (
                    SELECT item_id, location_id,
                           coalesce(rule.per_order, false) OR location_id = ANY (ARRAY(SELECT id FROM catalog.location WHERE vendor_id IS NOT NULL)) AS per_order,
                           CASE WHEN rule.mode = 'manual' THEN rule.reorder_point WHEN here.stocked IS FALSE THEN -1 ELSE learned.reorder_point END AS level,
                           rule.mode IS DISTINCT FROM 'manual' AND rule.per_order IS NOT TRUE
                           AND location_id <> ALL (ARRAY(SELECT id FROM catalog.location WHERE vendor_id IS NOT NULL)) AS learns
                      FROM replenishment.reorder_point rule
                      FULL JOIN (SELECT DISTINCT item_id, location_id FROM catalog.sourcing_term) term USING (item_id, location_id)
                      LEFT JOIN catalog.item_location here USING (item_id, location_id)
                      LEFT JOIN replenishment.learned learned USING (item_id, location_id)),
                soonest AS (
                    SELECT :today::date + least((SELECT min(coalesce(lead_time_days, 0)) + 1 FROM catalog.sourcing_term),
                                                (SELECT min(horizon_days) FROM replenishment.reorder_point)) AS horizon),
                far AS MATERIALIZED (
                    SELECT item_id, location_id, expected_on, open
                      FROM supply.purchase_order_part
                     WHERE quantity > received + cancelled AND sent AND expected_on > (SELECT horizon FROM soonest)),
                late AS (
                    SELECT item_id, location_id, sum(far.open)::bigint AS quantity
                      FROM far
                     WHERE expected_on > :today::date + coalesce(
                           (SELECT coalesce(rule.horizon_days, term.lead_time_days + coalesce(rule.review_days, 1))
                              FROM (SELECT item_id, location_id, lead_time_days FROM catalog.sourcing_term
                                     WHERE (item_id, location_id) = (far.item_id, far.location_id) ORDER BY rank LIMIT 1) term
                              LEFT JOIN replenishment.reorder_point rule USING (item_id, location_id)), 0)
                     GROUP BY item_id, location_id),
                standing AS (
                    SELECT DISTINCT item_id, location_id FROM replenishment.proposal
                     WHERE state = 'open' OR state = 'dismissed' AND (dismissed_until IS NULL OR dismissed_until >= :today)),
                looked AS (
                    INSERT INTO looked_at (item_id, location_id, on_hand)
                    SELECT item_id, location_id, coalesce(has.on_hand, 0)
                      FROM place
                      LEFT JOIN promising.availability has USING (item_id, location_id)
                      LEFT JOIN late USING (item_id, location_id)
                      LEFT JOIN standing USING (item_id, location_id)
                     WHERE standing.item_id IS NOT NULL
                        OR (item_id, location_id) IN (SELECT item_id, location_id FROM catalog.sourcing_term WHERE rank <> 1)
                        OR place.per_order AND has.allocated + has.backordered > 0
                        OR coalesce(has.on_hand + has.on_order - has.allocated - has.backordered, 0) - coalesce(late.quantity, 0)
                           <= greatest(-1, coalesce(place.level, -1)))
                SELECT count(*) AS count, coalesce(bool_or(learns), false) AS learns FROM place
                """)
                .param("today", today)
                .query((row, _) -> new Suspects(new Looked.InTable(row.getInt("count")), row.getBoolean("learns"))).single();
        counted();
        return suspects;
    }

    /**
     * A table of one transaction has no statistics unless it is asked for them: PostgreSQL would take it for a few rows and look up the others one by
     * one. A few hundred rows say enough: how many there are, that no two are alike, and at how many locations.
     */
    private void counted() {
        jdbc.sql("SET LOCAL default_statistics_target = 1").update();
        jdbc.sql("ANALYZE looked_at").update();
    }
}
