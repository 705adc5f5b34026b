package dev.backstop.outreach;

import dev.backstop.promising.PromisesMade;
import dev.backstop.web.Columns;
import dev.backstop.web.Kinds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The duties as they are stored; at most one is open for a schedule line, and a newer one inherits the earlier deadline. */
@Component
class DutyBook {
    private static final String NEWER = "a newer duty";
    /** As the index has it, so that what ended long ago is not looked at. */
    private static final String OPEN = "state = 'open' AND (CASE WHEN state = 'open' THEN 0 ELSE id END) = 0";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TellingPlan plan;

    DutyBook(JdbcClient jdbc, Clock clock, TellingPlan plan) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.plan = plan;
    }

    /** A slip, the instant by which it must be told, and the law that asks for it; null: house policy alone does. */
    record Owed(PromisesMade.Made made, Instant dueBy, LegalSlips.@Nullable Owed law) {
        @Nullable Instant legalDueBy() {
            return law == null ? null : law.limit();
        }

        String kind() {
            return law != null && law.renewed() ? "renewed" : "delay";
        }
    }

    /**
     * A newer duty inherits the earlier deadline, and the brake that holds what it supersedes.
     *
     * @param holding the brakes that hold these, by schedule line
     */
    void open(List<Owed> owed, Map<Long, Long> holding) {
        if (owed.isEmpty()) {
            return;
        }
        var telling = plan.times(owed, clock.instant()).iterator();
        var said = Kinds.of(owed, o -> Said.of(o, telling.next(), holding.get(o.made().scheduleLine())));
        var kinds = said.kinds();
        jdbc.sql("""
                WITH older AS (
                    UPDATE outreach.duty SET state = 'superseded', ended_at = :now, evidence = :newer
                     WHERE schedule_line_id = ANY (:lines) AND %s
                    RETURNING schedule_line_id, due_by, (SELECT b.id FROM outreach.brake b WHERE b.id = brake_id AND b.state = 'held') AS brake_id)
                INSERT INTO outreach.duty (schedule_line_id, promise_id, old_ship_by, new_ship_by, cause, due_by, opened_at, tell_at, kind, law, legal_due_by, brake_id)
                SELECT o.schedule_line_id, o.promise_id, said.old_ship_by, said.new_ship_by, said.cause, least(said.due_by, older.due_by), :now, said.tell_at,
                       said.kind, said.law, said.legal_due_by, coalesce(said.brake_id, older.brake_id)
                  FROM unnest(:lines::bigint[], :promises::bigint[], :which::int[]) AS o (schedule_line_id, promise_id, which)
                  JOIN (SELECT which, date 'epoch' + old AS old_ship_by, date 'epoch' + new AS new_ship_by, cause, law, kind, brake_id,
                               timestamptz 'epoch' + due * interval '1 microsecond' AS due_by, timestamptz 'epoch' + tell * interval '1 microsecond' AS tell_at,
                               timestamptz 'epoch' + legal * interval '1 microsecond' AS legal_due_by
                          FROM unnest(:numbers::int[], :old::int[], :new::int[], :causes::text[], :due::bigint[], :tell::bigint[], :kinds::text[], :laws::text[],
                                      :legal::bigint[], :brakes::bigint[]) AS s (which, old, new, cause, due, tell, kind, law, legal, brake_id)) said USING (which)
                  LEFT JOIN older USING (schedule_line_id)
                """.formatted(OPEN))
                .param("lines", Columns.longs(owed, o -> o.made().scheduleLine())).param("promises", Columns.longs(owed, o -> o.made().promise()))
                .param("which", said.ofRows()).param("numbers", said.numbers())
                .param("old", Columns.days(kinds, Said::heard)).param("new", Columns.days(kinds, Said::shipBy)).param("causes", Columns.texts(kinds, Said::cause))
                .param("due", Columns.micros(kinds, Said::dueBy)).param("tell", Columns.micros(kinds, Said::tellAt))
                .param("kinds", Columns.texts(kinds, Said::kind)).param("laws", Columns.texts(kinds, Said::law))
                .param("legal", Columns.micros(kinds, Said::legalDueBy)).param("brakes", Columns.longs(kinds, Said::brake))
                .param("now", now()).param("newer", NEWER).update();
    }

    /** All that a duty says but whose it is, and without what it inherits: very many have it in common. */
    private record Said(@Nullable LocalDate heard, @Nullable LocalDate shipBy, String cause, Instant dueBy, Instant tellAt, String kind, @Nullable String law,
            @Nullable Instant legalDueBy, @Nullable Long brake) {
        static Said of(Owed owed, Instant tellAt, @Nullable Long brake) {
            var made = owed.made();
            return new Said(made.heardShipBy(), made.shipBy(), made.causeText(), owed.dueBy(), tellAt, owed.kind(), owed.law() == null ? null : owed.law().law(),
                    owed.legalDueBy(), brake);
        }
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
