package dev.backstop.outreach;

import dev.backstop.promising.PromisesMade;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Duties that the law asks for though nothing slipped: a consent that is too short, a notice that bounced late, a deadline taken over. */
@Component
class LegalDuties {
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final Matters matters;
    private final LegalCases cases;
    private final LegalSlips slips;
    private final Slips duties;

    LegalDuties(JdbcClient jdbc, Matters matters, LegalCases cases, LegalSlips slips, Slips duties) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.cases = cases;
        this.slips = slips;
        this.duties = duties;
    }

    /** Opens a duty for each of these schedule lines whose customer is owed a notice and that has none. */
    void openMissing(Collection<Long> scheduleLines) {
        open(read("sl.id = ANY (:ids)", scheduleLines));
    }

    /** The same for all that are open. */
    void openMissing() {
        for (var missing = read("true", List.of()); !missing.isEmpty(); missing = missing.size() < TOGETHER ? List.of()
                : read("true", List.of())) {
            open(missing);
        }
    }

    private void open(List<PromisesMade.Made> missing) {
        if (missing.isEmpty()) {
            return;
        }
        var ids = missing.stream().map(PromisesMade.Made::scheduleLine).toList();
        var standings = cases.of(ids);
        var known = matters.of(ids);
        duties.openByLaw(slips.owed(known, new HashMap<>(standings)), missing);
    }

    private List<PromisesMade.Made> read(String which, Collection<Long> ids) {
        return jdbc.sql("""
                SELECT p.id AS promise, sl.id AS schedule_line, ol.id AS order_line, ol.order_id AS "order", sl.location_id AS location,
                       p.ship_by,
                       sl.heard_promise_id IS NOT NULL AS heard, h.ship_by AS heard_ship_by, p.cause_kind, p.cause_text, p.cause_reference
                  FROM outreach.legal_case c
                  JOIN promising.schedule_line sl ON sl.id = c.schedule_line_id AND sl.state IN ('open', 'released')
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                 WHERE c.notice_owed AND NOT EXISTS (SELECT FROM outreach.duty d WHERE d.schedule_line_id = sl.id
                                                        AND (d.state = 'open' OR (d.state = 'waived' AND d.promise_id = p.id))) AND
                """ + which + " ORDER BY sl.id LIMIT :most")
                .param("ids", ids.toArray(Long[]::new)).param("most", TOGETHER).query(PromisesMade.Made.class).list();
    }
}
