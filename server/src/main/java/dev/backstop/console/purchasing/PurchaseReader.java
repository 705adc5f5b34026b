package dev.backstop.console.purchasing;

import dev.backstop.console.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads purchase orders: the list, and one. */
@Component
public class PurchaseReader {
    /** The first day on which something of it is still expected. */
    private static final String DUE = """
            (SELECT min(part.expected_on)
               FROM supply.purchase_order_line line
               JOIN supply.purchase_order_part part ON part.line_id = line.id
              WHERE line.order_id = po.id AND part.quantity > part.received + part.cancelled)""";
    private static final Map<String, String> COLUMNS = Map.of("number", "po.id", "vendor", "v.name", "created", "po.created_at",
            "expected", DUE);
    private static final Map<String, String> STATES = Map.of(
            "draft", " AND po.state = 'draft' ",
            "sent", " AND po.state = 'sent' ",
            "arriving", " AND po.state = 'sent' AND po.for_order IS NULL ",
            "received", " AND po.state = 'received' ",
            "cancelled", " AND po.state = 'cancelled' ",
            "late", """
                     AND po.state = 'sent' AND EXISTS (SELECT FROM supply.purchase_order_line l
                         JOIN supply.purchase_order_part p ON p.line_id = l.id
                        WHERE l.order_id = po.id AND p.quantity > p.received + p.cancelled AND p.expected_on < :today)
                    """);

    private final JdbcClient jdbc;

    PurchaseReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A purchase order in the list; {@code waiting} customers' deliveries rest on it. */
    public record Row(String number, String vendorName, String location, String state, Instant createdAt, int lines, int openParts,
            @Nullable LocalDate next, @Nullable LocalDate oldest, int waiting) {}

    /** What arrives stands in the order in which it is due, what is overdue first; all others newest first. */
    List<Row> rows(Query query, LocalDate today, int limit) {
        var order = query.orderBy(COLUMNS, query.get("state").equals("arriving") ? "expected" : "-number") + ", po.id DESC";
        return jdbc.sql("""
                WITH page AS (
                    SELECT po.id, po.number, v.name AS vendor_name, l.code AS location, po.state, po.created_at, row_number() OVER (ORDER BY %s) AS place
                      FROM supply.purchase_order po
                      JOIN catalog.vendor v ON v.id = po.vendor_id
                      JOIN catalog.location l ON l.id = po.location_id
                     WHERE (:q = '' OR po.number ILIKE :like OR v.name ILIKE :like OR v.code ILIKE :like)
                       AND (:sku = '' OR po.id IN (SELECT line.order_id FROM supply.purchase_order_line line JOIN catalog.item i ON i.id = line.item_id
                                                    WHERE i.sku = :sku))
                """.formatted(order) + STATES.getOrDefault(query.get("state"), "") + " ORDER BY " + order + " LIMIT :limit OFFSET :offset)" + """
                SELECT page.number, page.vendor_name, page.location, page.state, page.created_at, sums.lines, sums.open_parts, sums.next, sums.oldest,
                       (SELECT count(DISTINCT peg.schedule_line_id)
                          FROM supply.purchase_order_line l
                          JOIN supply.purchase_order_part p ON p.line_id = l.id
                          JOIN promising.peg peg ON peg.part_id = p.id AND peg.closed_at IS NULL
                         WHERE l.order_id = page.id)::int AS waiting
                  FROM page
                  JOIN LATERAL (SELECT count(DISTINCT l.id)::int AS lines, count(*) FILTER (WHERE p.quantity > p.received + p.cancelled)::int AS open_parts,
                                       min(p.expected_on) FILTER (WHERE p.quantity > p.received + p.cancelled AND p.expected_on >= :today) AS next,
                                       min(p.expected_on) FILTER (WHERE p.quantity > p.received + p.cancelled AND p.expected_on < :today) AS oldest
                                  FROM supply.purchase_order_line l
                                  JOIN supply.purchase_order_part p ON p.line_id = l.id
                                 WHERE l.order_id = page.id) sums ON true
                 ORDER BY page.place
                """)
                .param("q", query.get("q")).param("like", '%' + query.get("q").replace("%", "\\%").replace("_", "\\_") + '%')
                .param("sku", query.get("sku")).param("today", today).param("limit", limit).param("offset", query.offset())
                .query(Row.class).list();
    }

    Optional<PurchaseShown> byNumber(String number) {
        return jdbc.sql("""
                SELECT po.id, po.number, v.code AS vendor, v.name AS vendor_name, v.email AS vendor_email, l.code AS location, l.name AS location_name,
                       po.state, po.currency, po.order_on, po.created_at, po.sent_at, po.for_order, po.ship_to,
                       (SELECT blanket.number
                          FROM supply.purchase_order_line line
                          JOIN supply.call_off ON call_off.line_id = line.id
                          JOIN supply.blanket_order blanket ON blanket.id = call_off.blanket_order_id
                         WHERE line.order_id = po.id LIMIT 1) AS blanket_order
                  FROM supply.purchase_order po
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                  JOIN catalog.location l ON l.id = po.location_id
                 WHERE po.number = :number
                """)
                .param("number", number).query(PurchaseShown.Head.class).optional()
                .map(head -> new PurchaseShown(head, parts(head.id()), receipts(head.id())));
    }

    private List<PurchaseShown.Part> parts(long order) {
        return jdbc.sql("""
                SELECT l.line, p.part, i.sku, i.name, i.unit, i.decimals, i.lots, p.quantity, p.received, p.cancelled, p.open,
                       l.purchase_quantity, l.purchase_unit,
                       l.price * (p.quantity - p.cancelled) / (power(10::numeric, i.decimals) * l.purchase_factor) AS worth,
                       p.requested_on, p.confirmed_on, p.expected_on, p.arrives_by,
                       p.arrives_earliest, p.arrives_latest,
                       p.arrival_confidence,
                       coalesce((SELECT sum(peg.quantity) FROM promising.peg peg WHERE peg.part_id = p.id AND peg.closed_at IS NULL), 0)::bigint AS waiting
                  FROM supply.purchase_order_line l
                  JOIN supply.purchase_order_part p ON p.line_id = l.id
                  JOIN catalog.item i ON i.id = l.item_id
                 WHERE l.order_id = :order
                 ORDER BY l.line, p.part
                """)
                .param("order", order).query(PurchaseShown.Part.class).list();
    }

    private List<PurchaseShown.Received> receipts(long order) {
        return jdbc.sql("""
                SELECT r.number, r.at, r.reversed_at IS NOT NULL AS reversed,
                       coalesce((SELECT string_agg(trim_scale(line.quantity / power(10::numeric, i.decimals)) || ' × ' || i.sku, ', ' ORDER BY p.line_id, p.part)
                                   FROM supply.receipt_line line
                                   JOIN supply.purchase_order_part p ON p.id = line.part_id
                                   JOIN catalog.item i ON i.id = p.item_id
                                  WHERE line.receipt_id = r.id), '') AS content
                  FROM supply.receipt r
                 WHERE r.order_id = :order
                 ORDER BY r.id DESC
                 LIMIT 100
                """)
                .param("order", order).query(PurchaseShown.Received.class).list();
    }
}
