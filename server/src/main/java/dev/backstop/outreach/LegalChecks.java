package dev.backstop.outreach;

import dev.backstop.promising.AuditCheck;
import dev.backstop.promising.Difference;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must hold of duties and of the law's clocks: nobody is untold, and no deadline passes silently. */
@Component
class LegalChecks implements AuditCheck {
    private static final String OPEN = "sl.state IN ('open', 'released') AND ";
    private static final List<Check> CHECKS = List.of(
            new Check("duty that ended without evidence", "duty d", "d.state", "'evidence'", "d.state <> 'open' AND coalesce(d.evidence, '') = ''"),
            new Check("duty later than its law", "duty d", "d.due_by::text", "d.legal_due_by::text", "d.due_by > d.legal_due_by"),
            new Check("notice owed by law without a duty", "legal_case c", "c.state", "'an open duty'", OPEN + """
                    c.notice_owed AND NOT EXISTS (
                        SELECT FROM outreach.duty d WHERE d.schedule_line_id = sl.id AND d.state IN ('open', 'waived'))
                    """),
            new Check("legal deadline that passed silently", "legal_case c", "c.strikes_on::text", "'struck'", OPEN + """
                    c.strikes_on <= (SELECT through FROM outreach.law_watch)
                    AND c.state IN ('NOTICE_DUE', 'OFFER_SILENT_OK', 'OFFER_EXPRESS', 'WAITING', 'RENEWAL_DUE', 'RENEWAL_OFFERED', 'AT_RISK')
                    """),
            new Check("ended by law and still to ship", "legal_case c", "c.state", "'cancelled'", OPEN + """
                    c.ended IS NOT NULL AND NOT EXISTS (SELECT FROM orders.hold h WHERE h.order_id = o.id AND h.lifted_at IS NULL)
                    """));

    private final JdbcClient jdbc;

    LegalChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of a table, which {@code where} says must not be there; the last letter of {@code table} is its alias. */
    private record Check(String kind, String table, String stored, String rebuilt, String where) {
        String sql() {
            return """
                    SELECT o.number || '/' || ol.line || '.' || sl.number AS key, %s AS stored, %s AS rebuilt
                      FROM outreach.%s
                      JOIN promising.schedule_line sl ON sl.id = %s.schedule_line_id
                      JOIN orders.order_line ol ON ol.id = sl.line_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                     WHERE %s
                     ORDER BY 1
                     LIMIT :most
                    """.formatted(stored, rebuilt, table, table.substring(table.length() - 1), where);
        }
    }

    @Override
    public List<Difference> differences(int most) {
        var found = new ArrayList<Difference>();
        CHECKS.forEach(check -> found.addAll(jdbc.sql(check.sql()).param("most", most)
                .query((row, _) -> new Difference(check.kind(), row.getString("key"), row.getString("stored"), row.getString("rebuilt"))).list()));
        found.addAll(balance(most));
        return found;
    }

    /** For every day: what ended until then was opened until then, and the rest is what was open. */
    private List<Difference> balance(int most) {
        return jdbc.sql("""
                WITH moved AS (
                    SELECT coalesce(first_opened_at, opened_at)::date AS day, 1 AS opened, 0 AS ended, (ended_at < opened_at)::int AS turned FROM outreach.duty
                     UNION ALL
                    SELECT ended_at::date, 0, 1, 0 FROM outreach.duty WHERE ended_at IS NOT NULL),
                days AS (
                    SELECT day, sum(sum(opened)) OVER (ORDER BY day) AS opened, sum(sum(ended)) OVER (ORDER BY day) AS ended,
                           coalesce(sum(turned), 0) AS turned
                      FROM moved GROUP BY day)
                SELECT day::text AS key, opened::text AS stored, ended::text AS rebuilt
                  FROM days
                 WHERE opened < ended OR turned > 0
                 ORDER BY day
                 LIMIT :most
                """).param("most", most)
                .query((row, _) -> new Difference("duties that ended before they were opened", row.getString("key"),
                        row.getString("stored"), row.getString("rebuilt")))
                .list();
    }
}
