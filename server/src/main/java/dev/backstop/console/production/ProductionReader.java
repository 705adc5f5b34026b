package dev.backstop.console.production;

import dev.backstop.console.Query;
import dev.backstop.console.Typed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads production orders: a page of the list, and one. */
@Component
class ProductionReader {
    private static final Map<String, String> COLUMNS = Map.of("number", "made.id", "item", "i.sku", "due", "part.expected_on",
            "created", "made.created_at");
    private static final Map<String, String> STATES = Map.of(
            "planned", " AND made.state = 'planned' ",
            "started", " AND made.state = 'started' ",
            "finished", " AND made.state = 'finished' ",
            "cancelled", " AND made.state = 'cancelled' ",
            "late", " AND made.state IN ('planned', 'started') AND part.open > 0 AND part.expected_on < :today ");

    private final JdbcClient jdbc;

    ProductionReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ProductionRow> rows(Query query, LocalDate today, int limit) {
        var state = STATES.getOrDefault(query.get("state"), "");
        return select("(i.sku || ' ' || i.name || ' ' || made.number) ILIKE ALL (:words) AND (:sku = '' OR i.sku = :sku)" + state,
                query.orderBy(COLUMNS, "-number") + ", made.id DESC")
                .param("words", Typed.patterns(query.get("q"))).param("sku", query.get("sku")).param("today", today)
                .param("limit", limit).param("offset", query.offset()).query(ProductionRow.class).list();
    }

    Optional<ProductionRow> byNumber(String number) {
        return select("made.number = :number", "made.id").param("number", number).param("limit", 1).param("offset", 0)
                .query(ProductionRow.class).optional();
    }

    private JdbcClient.StatementSpec select(String condition, String order) {
        return jdbc.sql("""
                WITH page AS (
                    SELECT made.number, i.sku, i.name, i.unit, i.decimals, i.lots, l.code AS location, l.name AS location_name, made.state,
                           made.quantity, part.id AS part_id, part.received AS good, made.scrapped, part.open, part.expected_on AS due_on,
                           made.created_at, made.started_at, row_number() OVER (ORDER BY %1$s) AS place
                      FROM supply.production_order made
                      JOIN supply.purchase_order_part part ON part.production_order_id = made.id
                      JOIN catalog.item i ON i.id = made.item_id
                      JOIN catalog.location l ON l.id = made.location_id
                     WHERE %2$s
                     ORDER BY %1$s
                     LIMIT :limit OFFSET :offset)
                SELECT page.number, page.sku, page.name, page.unit, page.decimals, page.lots, page.location, page.location_name, page.state,
                       page.quantity, page.good, page.scrapped, page.open, page.due_on, page.created_at, page.started_at,
                       coalesce((SELECT sum(peg.quantity) FROM promising.peg peg
                                  WHERE peg.part_id = page.part_id AND peg.closed_at IS NULL), 0)::bigint AS waiting,
                       (SELECT count(DISTINCT demand.id)
                          FROM promising.demand demand
                          JOIN promising.schedule_line sl ON sl.demand_id = demand.id AND sl.state = 'open'
                          JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                         WHERE demand.kind = 'production' AND demand.reference = page.number)::int AS missing
                  FROM page
                 ORDER BY page.place
                """.formatted(order, condition));
    }
}
