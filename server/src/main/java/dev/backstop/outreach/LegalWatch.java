package dev.backstop.outreach;

import dev.backstop.promising.PromisesMade;
import dev.backstop.sandbox.Job;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks every morning for orders that were promised, when they came in, later than the law allows without asking: nothing slipped, and yet
 * their customers must be offered a choice.
 */
@Component
class LegalWatch implements Job {
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final LegalPlace place;
    private final Matters matters;
    private final LegalClocks clocks;
    private final LegalSlips slips;
    private final Slips duties;
    private final LegalDuties missing;

    LegalWatch(JdbcClient jdbc, LegalPlace place, Matters matters, LegalClocks clocks, LegalSlips slips, Slips duties,
            LegalDuties missing) {
        this.jdbc = jdbc;
        this.place = place;
        this.matters = matters;
        this.clocks = clocks;
        this.slips = slips;
        this.duties = duties;
        this.missing = missing;
    }

    @Override
    public String name() {
        return "legal watch";
    }

    @Override
    public Instant next(Instant after) {
        return place.now().next(MORNING, after);
    }

    @Override
    public void run(Instant now) {
        lookForLate();
        missing.openMissing();
    }

    private void lookForLate() {
        InSteps.of(TOGETHER, this::late, PromisesMade.Made::scheduleLine, late -> {
            var watched = matters.of(late.stream().map(PromisesMade.Made::scheduleLine).toList());
            var owed = slips.owed(watched, clocks.projected(watched, "promised later than the law allows without asking"));
            duties.openByLaw(owed, late);
        });
    }

    /** More than are late by law: what protects whom is looked at next. Thirty days are the default of every law we know. */
    private List<PromisesMade.Made> late(long after) {
        return jdbc.sql("""
                SELECT p.id AS promise, sl.id AS schedule_line, ol.id AS order_line, o.id AS "order", sl.location_id AS location, p.ship_by,
                       sl.heard_promise_id IS NOT NULL AS heard, h.ship_by AS heard_ship_by, p.cause_kind, p.cause_text, p.cause_reference
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN orders.order_line ol ON ol.order_id = o.id AND ol.quantity > ol.shipped + ol.cancelled
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                  JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                  LEFT JOIN catalog.transit_time t ON t.location_id = sl.location_id AND t.country = coalesce(o.ship_to ->> 'country',
                         c.country)
                 WHERE o.open_lines > 0 AND sl.id > :after AND coalesce(o.ship_to ->> 'country', c.country) IS NOT NULL
                   AND (p.ship_by IS NULL OR p.ship_by + coalesce(t.p95_days, 0) > coalesce(o.stated_ship_by + coalesce(t.p95_days, 0),
                          o.ordered_at::date + 29))
                   AND NOT EXISTS (SELECT FROM outreach.legal_case own WHERE own.schedule_line_id = sl.id)
                 ORDER BY sl.id
                 LIMIT :most
                """).param("after", after).param("most", TOGETHER).query(PromisesMade.Made.class).list();
    }
}
