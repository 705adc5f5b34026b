package dev.backstop.outreach;

import dev.backstop.promising.PromisesMade;
import dev.backstop.web.Columns;
import dev.backstop.web.Kinds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens duties for slips. At most one is open for a schedule line: a newer one supersedes it and inherits the earlier deadline. */
@Component
class SlipDuties {
    private static final String NEWER = "a newer duty";
    private static final String SAID = """
            (SELECT which, date 'epoch' + old AS old_ship_by, date 'epoch' + new AS new_ship_by, cause, law, kind, brake_id,
                    timestamptz 'epoch' + due * interval '1 microsecond' AS due_by, timestamptz 'epoch' + tell * interval '1 microsecond' AS tell_at,
                    timestamptz 'epoch' + legal * interval '1 microsecond' AS legal_due_by
               FROM unnest(:numbers::int[], :old::int[], :new::int[], :causes::text[], :due::bigint[], :tell::bigint[], :kinds::text[], :laws::text[],
                           :legal::bigint[], :brakes::bigint[]) AS s (which, old, new, cause, due, tell, kind, law, legal, brake_id)) said
            """;
    private static final String HELD = "ARRAY(SELECT id FROM outreach.brake WHERE state = 'held')";
    static final String MOVE_ON = """
            UPDATE outreach.duty d
               SET promise_id = o.promise_id, old_ship_by = said.old_ship_by, new_ship_by = said.new_ship_by, cause = said.cause,
                   due_by = least(said.due_by, d.due_by), opened_at = :now,
                   tell_at = CASE WHEN said.tell_at > :now OR d.tell_at > :now THEN said.tell_at ELSE d.tell_at END, -- due is due: it keeps its turn
                   kind = said.kind, law = said.law, legal_due_by = said.legal_due_by,
                   brake_id = coalesce(said.brake_id, CASE WHEN d.brake_id = ANY (%s) THEN d.brake_id END),
                   first_promise_id = coalesce(d.first_promise_id, d.promise_id), first_opened_at = coalesce(d.first_opened_at, d.opened_at), moved = d.moved + 1
              FROM unnest(:lines::bigint[], :promises::bigint[], :which::int[]) AS o (schedule_line_id, promise_id, which)
              JOIN %s USING (which)
             WHERE d.schedule_line_id = ANY (:lines) AND %s AND d.schedule_line_id = o.schedule_line_id AND d.notice_id IS NULL AND d.ways = 0
            RETURNING d.schedule_line_id
            """.formatted(HELD, SAID, DutyBook.OPEN);
    static final String INSERT = """
            WITH older AS (
                UPDATE outreach.duty SET state = 'superseded', ended_at = :now, evidence = :newer
                 WHERE schedule_line_id = ANY (:lines) AND %s
                RETURNING schedule_line_id, due_by, CASE WHEN brake_id = ANY (%s) THEN brake_id END AS brake_id)
            INSERT INTO outreach.duty (schedule_line_id, promise_id, old_ship_by, new_ship_by, cause, due_by, opened_at, tell_at, kind, law, legal_due_by, brake_id)
            SELECT o.schedule_line_id, o.promise_id, said.old_ship_by, said.new_ship_by, said.cause, least(said.due_by, older.due_by), :now, said.tell_at,
                   said.kind, said.law, said.legal_due_by, coalesce(said.brake_id, older.brake_id)
              FROM unnest(:lines::bigint[], :promises::bigint[], :which::int[]) AS o (schedule_line_id, promise_id, which)
              JOIN %s USING (which)
              LEFT JOIN older USING (schedule_line_id)
            """.formatted(DutyBook.OPEN, HELD, SAID);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TellingPlan plan;

    SlipDuties(JdbcClient jdbc, Clock clock, TellingPlan plan) {
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

    /** All that a duty says but whose it is, and without what it inherits: very many have it in common. */
    private record Said(@Nullable LocalDate heard, @Nullable LocalDate shipBy, String cause, Instant dueBy, Instant tellAt, String kind, @Nullable String law,
            @Nullable Instant legalDueBy, @Nullable Long brake) {
        static Said of(Owed owed, Instant tellAt, @Nullable Long brake) {
            var made = owed.made();
            return new Said(made.heardShipBy(), made.shipBy(), made.causeText(), owed.dueBy(), tellAt, owed.kind(), owed.law() == null ? null : owed.law().law(),
                    owed.legalDueBy(), brake);
        }
    }

    private record Slip(long scheduleLine, long promise, Said said) {}

    /**
     * Opens a duty for each. It inherits the earlier deadline of the one that it supersedes, and the brake that holds that.
     *
     * @param holding the brakes that hold these, by schedule line
     */
    void open(List<Owed> owed, Map<Long, Long> holding) {
        if (owed.isEmpty()) {
            return;
        }
        var telling = plan.times(owed, clock.instant()).iterator();
        var slips = owed.stream().map(o -> new Slip(o.made().scheduleLine(), o.made().promise(),
                Said.of(o, telling.next(), holding.get(o.made().scheduleLine())))).toList();
        var movedOn = moveOn(slips);
        var others = slips.stream().filter(slip -> !movedOn.contains(slip.scheduleLine())).toList();
        if (!others.isEmpty()) {
            insert(others);
        }
    }

    /**
     * An open duty of which nothing is written yet becomes the newer one where it stands, and keeps the promise that it began with: what it told of in between
     * stands in the promises.
     *
     * @return the schedule lines that had one
     */
    private Set<Long> moveOn(List<Slip> slips) {
        return new HashSet<>(jdbc.sql(MOVE_ON).params(parameters(slips)).query(Long.class).list());
    }

    private void insert(List<Slip> slips) {
        jdbc.sql(INSERT).params(parameters(slips)).update();
    }

    private Map<String, Object> parameters(List<Slip> slips) {
        var said = Kinds.of(slips, Slip::said);
        var kinds = said.kinds();
        var parameters = new HashMap<String, Object>();
        parameters.put("lines", Columns.longs(slips, Slip::scheduleLine));
        parameters.put("promises", Columns.longs(slips, Slip::promise));
        parameters.put("which", said.ofRows());
        parameters.put("numbers", said.numbers());
        parameters.put("old", Columns.days(kinds, Said::heard));
        parameters.put("new", Columns.days(kinds, Said::shipBy));
        parameters.put("causes", Columns.texts(kinds, Said::cause));
        parameters.put("due", Columns.micros(kinds, Said::dueBy));
        parameters.put("tell", Columns.micros(kinds, Said::tellAt));
        parameters.put("kinds", Columns.texts(kinds, Said::kind));
        parameters.put("laws", Columns.texts(kinds, Said::law));
        parameters.put("legal", Columns.micros(kinds, Said::legalDueBy));
        parameters.put("brakes", Columns.longs(kinds, Said::brake));
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        parameters.put("newer", NEWER);
        return parameters;
    }
}
