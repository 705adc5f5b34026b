package dev.backstop.replenishment;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which items' ledgers grew since a plan last read them all. Everything that changes what was wanted, or when something was here, adds a
 * row to one of five ledgers, and rows are numbered in their order. A row of a transaction that took longer than the plan may slip
 * through; histories older than a week are read anew in any case.
 */
@Component
class ChangedDemand {
    private static final String LEDGERS = """
            SELECT 'order line', coalesce(max(id), 0) FROM orders.order_line
             UNION ALL SELECT 'return', coalesce(max(id), 0) FROM orders.customer_return
             UNION ALL SELECT 'cancellation', coalesce(max(id), 0) FROM orders.cancellation
             UNION ALL SELECT 'peg', coalesce(max(id), 0) FROM promising.peg
             UNION ALL SELECT 'movement', coalesce(max(id), 0) FROM stock.movement
            """;

    private final JdbcClient jdbc;

    ChangedDemand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The items whose demand may be another now; nothing: no plan has read the ledgers yet. */
    Optional<List<Long>> items() {
        if (!jdbc.sql("SELECT EXISTS (SELECT FROM replenishment.read_so_far)").query(Boolean.class).single()) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                WITH RECURSIVE seen AS (SELECT ledger, id FROM replenishment.read_so_far),
                changed AS (
                    SELECT item_id FROM orders.order_line WHERE id > (SELECT id FROM seen WHERE ledger = 'order line')
                     UNION
                    SELECT line.item_id FROM orders.customer_return back JOIN orders.order_line line ON line.id = back.line_id
                     WHERE back.id > (SELECT id FROM seen WHERE ledger = 'return')
                     UNION
                    SELECT line.item_id FROM orders.cancellation given JOIN orders.order_line line ON line.id = given.line_id
                     WHERE given.id > (SELECT id FROM seen WHERE ledger = 'cancellation')
                     UNION
                    SELECT item_id FROM promising.peg WHERE id > (SELECT id FROM seen WHERE ledger = 'peg')
                     UNION
                    SELECT item_id FROM stock.movement WHERE id > (SELECT id FROM seen WHERE ledger = 'movement')),
                whole AS (
                    SELECT item_id FROM changed
                     UNION SELECT component_id FROM changed JOIN catalog.kit_component ON kit_id = item_id),
                heir AS (
                    SELECT item_id FROM whole
                     UNION SELECT item.successor_id FROM heir JOIN catalog.item item ON item.id = heir.item_id
                            AND item.successor_id IS NOT NULL)
                SELECT item_id FROM heir ORDER BY item_id
                """).query(Long.class).list());
    }

    /** Remembers that all there is has been read; to be called before it is. */
    void remember() {
        jdbc.sql("""
                INSERT INTO replenishment.read_so_far (ledger, id)
                %s    ON CONFLICT (ledger) DO UPDATE SET id = excluded.id
                """.formatted(LEDGERS)).update();
    }
}
