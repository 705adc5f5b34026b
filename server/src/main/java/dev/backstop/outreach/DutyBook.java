package dev.backstop.outreach;

import dev.backstop.web.Columns;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The duties as they are stored, and how they end; see {@link SlipDuties} for how they begin. */
@Component
class DutyBook {
    /**
     * Open, beside {@code schedule_line_id = ANY (...)}, as the index of both says it, so that what ended long ago is not looked at. Not in plain words as well: to a
     * table that was empty when a statement was first planned the list of all that are open looks as good, and is gone through from then on.
     */
    static final String OPEN = "(CASE WHEN state = 'open' THEN 0 ELSE id END) = 0";

    private final JdbcClient jdbc;
    private final Clock clock;

    DutyBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A duty and what ended it. */
    record Ended(long duty, String evidence) {}

    void dischargeEach(List<Ended> told) {
        jdbc.sql("""
                UPDATE outreach.duty d SET state = 'discharged', ended_at = :now, evidence = t.evidence
                  FROM unnest(:ids::bigint[], :evidence::text[]) AS t (id, evidence)
                 WHERE d.id = t.id AND d.state = 'open'
                """).param("now", now()).param("ids", Columns.longs(told, Ended::duty)).param("evidence", Columns.texts(told, Ended::evidence)).update();
    }

    /** Owed again by the deadline they had, because the word did not arrive; where a newer duty is open it stands for both. */
    void reopen(Collection<Long> ids, String evidence) {
        jdbc.sql("""
                INSERT INTO outreach.duty (schedule_line_id, promise_id, old_ship_by, new_ship_by, cause, due_by, opened_at, tell_at, kind, law, legal_due_by)
                SELECT d.schedule_line_id, d.promise_id, d.old_ship_by, d.new_ship_by, d.cause || ' (' || :evidence || ')', d.due_by, :now, :now, d.kind, d.law,
                       d.legal_due_by
                  FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id AND sl.state IN ('open', 'released')
                 WHERE d.id = ANY (:ids) AND d.state = 'discharged'
                    ON CONFLICT DO NOTHING
                """).param("now", now()).param("ids", ids.toArray(Long[]::new)).param("evidence", evidence).update();
    }

    void discharge(Collection<Long> scheduleLines, String evidence) {
        end(scheduleLines, "discharged", evidence);
    }

    /** Discharges what house policy alone asks for. */
    void dischargeHouse(Collection<Long> scheduleLines, String evidence) {
        if (!scheduleLines.isEmpty()) {
            jdbc.sql("""
                    UPDATE outreach.duty SET state = 'discharged', ended_at = :now, evidence = :evidence
                     WHERE law IS NULL AND schedule_line_id = ANY (:lines) AND %s
                    """.formatted(OPEN)).param("now", now()).param("evidence", evidence)
                    .param("lines", scheduleLines.toArray(Long[]::new)).update();
        }
    }

    void supersede(Collection<Long> scheduleLines, String event) {
        end(scheduleLines, "superseded", event);
    }

    /** The change behind these was a mistake: who was not told of it never will be. */
    void supersedeHeld(long brake, String event) {
        jdbc.sql("UPDATE outreach.duty SET state = 'superseded', ended_at = :now, evidence = :event WHERE brake_id = :brake AND state = 'open'")
                .param("now", now()).param("event", event).param("brake", brake).update();
    }

    private void end(Collection<Long> scheduleLines, String state, String evidence) {
        if (!scheduleLines.isEmpty()) {
            jdbc.sql("""
                    UPDATE outreach.duty SET state = :state, ended_at = :now, evidence = :evidence
                     WHERE schedule_line_id = ANY (:lines) AND %s
                    """.formatted(OPEN)).param("state", state).param("now", now()).param("evidence", evidence)
                    .param("lines", scheduleLines.toArray(Long[]::new)).update();
        }
    }

    /** Those whose customers heard last that the goods, which lie here, have not left as planned; and so it is still. */
    Set<Long> toldThatTheyHaveNotLeft(Collection<Long> scheduleLines) {
        return new HashSet<>(jdbc.sql("""
                SELECT sl.id
                  FROM promising.schedule_line sl
                  JOIN promising.promise now ON now.id = sl.promise_id AND now.source = 'stock'
                  JOIN promising.promise heard ON heard.id = sl.heard_promise_id AND heard.source = 'stock' AND heard.cause_kind = 'day-turned'
                 WHERE sl.id = ANY (:lines)
                """).param("lines", scheduleLines.toArray(Long[]::new)).query(Long.class).list());
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
