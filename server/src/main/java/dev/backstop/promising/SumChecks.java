package dev.backstop.promising;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whatever is kept beside its entries must be what its entries add up to. Each statement lists where it is not. */
@Component
class SumChecks implements AuditCheck {
    private static final String ASKER = """
            JOIN (SELECT ol.id, o.number || '/' || ol.line AS key, ol.item_id
                    FROM orders.order_line ol JOIN orders.sales_order o ON o.id = ol.order_id WHERE ol.quantity > ol.shipped + ol.cancelled
                   UNION ALL
                  SELECT id, reference || '/' || line, item_id FROM promising.demand WHERE quantity > done) asker""";
    private static final Map<String, String> STATEMENTS = Map.of(
            "stock level", """
                    SELECT concat_ws('/', i.sku, l.code, condition, nullif(lot, '')) AS key, stored, rebuilt
                      FROM (SELECT item_id, location_id, condition, lot, sum(stored) AS stored, sum(rebuilt) AS rebuilt
                              FROM (SELECT item_id, location_id, condition, lot, on_hand AS stored, 0 AS rebuilt FROM stock.level
                                     WHERE item_id BETWEEN :low AND :high
                                     UNION ALL
                                    SELECT item_id, location_id, condition, lot, 0, quantity FROM stock.movement
                                     WHERE item_id BETWEEN :low AND :high) entries
                             GROUP BY item_id, location_id, condition, lot) sums
                      JOIN catalog.item i ON i.id = item_id JOIN catalog.location l ON l.id = location_id
                     WHERE stored <> rebuilt
                    """,
            "availability", """
                    WITH pegged AS (
                        SELECT item_id, location_id, sum(quantity) FILTER (WHERE source = 'stock') AS allocated,
                               sum(quantity) FILTER (WHERE source <> 'stock') AS backordered
                          FROM promising.peg
                         WHERE closed_at IS NULL AND item_id BETWEEN :low AND :high GROUP BY item_id, location_id),
                    here AS (
                        SELECT item_id, location_id, sum(on_hand) AS on_hand FROM stock.level
                         WHERE condition = 'sellable' AND item_id BETWEEN :low AND :high GROUP BY item_id, location_id),
                    coming AS (
                        SELECT item_id, location_id, sum(open) AS on_order FROM supply.purchase_order_part
                         WHERE sent AND quantity > received + cancelled AND item_id BETWEEN :low AND :high GROUP BY item_id, location_id)
                    SELECT i.sku || '/' || l.code AS key,
                           concat_ws(' ', a.on_hand, a.allocated, a.backordered, a.on_order) AS stored,
                           concat_ws(' ', coalesce(here.on_hand, 0), coalesce(pegged.allocated, 0), coalesce(pegged.backordered, 0), coalesce(coming.on_order, 0))
                               AS rebuilt
                      FROM promising.availability a
                      LEFT JOIN pegged USING (item_id, location_id)
                      LEFT JOIN here USING (item_id, location_id)
                      LEFT JOIN coming USING (item_id, location_id)
                      JOIN catalog.item i ON i.id = item_id JOIN catalog.location l ON l.id = location_id
                     WHERE a.item_id BETWEEN :low AND :high AND (a.on_hand, a.allocated, a.backordered, a.on_order)
                           <> (coalesce(here.on_hand, 0), coalesce(pegged.allocated, 0), coalesce(pegged.backordered, 0), coalesce(coming.on_order, 0))
                    """,
            "stock pegged beyond what is on hand", """
                    SELECT i.sku || '/' || l.code AS key, pegged AS stored, coalesce(here.on_hand, 0) AS rebuilt
                      FROM (SELECT item_id, location_id, sum(quantity) AS pegged FROM promising.peg
                             WHERE closed_at IS NULL AND source = 'stock' AND item_id BETWEEN :low AND :high GROUP BY item_id, location_id) pegs
                      LEFT JOIN (SELECT item_id, location_id, sum(on_hand) AS on_hand FROM stock.level
                                  WHERE condition = 'sellable' GROUP BY item_id, location_id) here USING (item_id, location_id)
                      JOIN catalog.item i ON i.id = item_id JOIN catalog.location l ON l.id = location_id
                     WHERE pegged > coalesce(here.on_hand, 0)
                    """,
            "supply pegged beyond what will come", """
                    SELECT coalesce(po.number || '/' || line.line || '.' || part.part, made.number,
                        moved.number || '/' || moved_line.line) AS key, pegged AS stored, CASE WHEN part.sent THEN part.open
                        ELSE 0 END AS rebuilt
                      FROM (SELECT part_id, sum(quantity) AS pegged FROM promising.peg
                             WHERE closed_at IS NULL AND source = 'inbound' GROUP BY part_id) pegs
                      JOIN supply.purchase_order_part part ON part.id = part_id
                      LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
                      LEFT JOIN supply.purchase_order po ON po.id = line.order_id
                      LEFT JOIN supply.production_order made ON made.id = part.production_order_id
                      LEFT JOIN supply.transfer_line moved_line ON moved_line.id = part.transfer_line_id
                      LEFT JOIN supply.transfer moved ON moved.id = moved_line.transfer_id
                     WHERE pegged > CASE WHEN part.sent THEN part.open ELSE 0 END
                    """,
            "schedule of a line", """
                    SELECT o.number || '/' || ol.line AS key, coalesce(planned, 0) AS stored, ol.open AS rebuilt
                      FROM orders.order_line ol
                      JOIN orders.sales_order o ON o.id = ol.order_id
                      LEFT JOIN (SELECT line_id, sum(quantity) AS planned FROM promising.schedule_line
                                  WHERE state IN ('open', 'released') AND line_id BETWEEN :low AND :high GROUP BY line_id) s ON s.line_id = ol.id
                     WHERE ol.id BETWEEN :low AND :high AND coalesce(planned, 0) <> ol.open
                    """,
            "schedule of another demand", """
                    SELECT d.reference || '/' || d.line AS key, coalesce(planned, 0) AS stored, d.open AS rebuilt
                      FROM promising.demand d
                      LEFT JOIN (SELECT demand_id, sum(quantity) AS planned FROM promising.schedule_line
                                  WHERE state IN ('open', 'released') GROUP BY demand_id) s ON s.demand_id = d.id
                     WHERE coalesce(planned, 0) <> d.open
                    """,
            "schedule line without one current promise", """
                    SELECT asker.key || '.' || sl.number AS key, coalesce(sl.promise_id, 0) AS stored, coalesce(last, 0) AS rebuilt
                      FROM promising.schedule_line sl
                      JOIN asker ON asker.id = coalesce(sl.line_id, sl.demand_id)
                      LEFT JOIN LATERAL (SELECT max(id) AS last FROM promising.promise p WHERE p.schedule_line_id = sl.id) p ON true
                     WHERE sl.id BETWEEN :low AND :high AND sl.state IN ('open', 'released') AND sl.promise_id IS DISTINCT FROM last
                    """,
            "pegs of a schedule line", """
                    WITH RECURSIVE holding (kit_id, component_id, quantity) AS (
                        SELECT kit_id, component_id, quantity FROM catalog.kit_component
                         UNION ALL
                        SELECT holding.kit_id, inside.component_id, holding.quantity * inside.quantity
                          FROM holding JOIN catalog.kit_component inside ON inside.kit_id = holding.component_id),
                    kit AS (
                        SELECT kit_id, component_id, sum(quantity) AS quantity FROM holding
                         WHERE component_id NOT IN (SELECT kit_id FROM catalog.kit_component) GROUP BY kit_id, component_id)
                    SELECT asker.key || '.' || sl.number || ' ' || i.sku AS key, coalesce(pegged, 0) AS stored,
                           sl.quantity * coalesce(kit.quantity, 1) AS rebuilt
                      FROM promising.schedule_line sl
                      JOIN asker ON asker.id = coalesce(sl.line_id, sl.demand_id)
                      LEFT JOIN kit ON kit.kit_id = asker.item_id
                      JOIN catalog.item i ON i.id = coalesce(kit.component_id, asker.item_id)
                      LEFT JOIN LATERAL (SELECT sum(quantity) AS pegged FROM promising.peg p
                                          WHERE p.schedule_line_id = sl.id AND p.item_id = i.id AND p.closed_at IS NULL) p ON true
                     WHERE sl.id BETWEEN :low AND :high AND sl.state IN ('open', 'released') AND coalesce(pegged, 0) <> sl.quantity * coalesce(kit.quantity, 1)
                    """);

    private static final String ITEMS = "catalog.item";
    private static final String SCHEDULE_LINES = "promising.schedule_line";
    /** What is gone over piece by piece, by the keys of which rows; the others are small. */
    private static final Map<String, String> IN_PIECES = Map.of("stock level", ITEMS, "availability", ITEMS, "stock pegged beyond what is on hand", ITEMS,
            "schedule of a line", "orders.order_line", "schedule line without one current promise", SCHEDULE_LINES, "pegs of a schedule line", SCHEDULE_LINES);
    private static final long IN_A_PIECE = 20_000;

    private final JdbcClient jdbc;

    SumChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Difference> differences(int most) {
        return STATEMENTS.keySet().stream().sorted().flatMap(kind -> differences(kind, 0, Long.MAX_VALUE, most).stream()).toList();
    }

    /** {@code from} is a kind of sum, with the key after which it goes on. */
    @Override
    public Piece piece(String from, int most) {
        var kinds = STATEMENTS.keySet().stream().sorted().toList();
        var at = from.split("[|]", 2);
        var nth = Math.max(0, kinds.indexOf(at[0]));
        var kind = kinds.get(nth);
        var low = at.length < 2 ? 0 : Long.parseLong(at[1]);
        var table = IN_PIECES.get(kind);
        var high = table == null ? Long.MAX_VALUE : low + IN_A_PIECE - 1;
        var next = table != null && high < last(table) ? kind + '|' + (high + 1) : nth + 1 < kinds.size() ? kinds.get(nth + 1) : null;
        return new Piece(differences(kind, low, high, most), next);
    }

    private long last(String table) {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM " + table).query(Long.class).single();
    }

    private List<Difference> differences(String kind, long low, long high, int most) {
        var statement = Objects.requireNonNull(STATEMENTS.get(kind), kind).replace("JOIN asker", ASKER);
        return jdbc.sql(statement + " ORDER BY 1 LIMIT :most").param("low", low).param("high", high).param("most", most)
                .query((row, _) -> new Difference(kind, row.getString("key"), row.getString("stored"), row.getString("rebuilt"))).list();
    }
}
