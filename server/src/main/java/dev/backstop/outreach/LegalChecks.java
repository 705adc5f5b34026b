package dev.backstop.outreach;

import dev.backstop.promising.AuditCheck;
import dev.backstop.promising.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must hold of duties and of the law's clocks: nobody is untold, and no deadline passes silently. Each statement lists where it does not. */
@Component
class LegalChecks implements AuditCheck {
    private static final String KEY = " o.number || '/' || ol.line || '.' || sl.number AS key ";
    private static final String PLACE = """
             JOIN orders.order_line ol ON ol.id = sl.line_id
             JOIN orders.sales_order o ON o.id = ol.order_id
            """;
    private static final Map<String, String> STATEMENTS = Map.of(
            "duty that ended without evidence", "SELECT" + KEY + """
                    , d.state AS stored, 'evidence' AS rebuilt
                      FROM outreach.duty d JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                    """ + PLACE + " WHERE d.state <> 'open' AND coalesce(d.evidence, '') = ''",
            "notice owed by law without a duty", "SELECT" + KEY + """
                    , c.state AS stored, 'an open duty' AS rebuilt
                      FROM outreach.legal_case c JOIN promising.schedule_line sl ON sl.id = c.schedule_line_id AND sl.state IN ('open', 'released')
                    """ + PLACE + """
                     WHERE c.notice_owed AND NOT EXISTS (SELECT FROM outreach.duty d WHERE d.schedule_line_id = sl.id AND d.state IN ('open', 'waived'))
                    """,
            "legal deadline that passed silently", "SELECT" + KEY + """
                    , c.strikes_on::text AS stored, 'struck' AS rebuilt
                      FROM outreach.legal_case c JOIN promising.schedule_line sl ON sl.id = c.schedule_line_id AND sl.state IN ('open', 'released')
                      JOIN outreach.law_watch w ON c.strikes_on <= w.through
                    """ + PLACE + " WHERE c.state IN ('NOTICE_DUE', 'OFFER_SILENT_OK', 'OFFER_EXPRESS', 'WAITING', 'RENEWAL_DUE', 'RENEWAL_OFFERED', 'AT_RISK')",
            "ended by law and still to ship", "SELECT" + KEY + """
                    , c.state AS stored, 'cancelled' AS rebuilt
                      FROM outreach.legal_case c JOIN promising.schedule_line sl ON sl.id = c.schedule_line_id AND sl.state IN ('open', 'released')
                    """ + PLACE + """
                     WHERE c.ended IS NOT NULL AND NOT EXISTS (SELECT FROM orders.hold h WHERE h.order_id = o.id AND h.lifted_at IS NULL)
                    """,
            "duty later than its law", "SELECT" + KEY + """
                    , d.due_by::text AS stored, d.legal_due_by::text AS rebuilt
                      FROM outreach.duty d JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                    """ + PLACE + " WHERE d.due_by > d.legal_due_by");

    private final JdbcClient jdbc;

    LegalChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Difference> differences(int most) {
        var found = new ArrayList<Difference>();
        STATEMENTS.forEach((kind, statement) -> found.addAll(jdbc.sql(statement + " ORDER BY 1 LIMIT :most").param("most", most)
                .query((row, _) -> new Difference(kind, row.getString("key"), row.getString("stored"), row.getString("rebuilt"))).list()));
        found.addAll(balance(most));
        return found;
    }

    /** For every day: what was opened until then is what ended until then and what was still open. */
    private List<Difference> balance(int most) {
        return jdbc.sql("""
                WITH moved AS (
                    SELECT opened_at::date AS day, 1 AS opened, 0 AS ended, (ended_at IS NOT NULL AND ended_at < opened_at)::int AS turned FROM outreach.duty
                     UNION ALL
                    SELECT ended_at::date, 0, 1, 0 FROM outreach.duty WHERE ended_at IS NOT NULL),
                days AS (
                    SELECT day, sum(sum(opened)) OVER (ORDER BY day) AS opened, sum(sum(ended)) OVER (ORDER BY day) AS ended, sum(turned) AS turned
                      FROM moved GROUP BY day)
                SELECT day::text AS key, opened::text AS stored, ended::text AS rebuilt FROM days WHERE opened < ended OR turned > 0 ORDER BY day LIMIT :most
                """).param("most", most)
                .query((row, _) -> new Difference("duties ended before they were opened", row.getString("key"), row.getString("stored"), row.getString("rebuilt")))
                .list();
    }
}
