package dev.backstop.supply;

import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receipts: written once, and marked when they turn out to be a mistake. */
@Component
class ReceiptRows {
    private final JdbcClient jdbc;

    ReceiptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a part got of a receipt. */
    record Got(long part, long line, long quantity, long damaged, long closedShort, String lot) {}

    String nextNumber() {
        return "R-" + jdbc.sql("SELECT nextval('supply.receipt_number')").query(Long.class).single();
    }

    void insert(String number, SupplyKind kind, long order, long location, List<Filling.Filled> filled, Instant at) {
        jdbc.sql("""
                WITH receipt AS (
                    INSERT INTO supply.receipt (number, %s, location_id, at, by) VALUES (:number, :order, :location, :at, :by)
                    RETURNING id)
                INSERT INTO supply.receipt_line (receipt_id, part_id, quantity, damaged, closed_short, lot)
                SELECT receipt.id, got.part_id, sum(got.quantity), sum(got.damaged), sum(got.closed_short), got.lot
                  FROM receipt, unnest(:parts::bigint[], :quantities::bigint[], :damaged::bigint[], :closedShort::bigint[], :lots::text[])
                       AS got (part_id, quantity, damaged, closed_short, lot)
                 GROUP BY receipt.id, got.part_id, got.lot
                """.formatted(column(kind)))
                .param("number", number).param("order", order).param("location", location).param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Who.now())
                .param("parts", Columns.longs(filled, each -> each.part().id()))
                .param("quantities", Columns.longs(filled, Filling.Filled::quantity))
                .param("damaged", Columns.longs(filled, Filling.Filled::damaged))
                .param("closedShort", Columns.longs(filled, Filling.Filled::closedShort))
                .param("lots", Columns.texts(filled, Filling.Filled::lot))
                .update();
    }

    private static String column(SupplyKind kind) {
        return switch (kind) {
            case PURCHASE_ORDER -> "order_id";
            case PRODUCTION_ORDER -> "production_order_id";
            case TRANSFER -> "transfer_id";
        };
    }

    void reverse(Receipt receipt, Instant at) {
        jdbc.sql("UPDATE supply.receipt SET reversed_at = :at WHERE id = :id").param("at", at.atOffset(ZoneOffset.UTC)).param("id", receipt.id()).update();
    }

    Optional<Receipt> byNumber(String number) {
        return select("receipt.number = :number", number, 0, 1).stream().findFirst();
    }

    List<Receipt> page(Cursor cursor) {
        return select("CAST(:number AS text) IS NOT NULL AND (:after = 0 OR receipt.id < :after)", "", cursor.afterId(), cursor.limit() + 1);
    }

    List<Receipt> of(String order) {
        return select("purchase.number = :number", order, 0, 1000);
    }

    /** What each part got, for taking it back. */
    List<Got> got(Receipt receipt) {
        return jdbc.sql("""
                SELECT got.part_id AS part, coalesce(part.line_id, 0) AS line, got.quantity, got.damaged, got.closed_short, got.lot
                  FROM supply.receipt_line got
                  JOIN supply.purchase_order_part part ON part.id = got.part_id
                 WHERE got.receipt_id = :id
                 ORDER BY got.part_id, got.lot
                """)
                .param("id", receipt.id()).query(Got.class).list();
    }

    private List<Receipt> select(String condition, String number, long after, int limit) {
        var receipts = jdbc.sql("""
                SELECT receipt.id, receipt.number, coalesce(purchase.number, made.number, moved.number) AS order_number,
                       CASE WHEN made.id IS NOT NULL THEN 'PRODUCTION_ORDER' WHEN moved.id IS NOT NULL THEN 'TRANSFER'
                           ELSE 'PURCHASE_ORDER' END AS kind,
                       receipt.location_id, receipt.at, receipt.reversed_at, receipt.by
                  FROM supply.receipt receipt
                  LEFT JOIN supply.purchase_order purchase ON purchase.id = receipt.order_id
                  LEFT JOIN supply.production_order made ON made.id = receipt.production_order_id
                  LEFT JOIN supply.transfer moved ON moved.id = receipt.transfer_id
                 WHERE %s
                 ORDER BY receipt.id DESC
                 LIMIT :limit
                """.formatted(condition))
                .param("number", number).param("after", after).param("limit", limit)
                .query((row, _) -> new Receipt(row.getLong("id"), row.getString("number"), SupplyKind.valueOf(row.getString("kind")),
                        row.getString("order_number"),
                        row.getLong("location_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(), row.getObject("reversed_at") != null, row.getString("by"), List.of()))
                .list();
        var lines = lines(receipts);
        return receipts.stream().map(receipt -> new Receipt(receipt.id(), receipt.number(), receipt.kind(), receipt.order(),
                receipt.location(), receipt.at(),
                receipt.reversed(), receipt.by(), lines.getOrDefault(receipt.id(), List.of()))).toList();
    }

    private Map<Long, List<Receipt.Line>> lines(List<Receipt> receipts) {
        var lines = new HashMap<Long, List<Receipt.Line>>();
        jdbc.sql("""
                SELECT got.receipt_id, coalesce(line.line, moved.line, 1) AS line, part.item_id, sum(got.quantity) AS quantity,
                       sum(got.damaged) AS damaged, got.lot
                  FROM supply.receipt_line got
                  JOIN supply.purchase_order_part part ON part.id = got.part_id
                  LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
                  LEFT JOIN supply.transfer_line moved ON moved.id = part.transfer_line_id
                 WHERE got.receipt_id = ANY (:ids) AND got.quantity + got.damaged > 0
                 GROUP BY got.receipt_id, 2, part.item_id, got.lot
                 ORDER BY got.receipt_id, 2, got.lot
                """)
                .param("ids", Columns.longs(receipts, Receipt::id))
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("receipt_id"), _ -> new ArrayList<>()).add(new Receipt.Line(row.getInt("line"),
                            row.getLong("item_id"), row.getLong("quantity"), row.getLong("damaged"), row.getString("lot")));
                });
        return lines;
    }
}
