package dev.backstop.console.replenish;

import dev.backstop.console.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads proposals, and when the plan last ran. */
@Component
public class ProposalList {
    private static final Map<String, String> COLUMNS = Map.of("item", "i.sku", "order", "p.order_on", "needed", "p.needed_on", "vendor", "v.name",
            "quantity", "coalesce(p.overridden, p.quantity)", "waiting", "waiting");

    private final JdbcClient jdbc;

    ProposalList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run of the plan. */
    public record Run(String number, Instant at, int places, int proposals, int blocked) {}

    /** A need for which nothing can be proposed until a person acts. */
    public record Blocked(String sku, String name, String location, String why) {}

    List<ProposalShown> rows(Query query, LocalDate today, int limit) {
        return jdbc.sql("""
                SELECT p.id, i.sku, i.name, i.unit, i.decimals, l.code AS location, p.kind, v.code AS vendor, v.name AS vendor_name,
                       f.code AS from_location, p.quantity AS computed, p.overridden, p.order_on, p.expected_on, p.needed_on, p.on_hand,
                       p.supply_in_time, p.demand_in_time, p.horizon, p.reorder_point, p.order_up_to, p.shortage, p.rounding, p.state, p.since,
                       p.dismiss_reason, array_to_string(p.purchase_order || p.further_orders, ' ') AS released_into,
                       coalesce(a.backordered, 0) AS waiting, p.late_supply, p.only_late, p.way_reason
                  FROM replenishment.proposal p
                  JOIN catalog.item i ON i.id = p.item_id
                  JOIN catalog.location l ON l.id = p.location_id
                  LEFT JOIN catalog.vendor v ON v.id = p.vendor_id
                  LEFT JOIN catalog.location f ON f.id = p.from_location_id
                  LEFT JOIN promising.availability a ON a.item_id = p.item_id AND a.location_id = p.location_id
                 WHERE p.state = :state
                   AND (:sku = '' OR i.sku = :sku)
                   AND (:vendor = '' OR v.code = :vendor)
                   AND (:location = '' OR l.code = :location)
                   AND (NOT :due OR p.order_on <= :today)
                 ORDER BY %s, p.id
                 LIMIT :limit OFFSET :offset
                """.formatted(query.orderBy(COLUMNS, "order")))
                .param("state", query.has("state") ? query.get("state") : "open").param("sku", query.get("sku")).param("vendor", query.get("vendor"))
                .param("location", query.get("location")).param("due", query.get("due").equals("today")).param("today", today)
                .param("limit", limit).param("offset", query.offset()).query(ProposalShown.class).list();
    }

    /** The newest run of the whole list; a run at once, for what an order just asked for, says nothing of the rest. */
    Optional<Run> lastRun() {
        return jdbc.sql("""
                SELECT number, at, places, proposals, blocked
                  FROM replenishment.plan_run
                 WHERE mode <> 'waiting'
                 ORDER BY id DESC
                 LIMIT 1
                """).query(Run.class).optional();
    }

    List<Blocked> blocked() {
        return jdbc.sql("""
                SELECT i.sku, i.name, l.code AS location, b.why
                  FROM replenishment.blocked b
                  JOIN catalog.item i ON i.id = b.item_id
                  JOIN catalog.location l ON l.id = b.location_id
                 ORDER BY i.sku, l.code
                 LIMIT 50
                """).query(Blocked.class).list();
    }
}
