package dev.backstop.console.today;

import dev.backstop.access.Role;
import dev.backstop.console.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what needs a person of some role today; what needs nobody is left out. */
@Component
public class WorkQueue {
    private static final int MOST = 8;

    private final JdbcClient jdbc;
    private final LawWork law;

    WorkQueue(JdbcClient jdbc, LawWork law) {
        this.jdbc = jdbc;
        this.law = law;
    }

    /** Work of one kind: the most pressing of it, and how much there is in all. */
    public record Group(Work.Kind kind, int count, List<Work> first, String all) {}

    List<Group> of(Role role, LocalDate today) {
        var groups = new ArrayList<Group>();
        for (var kind : kinds(role)) {
            var rows = switch (kind) {
                case HELD -> law.held();
                case UNTOLD -> law.untold(today);
                case LEGAL -> law.deadlines(today);
                case REFUND -> law.refunds(today);
                case LATE_SUPPLY -> lateSupply(today);
                case SLIPPED -> slipped();
                case TO_SHIP -> toShip(today);
                case APPROVAL -> approvals();
                case TOLD -> told();
                case PROPOSAL -> proposals(today);
                case DRAFT -> drafts(today);
                case OUT -> out();
                case DUE_IN -> dueIn(today);
            };
            if (!rows.isEmpty()) {
                groups.add(new Group(kind, rows.getFirst().total(), rows.stream().map(row -> row.work(kind)).toList(), all(kind)));
            }
        }
        return groups;
    }

    private static Set<Work.Kind> kinds(Role role) {
        return switch (role) {
            case ADMIN, VIEWER -> EnumSet.allOf(Work.Kind.class);
            case PLANNER -> EnumSet.of(Work.Kind.HELD, Work.Kind.LATE_SUPPLY, Work.Kind.APPROVAL, Work.Kind.TOLD, Work.Kind.PROPOSAL,
                    Work.Kind.DRAFT, Work.Kind.OUT);
            case BUYER -> EnumSet.of(Work.Kind.HELD, Work.Kind.LATE_SUPPLY, Work.Kind.APPROVAL, Work.Kind.TOLD, Work.Kind.PROPOSAL,
                    Work.Kind.DRAFT);
            case AGENT -> EnumSet.of(Work.Kind.HELD, Work.Kind.UNTOLD, Work.Kind.LEGAL, Work.Kind.REFUND, Work.Kind.SLIPPED, Work.Kind.LATE_SUPPLY);
            case WAREHOUSE -> EnumSet.of(Work.Kind.TO_SHIP, Work.Kind.DUE_IN);
        };
    }

    private static String all(Work.Kind kind) {
        return switch (kind) {
            case HELD -> "/duties?state=held";
            case UNTOLD -> "/duties";
            case LEGAL -> "/duties?state=legal";
            case REFUND -> "/refunds?state=due";
            case LATE_SUPPLY -> "/purchase-orders?state=late";
            case SLIPPED -> "/waiting?state=slipped";
            case TO_SHIP -> "/orders?state=to-ship";
            case APPROVAL -> "/replenish/approvals";
            case TOLD -> "/replenish?due=today";
            case PROPOSAL -> "/replenish?due=today";
            case DRAFT -> "/purchase-orders?state=draft";
            case OUT -> "/items?state=out";
            case DUE_IN -> "/receive";
        };
    }

    record Row(int total, String what, String why, @Nullable LocalDate day, String path, String key, String verb) {
        Work work(Work.Kind kind) {
            return new Work(kind, what, why, day, path + Words.path(key), verb);
        }
    }

    private List<Row> lateSupply(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, po.number || ' from ' || v.name || ' is overdue' AS what,
                       count(DISTINCT peg.schedule_line_id) || CASE count(DISTINCT peg.schedule_line_id) WHEN 1 THEN ' delivery waits' ELSE ' deliveries wait' END
                           || ' for it' AS why,
                       min(p.expected_on) AS day, '/purchase-orders/' AS path, po.number AS key, 'Ask for a date' AS verb
                  FROM supply.purchase_order_part p
                  JOIN supply.purchase_order_line l ON l.id = p.line_id
                  JOIN supply.purchase_order po ON po.id = l.order_id
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                  JOIN promising.peg peg ON peg.part_id = p.id AND peg.closed_at IS NULL
                 WHERE p.sent AND p.quantity > p.received + p.cancelled AND p.expected_on < :today
                 GROUP BY po.number, v.name
                 ORDER BY count(DISTINCT peg.schedule_line_id) DESC, po.number
                 LIMIT :most
                """, today);
    }

    private List<Row> slipped() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, c.name || ': ' || o.number || ' is later than told' AS what,
                       i.sku || ' ' || i.name AS why, p.ship_by AS day, '/orders/' AS path, o.number AS key, 'Look' AS verb
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  JOIN promising.promise h ON h.id = sl.heard_promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE sl.state = 'open' AND h.ship_by IS NOT NULL AND (p.ship_by IS NULL OR p.ship_by > h.ship_by)
                 ORDER BY o.priority, p.ship_by - h.ship_by DESC NULLS FIRST, o.id
                 LIMIT :most
                """);
    }

    private List<Row> toShip(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, o.number || ' for ' || c.name AS what,
                       count(*) || CASE count(*) WHEN 1 THEN ' line is ready' ELSE ' lines are ready' END AS why,
                       min(p.ship_by) AS day, '/orders/' AS path, o.number AS key, 'Ship' AS verb
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE sl.state = 'open' AND p.source = 'stock' AND p.ship_by <= :today
                   AND NOT EXISTS (SELECT FROM orders.hold WHERE hold.order_id = o.id AND hold.lifted_at IS NULL)
                 GROUP BY o.id, o.number, c.name, o.priority
                 ORDER BY o.priority, min(p.ship_by), o.id
                 LIMIT :most
                """, today);
    }

    private List<Row> proposals(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, i.sku || ' ' || i.name AS what,
                       CASE WHEN coalesce(a.backordered, 0) > 0 THEN 'customers wait; ' ELSE '' END
                           || CASE p.kind WHEN 'buy' THEN 'order from ' || coalesce(v.name, 'a vendor') WHEN 'make' THEN 'make it'
                                          ELSE 'transfer from ' || coalesce(f.name, 'another location') END AS why,
                       p.order_on AS day, '/replenish?sku=' AS path, i.sku AS key, 'Decide' AS verb
                  FROM replenishment.proposal p
                  JOIN catalog.item i ON i.id = p.item_id
                  LEFT JOIN catalog.vendor v ON v.id = p.vendor_id
                  LEFT JOIN catalog.location f ON f.id = p.from_location_id
                  LEFT JOIN promising.availability a ON a.item_id = p.item_id AND a.location_id = p.location_id
                 WHERE p.state = 'open' AND p.order_on <= :today
                   AND NOT EXISTS (SELECT FROM automation.note_need told WHERE told.proposal_id = p.id)
                 ORDER BY coalesce(a.backordered, 0) DESC, p.order_on, i.sku
                 LIMIT :most
                """, today);
    }

    private List<Row> approvals() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, coalesce(a.draft || ' to ' || v.name, 'An order to ' || a.kind) || coalesce(', ' || a.amount, '') AS what,
                       coalesce((SELECT s.who || ' is asked; ' FROM automation.approval_step s
                                  WHERE s.approval_id = a.id AND s.said IS NULL AND NOT s.void ORDER BY s.step LIMIT 1), '') || a.why AS why,
                       NULL::date AS day, '/replenish/approvals/' AS path, a.number AS key, 'Decide' AS verb
                  FROM automation.approval a
                  LEFT JOIN catalog.vendor v ON v.id = a.vendor_id
                 WHERE a.state = 'waiting'
                 ORDER BY a.id
                 LIMIT :most
                """);
    }

    /** One row for each buyer and vendor, of what was told and is still open. */
    private List<Row> told() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, coalesce('From ' || v.name, 'To make and to move') || coalesce(' for ' || nullif(n.buyer, ''), '') AS what,
                       count(DISTINCT p.id) || CASE count(DISTINCT p.id) WHEN 1 THEN ' item' ELSE ' items' END
                           || CASE WHEN bool_or(p.only_late) THEN ', some only because supply is late' ELSE '' END AS why,
                       min(p.order_on) AS day, '/replenish?vendor=' AS path, coalesce(v.code, '') AS key, 'Release' AS verb
                  FROM automation.note_need told
                  JOIN automation.note n ON n.id = told.note_id
                  JOIN replenishment.proposal p ON p.id = told.proposal_id AND p.state = 'open'
                  LEFT JOIN catalog.vendor v ON v.id = n.vendor_id
                 GROUP BY v.name, v.code, n.buyer
                 ORDER BY min(p.order_on), v.name, n.buyer
                 LIMIT :most
                """);
    }

    private List<Row> drafts(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, po.number || ' to ' || v.name || ' is still a draft' AS what,
                       (SELECT count(*) FROM supply.purchase_order_line l WHERE l.order_id = po.id) || ' lines; nothing is promised on it' AS why,
                       po.order_on AS day, '/purchase-orders/' AS path, po.number AS key, 'Send' AS verb
                  FROM supply.purchase_order po
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                 WHERE po.state = 'draft' AND coalesce(po.order_on, :today) <= :today
                 ORDER BY po.order_on NULLS FIRST, po.id
                 LIMIT :most
                """, today);
    }

    /** Demand goes on, the shelf is nearly empty, and neither supply nor a proposal is there. */
    private List<Row> out() {
        return rows("""
                SELECT count(*) OVER ()::int AS total, i.sku || ' ' || i.name AS what,
                       CASE WHEN a.on_hand = a.allocated THEN 'nothing is free' ELSE 'less than a week is left' END || ' and nothing is on its way' AS why,
                       NULL::date AS day, '/items/' AS path, i.sku AS key, 'Look' AS verb
                  FROM replenishment.learned l
                  JOIN promising.availability a ON a.item_id = l.item_id AND a.location_id = l.location_id
                  JOIN catalog.item i ON i.id = l.item_id
                 WHERE i.status = 'active' AND l.per_day > 0 AND a.on_order = 0 AND a.on_hand - a.allocated < 7 * l.per_day
                   AND NOT EXISTS (SELECT FROM replenishment.proposal p WHERE p.item_id = l.item_id AND p.location_id = l.location_id AND p.state = 'open')
                 ORDER BY l.per_day DESC, i.sku
                 LIMIT :most
                """);
    }

    private List<Row> dueIn(LocalDate today) {
        return rows("""
                SELECT count(*) OVER ()::int AS total, po.number || ' from ' || v.name AS what,
                       count(*) || CASE count(*) WHEN 1 THEN ' part' ELSE ' parts' END AS why,
                       min(p.expected_on) AS day, '/receive/' AS path, po.number AS key, 'Receive' AS verb
                  FROM supply.purchase_order_part p
                  JOIN supply.purchase_order_line l ON l.id = p.line_id
                  JOIN supply.purchase_order po ON po.id = l.order_id
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                 WHERE p.sent AND p.quantity > p.received + p.cancelled AND p.expected_on = :today
                 GROUP BY po.number, v.name
                 ORDER BY po.number
                 LIMIT :most
                """, today);
    }

    private List<Row> rows(String sql) {
        return jdbc.sql(sql).param("most", MOST).query(Row.class).list();
    }

    private List<Row> rows(String sql, LocalDate today) {
        return jdbc.sql(sql).param("today", today).param("most", MOST).query(Row.class).list();
    }
}
