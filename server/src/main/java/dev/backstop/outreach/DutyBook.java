package dev.backstop.outreach;

import dev.backstop.promising.PromisesMade;
import dev.backstop.web.Columns;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The duties as they are stored; at most one is open for a schedule line, and a newer one inherits the earlier deadline. */
@Component
class DutyBook {
    private static final String NEWER = "a newer duty";

    private final JdbcClient jdbc;
    private final Clock clock;

    DutyBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A slip and the instant by which it must be told. */
    record Owed(PromisesMade.Made made, Instant dueBy) {}

    void open(List<Owed> owed) {
        if (owed.isEmpty()) {
            return;
        }
        supersede(owed.stream().map(o -> o.made().scheduleLine()).toList(), NEWER);
        jdbc.sql("""
                INSERT INTO outreach.duty (schedule_line_id, promise_id, old_ship_by, new_ship_by, cause, due_by, opened_at)
                SELECT o.schedule_line_id, o.promise_id, o.old_ship_by, o.new_ship_by, o.cause,
                       least(o.due_by, (SELECT min(d.due_by) FROM outreach.duty d
                                         WHERE d.schedule_line_id = o.schedule_line_id AND d.ended_at = :now AND d.evidence = :newer)), :now
                  FROM unnest(:lines::bigint[], :promises::bigint[], :old::date[], :new::date[], :causes::text[], :due::timestamptz[])
                       AS o (schedule_line_id, promise_id, old_ship_by, new_ship_by, cause, due_by)
                """)
                .param("lines", Columns.longs(owed, o -> o.made().scheduleLine())).param("promises", Columns.longs(owed, o -> o.made().promise()))
                .param("old", Columns.texts(owed, o -> o.made().heardShipBy())).param("new", Columns.texts(owed, o -> o.made().shipBy()))
                .param("causes", Columns.texts(owed, o -> o.made().causeText())).param("due", Columns.texts(owed, Owed::dueBy))
                .param("newer", NEWER).param("now", now()).update();
    }

    void discharge(Collection<Long> scheduleLines, String evidence) {
        end(scheduleLines, "discharged", evidence);
    }

    void supersede(Collection<Long> scheduleLines, String event) {
        end(scheduleLines, "superseded", event);
    }

    private void end(Collection<Long> scheduleLines, String state, String evidence) {
        if (!scheduleLines.isEmpty()) {
            jdbc.sql("""
                    UPDATE outreach.duty SET state = :state, ended_at = :now, evidence = :evidence
                     WHERE state = 'open' AND schedule_line_id = ANY (:lines)
                    """).param("state", state).param("now", now()).param("evidence", evidence)
                    .param("lines", scheduleLines.toArray(Long[]::new)).update();
        }
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
