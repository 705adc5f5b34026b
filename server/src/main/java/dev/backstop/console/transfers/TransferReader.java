package dev.backstop.console.transfers;

import dev.backstop.console.Query;
import dev.backstop.console.Typed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads transfers: a page of the list, and one. */
@Component
class TransferReader {
    private static final Map<String, String> COLUMNS = Map.of("number", "t.id", "from", "f.name", "to", "d.name",
            "created", "t.created_at");
    private static final Map<String, String> STATES = Map.of(
            "open", " AND t.state = 'open' ",
            "dispatched", " AND t.state = 'dispatched' ",
            "received", " AND t.state = 'received' ",
            "cancelled", " AND t.state = 'cancelled' ",
            "late", """
                     AND t.state IN ('open', 'dispatched') AND EXISTS (SELECT FROM supply.transfer_line line
                         JOIN supply.purchase_order_part part ON part.transfer_line_id = line.id
                        WHERE line.transfer_id = t.id AND part.open > 0 AND part.expected_on < :today)
                    """);

    private final JdbcClient jdbc;

    TransferReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TransferRow> rows(Query query, LocalDate today, int limit) {
        return select("""
                (t.number || ' ' || f.name || ' ' || f.code || ' ' || d.name || ' ' || d.code) ILIKE ALL (:words)
                       AND (:sku = '' OR t.id IN (SELECT line.transfer_id FROM supply.transfer_line line
                                                    JOIN catalog.item i ON i.id = line.item_id WHERE i.sku = :sku))
                """ + STATES.getOrDefault(query.get("state"), ""), query.orderBy(COLUMNS, "-number") + ", t.id DESC")
                .param("words", Typed.patterns(query.get("q"))).param("sku", query.get("sku")).param("today", today)
                .param("limit", limit).param("offset", query.offset()).query(TransferRow.class).list();
    }

    Optional<TransferRow> byNumber(String number) {
        return select("t.number = :number", "t.id").param("number", number).param("limit", 1).param("offset", 0)
                .query(TransferRow.class).optional();
    }

    private JdbcClient.StatementSpec select(String condition, String order) {
        return jdbc.sql("""
                WITH page AS (
                    SELECT t.id, t.number, f.code AS "from", f.name AS from_name, d.code AS "to", d.name AS to_name, t.state, t.created_at,
                           t.dispatched_at, row_number() OVER (ORDER BY %1$s) AS place
                      FROM supply.transfer t
                      JOIN catalog.location f ON f.id = t.from_location_id
                      JOIN catalog.location d ON d.id = t.to_location_id
                     WHERE %2$s
                     ORDER BY %1$s
                     LIMIT :limit OFFSET :offset)
                SELECT page.number, page."from", page.from_name, page."to", page.to_name, page.state, page.created_at, page.dispatched_at,
                       sums.expected_on, sums.lines, sums.open, sums.to_leave, sums.waiting
                  FROM page
                  JOIN LATERAL (SELECT min(part.expected_on) FILTER (WHERE part.open > 0) AS expected_on, count(*)::int AS lines,
                                       count(*) FILTER (WHERE part.open > 0)::int AS open,
                                       count(*) FILTER (WHERE line.quantity - part.cancelled > line.dispatched)::int AS to_leave,
                                       coalesce(sum((SELECT count(DISTINCT peg.schedule_line_id) FROM promising.peg peg
                                                      WHERE peg.part_id = part.id AND peg.closed_at IS NULL)), 0)::int AS waiting
                                  FROM supply.transfer_line line
                                  JOIN supply.purchase_order_part part ON part.transfer_line_id = line.id
                                 WHERE line.transfer_id = page.id) sums ON true
                 ORDER BY page.place
                """.formatted(order, condition));
    }
}
