package dev.backstop.replenishment;

import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The places that a plan looks at, gathered in the database for one transaction, so that everything about them is read by joins. Of all places
 * only those come here that may need something: whoever has more than the reorder point without any supply that could be too late is left out by
 * one statement, and the decision itself stays where it is.
 */
@Component
class LookedAt {
    private final JdbcClient jdbc;

    LookedAt(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void open() {
        jdbc.sql("""
                CREATE TEMPORARY TABLE IF NOT EXISTS looked_at (item_id bigint, location_id bigint, on_hand bigint NOT NULL, PRIMARY KEY (item_id, location_id))
                    ON COMMIT DELETE ROWS
                """).update();
        jdbc.sql("DELETE FROM looked_at").update();
    }

    /** Every place in scope that has sourcing terms or a rule; answers how many. */
    int all(Scope scope) {
        open();
        return jdbc.sql("""
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
                .param("items", scope.itemArray()).param("locations", scope.locationArray()).update();
    }

    /** These places, whatever they need; answers how many. */
    int these(Moved.Places places) {
        open();
        return jdbc.sql("""
                INSERT INTO looked_at (item_id, location_id, on_hand)
                SELECT item_id, location_id,
                       coalesce((SELECT sum(on_hand)::bigint FROM stock.level
                                  WHERE (level.item_id, level.location_id, condition) = (place.item_id, place.location_id, 'sellable')), 0)
                  FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                """)
                .param("items", places.items()).param("locations", places.locations()).update();
    }

    /**
     * Of all places those that may need something, and those where a proposal or a dismissal stands.
     *
     * @param today  the earliest that it is anywhere: a day more is a day more of supply that may be too late
     * @return how many places there are in all
     */
    int suspects(LocalDate today) {
        open();
        return jdbc.sql("""
                WITH term AS (
                    SELECT DISTINCT ON (item_id, location_id) item_id, location_id, lead_time_days FROM catalog.sourcing_term
                     ORDER BY item_id, location_id, rank),
                place AS MATERIALIZED (
                    SELECT item_id, location_id, rule.per_order,
                           :today::date + coalesce(rule.horizon_days, term.lead_time_days + coalesce(rule.review_days, 1), 0) AS horizon,
                           CASE WHEN rule.mode = 'manual' AND rule.reorder_point IS NOT NULL THEN rule.reorder_point
                                WHEN rule.mode = 'manual' OR here.stocked IS FALSE OR learned.reorder_point IS NULL THEN -1
                                ELSE learned.reorder_point END AS level
                      FROM term
                      FULL JOIN replenishment.reorder_point rule USING (item_id, location_id)
                      LEFT JOIN catalog.item_location here USING (item_id, location_id)
                      LEFT JOIN replenishment.learned learned USING (item_id, location_id)),
                level AS (
                    SELECT item_id, location_id, sum(on_hand)::bigint AS on_hand FROM stock.level WHERE condition = 'sellable' GROUP BY item_id, location_id),
                wanted AS (
                    SELECT item_id, location_id, sum(quantity)::bigint AS quantity FROM promising.peg WHERE closed_at IS NULL GROUP BY item_id, location_id),
                coming AS (
                    SELECT item_id, location_id, sum(part.open)::bigint AS quantity
                      FROM supply.purchase_order_part part
                      JOIN place USING (item_id, location_id)
                     WHERE part.quantity > part.received + part.cancelled
                       AND (part.sent AND (part.expected_on IS NULL OR part.expected_on <= place.horizon)
                            OR NOT part.sent AND EXISTS (
                               SELECT FROM supply.purchase_order_line line JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                                WHERE line.id = part.line_id AND purchase.state = 'draft'))
                     GROUP BY item_id, location_id),
                standing AS (
                    SELECT DISTINCT item_id, location_id FROM replenishment.proposal
                     WHERE state = 'open' OR state = 'dismissed' AND (dismissed_until IS NULL OR dismissed_until >= :today)),
                looked AS (
                    INSERT INTO looked_at (item_id, location_id, on_hand)
                    SELECT item_id, location_id, coalesce(level.on_hand, 0)
                      FROM place
                      JOIN catalog.item item ON item.id = item_id
                      LEFT JOIN level USING (item_id, location_id)
                      LEFT JOIN wanted USING (item_id, location_id)
                      LEFT JOIN coming USING (item_id, location_id)
                      LEFT JOIN standing USING (item_id, location_id)
                     WHERE standing.item_id IS NOT NULL
                        OR place.per_order AND wanted.quantity > 0
                        OR coalesce(level.on_hand, 0) + coalesce(coming.quantity, 0) - coalesce(wanted.quantity, 0)
                           <= CASE WHEN item.status = 'active' THEN place.level ELSE -1 END
                    RETURNING 1)
                SELECT count(*) FROM place
                """)
                .param("today", today).query(Integer.class).single();
    }
}
