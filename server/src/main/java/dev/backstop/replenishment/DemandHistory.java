package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was wanted and what was here, day by day, in the order of places. Needs a transaction to stream in. */
@Component
class DemandHistory {
    private static final int ROWS_AT_A_TIME = 5_000;

    private final JdbcClient jdbc;

    DemandHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What customers wanted of an item on a day. */
    record Wanted(Place place, LocalDate day, long quantity) {}

    /** How what was available changed in a day, and whether anything came in. */
    record Change(Place place, LocalDate day, long available, boolean cameIn) {}

    /**
     * Ordered quantities on the day they were wanted, else ordered: whatever became of them, less returns. A kit is its components; a
     * substitute is demand for what was first asked for; what production used and what was sent to another location counts on the day it
     * left. An order that named no location counts where its first part is promised from. A successor inherits the demand of whom it
     * follows.
     */
    Stream<Wanted> wanted(Scope scope, LocalDate since) {
        return jdbc.sql("""
                WITH RECURSIVE heir AS (
                    SELECT id AS item_id, id AS wanted_id FROM catalog.item WHERE :items::bigint[] IS NULL OR id = ANY (:items)
                     UNION
                    SELECT heir.item_id, item.id FROM heir JOIN catalog.item item ON item.successor_id = heir.wanted_id),
                sold AS (
                    SELECT heir.item_id, heir.wanted_id AS sold_id, 1::bigint AS quantity FROM heir
                     WHERE heir.wanted_id NOT IN (SELECT kit_id FROM catalog.kit_component)
                     UNION ALL
                    SELECT heir.item_id, kit.kit_id, kit.quantity FROM heir JOIN catalog.kit_component kit
                           ON kit.component_id = heir.wanted_id),
                line AS (
                    SELECT sold.item_id, (line.quantity - line.returned) * sold.quantity AS quantity, sales.requested_on, sales.ordered_at,
                           coalesce(sales.location_id,
                                    (SELECT location_id FROM promising.schedule_line WHERE line_id = line.id ORDER BY number LIMIT 1),
                                    (SELECT id FROM catalog.location ORDER BY vendor_id IS NOT NULL, priority, code LIMIT 1)) AS location_id
                      FROM sold
                      JOIN orders.order_line line ON line.item_id = sold.sold_id AND line.substitute_for IS NULL
                      JOIN orders.sales_order sales ON sales.id = line.order_id AND sales.ordered_at >= :since),
                demand AS (
                    SELECT line.item_id, line.location_id, line.quantity,
                           coalesce(line.requested_on, (line.ordered_at AT TIME ZONE location.time_zone)::date) AS day
                      FROM line
                      JOIN catalog.location location ON location.id = line.location_id
                     UNION ALL
                    SELECT heir.item_id, moved.location_id, -moved.quantity, (moved.at AT TIME ZONE location.time_zone)::date
                      FROM heir
                      JOIN stock.movement moved ON moved.item_id = heir.wanted_id AND moved.reason IN ('production', 'transfer')
                             AND moved.quantity < 0
                       AND moved.condition = 'sellable' AND moved.at >= :since
                      JOIN catalog.location location ON location.id = moved.location_id)
                SELECT item_id, location_id, day, sum(quantity)::bigint AS quantity
                  FROM demand
                 WHERE :locations::bigint[] IS NULL OR location_id = ANY (:locations)
                 GROUP BY item_id, location_id, day
                 ORDER BY item_id, location_id, day
                """)
                .withFetchSize(ROWS_AT_A_TIME)
                .param("items", scope.itemArray()).param("locations", scope.locationArray())
                .param("since", since)
                .query((row, _) -> new Wanted(
                        new Place(row.getLong("item_id"), row.getLong("location_id")), row.getObject("day", LocalDate.class), row.getLong("quantity")))
                .stream();
    }

    /** Sellable stock less what was allocated of it: movements, and pegs on stock from when they were made to when they were closed. */
    Stream<Change> changes(Scope scope) {
        return jdbc.sql("""
                WITH change AS (
                    SELECT item_id, location_id, at, quantity AS available, quantity > 0 AS came_in FROM stock.movement
                     WHERE condition = 'sellable'
                       AND (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations))
                     UNION ALL
                    SELECT item_id, location_id, made_at, -quantity, false FROM promising.peg
                     WHERE source = 'stock' AND (closed_at IS NULL OR closed_at > made_at)
                       AND (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations))
                     UNION ALL
                    SELECT item_id, location_id, closed_at, quantity, false FROM promising.peg
                     WHERE source = 'stock' AND closed_at > made_at
                       AND (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations)))
                SELECT change.item_id, change.location_id, (change.at AT TIME ZONE location.time_zone)::date AS day,
                       sum(change.available)::bigint AS available, bool_or(change.came_in) AS came_in
                  FROM change
                  JOIN catalog.location location ON location.id = change.location_id
                 GROUP BY change.item_id, change.location_id, day
                 ORDER BY change.item_id, change.location_id, day
                """)
                .withFetchSize(ROWS_AT_A_TIME)
                .param("items", scope.itemArray()).param("locations", scope.locationArray())
                .query((row, _) -> new Change(
                        new Place(row.getLong("item_id"), row.getLong("location_id")), row.getObject("day", LocalDate.class),
                        row.getLong("available"), row.getBoolean("came_in")))
                .stream();
    }
}
