package dev.backstop.console.today;

import dev.backstop.replenishment.Surplus;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the rules of reordering leave to people: orders that wait for a yes, and needs of which somebody was told. */
@Component
class OrderingWork {
    private static final int LOOK_AT = 100;

    private final JdbcClient jdbc;
    private final Surplus surplus;

    OrderingWork(JdbcClient jdbc, Surplus surplus) {
        this.jdbc = jdbc;
        this.surplus = surplus;
    }

    /** What is too much, with what is best done about it. */
    List<WorkRow> surplus() {
        var lines = surplus.lines(LOOK_AT);
        return lines.stream().limit(WorkRow.MOST).map(line -> new WorkRow(lines.size(),
                "%s of %s on %s are too much".formatted(line.quantity(), line.sku(), line.purchaseOrder()), line.words(), line.expectedOn(), null, null,
                "/purchase-orders/", line.purchaseOrder(), switch (line.action()) {
                    case "re-peg" -> "Send on to " + line.elsewhere();
                    case "cancel" -> "Cancel the line";
                    default -> "Cut";
                }, "/replenish/surplus/{}/%d/%s".formatted(line.line(), line.action()))).toList();
    }

    /** One row for each vendor of whom we want to know something and whom nobody has asked. */
    List<WorkRow> questions() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, vendor.name AS what,
                       count(*) || CASE count(*) WHEN 1 THEN ' question about ' ELSE ' questions about ' END
                           || string_agg(DISTINCT purchase.number, ', ') AS why,
                       min(question.about) AS day, NULL::numeric AS money, NULL AS currency, '/vendors/' || vendor.code || '/questions' AS path, '' AS key,
                       'Ask' AS verb, NULL AS act
                  FROM buying.open_question question
                  JOIN supply.purchase_order purchase ON purchase.id = question.order_id
                  JOIN catalog.vendor ON vendor.id = question.vendor_id
                 WHERE question.asked_at IS NULL
                 GROUP BY vendor.name, vendor.code
                 ORDER BY min(question.due_at), vendor.name
                 LIMIT :most
                """);
    }

    List<WorkRow> approvals() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, coalesce(a.draft || ' to ' || v.name, 'An order to ' || a.kind) || coalesce(', ' || a.amount, '') AS what,
                       coalesce((SELECT s.who || ' is asked; ' FROM automation.approval_step s
                                  WHERE s.approval_id = a.id AND s.said IS NULL AND NOT s.void ORDER BY s.step LIMIT 1), '') || a.why AS why,
                       NULL::date AS day, NULL::numeric AS money, NULL AS currency, '/replenish/approvals/' AS path, a.number AS key, 'Decide' AS verb, NULL AS act
                  FROM automation.approval a
                  LEFT JOIN catalog.vendor v ON v.id = a.vendor_id
                 WHERE a.state = 'waiting'
                 ORDER BY a.id
                 LIMIT :most
                """);
    }

    /** One row for each buyer and vendor, of what was told and is still open. */
    List<WorkRow> told() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, coalesce('From ' || v.name, 'To make and to move') || coalesce(' for ' || nullif(n.buyer, ''), '') AS what,
                       count(DISTINCT p.id) || CASE count(DISTINCT p.id) WHEN 1 THEN ' item' ELSE ' items' END
                           || CASE WHEN bool_or(p.only_late) THEN ', some only because supply is late' ELSE '' END AS why,
                       min(p.order_on) AS day, NULL::numeric AS money, NULL AS currency, '/replenish?vendor=' AS path, coalesce(v.code, '') AS key,
                       'Release' AS verb, NULL AS act
                  FROM automation.note_need told
                  JOIN automation.note n ON n.id = told.note_id
                  JOIN replenishment.proposal p ON p.id = told.proposal_id AND p.state = 'open'
                  LEFT JOIN catalog.vendor v ON v.id = n.vendor_id
                 GROUP BY v.name, v.code, n.buyer
                 ORDER BY min(p.order_on), v.name, n.buyer
                 LIMIT :most
                """);
    }

    private List<WorkRow> rows(String query) {
        return jdbc.sql(query).param("most", WorkRow.MOST).query(WorkRow.class).list();
    }
}
