package dev.backstop.console.duties;

import dev.backstop.console.Query;
import dev.backstop.console.Typed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of duties: those that are overdue first. */
@Component
class DutyList {
    private static final Map<String, String> STATES = Map.of(
            "open", "d.state = 'open'",
            "overdue", "d.state = 'open' AND d.due_by < :now",
            "held", "d.state = 'open' AND b.id IS NOT NULL",
            "legal", "d.state = 'open' AND d.law IS NOT NULL",
            "discharged", "d.state = 'discharged'",
            "waived", "d.state = 'waived'",
            "superseded", "d.state = 'superseded'",
            "all", "true");
    private static final Map<String, String> COLUMNS = Map.of("due", "d.due_by", "order", "o.id", "customer", "c.name", "opened",
            "d.opened_at", "cause", "d.cause");

    private final JdbcClient jdbc;
    private final Clock clock;

    DutyList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<DutyRow> rows(Query query, int limit) {
        return jdbc.sql("""
                SELECT d.id, o.number, ol.line, c.code AS customer, c.name AS customer_name, i.sku, i.name, i.unit, i.decimals,
                       sl.quantity, d.kind, d.law,
                       d.cause, d.old_ship_by AS was, d.new_ship_by AS now, d.opened_at, d.due_by, d.state, d.ended_at, d.evidence,
                       d.state = 'open' AND d.notice_id IS NULL AS unwritten,
                       d.state = 'open' AND d.due_by < :now AS overdue, b.id IS NOT NULL AS held
                  FROM outreach.every_duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                  LEFT JOIN outreach.brake b ON b.id = d.brake_id AND b.state = 'held' AND b.until > :now
                 WHERE %s AND (:order = '' OR o.number = :order) AND (:cause = '' OR d.cause ILIKE :like)
                 ORDER BY %s, d.id, d.promise_id
                 LIMIT :limit OFFSET :offset
                """.formatted(STATES.getOrDefault(query.get("state"), STATES.get("open")), query.orderBy(COLUMNS, "due")))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("order", query.get("order"))
                .param("cause", query.get("cause"))
                .param("like", '%' + Typed.plain(query.get("cause")) + '%').param("limit", limit).param("offset", query.offset())
                .query(DutyRow.class).list();
    }
}
