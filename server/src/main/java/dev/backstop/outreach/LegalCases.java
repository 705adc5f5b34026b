package dev.backstop.outreach;

import dev.backstop.planning.law.ConsentKind;
import dev.backstop.planning.law.EndReason;
import dev.backstop.planning.law.LegalClock;
import dev.backstop.planning.law.LegalState;
import dev.backstop.planning.law.Standing;
import dev.backstop.web.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where schedule lines stand before the law, and the evidence of how they came there. A part that was split off stands where its elder
 * stood.
 */
@Component
class LegalCases {
    private final JdbcClient jdbc;

    LegalCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is kept of these, by schedule line; nothing is kept of those that are simply on time. */
    Map<Long, Standing> of(Collection<Long> scheduleLines) {
        var kept = new HashMap<Long, Standing>();
        read(scheduleLines).forEach((line, one) -> kept.put(line, one.standing()));
        return kept;
    }

    /** Where a schedule line stands; {@code own}: written for itself, and not that of the one it was cut from. */
    record Kept(Standing standing, boolean own) {}

    Map<Long, Kept> read(Collection<Long> scheduleLines) {
        var found = new HashMap<Long, Kept>();
        jdbc.sql("""
                WITH RECURSIVE line AS (
                    SELECT sl.id AS asked, sl.id, sl.split_from FROM promising.schedule_line sl WHERE sl.id = ANY (:ids)
                    UNION ALL
                    SELECT line.asked, elder.id, elder.split_from
                      FROM line JOIN promising.schedule_line elder ON elder.id = line.split_from
                     WHERE NOT EXISTS (SELECT FROM outreach.legal_case own WHERE own.schedule_line_id = line.id))
                SELECT line.asked, line.id = line.asked AS own, c.state, c.projected, c.undated, c.consent, c.consent_until, c.notices,
                       c.notice_owed, c.aware_on, c.offered, c.answer_by,
                       c.extra_until, c.ended, c.vested_on
                  FROM line JOIN outreach.legal_case c ON c.schedule_line_id = line.id
                """)
                .param("ids", scheduleLines.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("asked"), new Kept(standing(row), row.getBoolean("own")));
                });
        return found;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var ended = row.getString("ended");
        return new Standing(LegalState.valueOf(row.getString("state")), date(row, "projected"), row.getBoolean("undated"),
                ConsentKind.valueOf(row.getString("consent")), date(row, "consent_until"), row.getInt("notices"),
                row.getBoolean("notice_owed"),
                date(row, "aware_on"), date(row, "offered"), date(row, "answer_by"), date(row, "extra_until"), ended == null ? null
                : EndReason.valueOf(ended),
                date(row, "vested_on"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** A change of where a schedule line stands, and what brought it about. */
    record Change(Matter matter, Standing before, Standing after, String what, @Nullable String detail) {
        /** The next day whose end changes it by itself. */
        @Nullable LocalDate strikesOn() {
            var ends = after.state().ended() || after.state() == LegalState.SHIPPED || after.consent() == ConsentKind.EXPRESS_INDEFINITE;
            var struck = after.state() == LegalState.MAY_END;
            if (ends || struck) {
                return null;
            }
            var next = LegalClock.next(matter.terms(), after).map(dev.backstop.planning.law.Deadline::on).orElse(null);
            var limit = LegalClock.limit(matter.terms(), after);
            return after.noticeOwed() ? limit : next;
        }
    }

    void write(List<Change> changes, Instant at, String who) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO outreach.legal_case (schedule_line_id, state, projected, undated, consent, consent_until, notices,
                       notice_owed, aware_on, offered,
                       answer_by, extra_until, ended, vested_on, strikes_on, next_what)
                SELECT * FROM unnest(:ids::bigint[], :states::text[], :projected::date[], :undated::boolean[], :consents::text[],
                       :untils::date[], :notices::int[],
                       :owed::boolean[], :aware::date[], :offered::date[], :answers::date[], :extras::date[], :ended::text[],
                              :vested::date[], :strikes::date[],
                       :what::text[])
                    ON CONFLICT (schedule_line_id) DO UPDATE SET (state, projected, undated, consent, consent_until, notices, notice_owed,
                           aware_on, offered,
                       answer_by, extra_until, ended, vested_on, strikes_on, next_what) =
                       (excluded.state, excluded.projected, excluded.undated, excluded.consent, excluded.consent_until, excluded.notices,
                       excluded.notice_owed, excluded.aware_on, excluded.offered, excluded.answer_by, excluded.extra_until, excluded.ended,
                       excluded.vested_on, excluded.strikes_on, excluded.next_what)
                """)
                .param("ids", Columns.longs(changes, c -> c.matter().scheduleLine()))
                .param("states", Columns.texts(changes, c -> c.after().state()))
                .param("projected", Columns.texts(changes, c -> c.after().projected()))
                .param("undated", Columns.booleans(changes, c -> c.after().undated()))
                .param("consents", Columns.texts(changes, c -> c.after().consent()))
                .param("untils", Columns.texts(changes, c -> c.after().consentUntil()))
                .param("notices", Columns.ints(changes, c -> c.after().notices()))
                .param("owed", Columns.booleans(changes, c -> c.after().noticeOwed()))
                .param("aware", Columns.texts(changes, c -> c.after().awareOn()))
                .param("offered", Columns.texts(changes, c -> c.after().offered()))
                .param("answers", Columns.texts(changes, c -> c.after().answerBy()))
                .param("extras", Columns.texts(changes, c -> c.after().extraUntil()))
                .param("ended", Columns.texts(changes, c -> c.after().ended()))
                .param("vested", Columns.texts(changes, c -> c.after().vestedOn()))
                .param("strikes", Columns.texts(changes, Change::strikesOn))
                .param("what", Columns.texts(changes, c -> LegalClock.next(c.matter().terms(), c.after()).map(next -> next.what().word())
                .orElse(null)))
                .update();
        note(changes, at, who);
    }

    /** The evidence; a change that shows in nothing but the date we expect is not entered. */
    private void note(List<Change> changes, Instant at, String who) {
        jdbc.sql("""
                INSERT INTO outreach.legal_entry (schedule_line_id, at, who, what, state, detail)
                SELECT id, :at, :who, what, state, detail FROM unnest(:ids::bigint[], :whats::text[], :states::text[], :details::text[])
                       WITH ORDINALITY AS e (id, what, state, detail, nth) ORDER BY nth
                """)
                .param("at", at.atOffset(ZoneOffset.UTC)).param("who", who)
                .param("ids", Columns.longs(changes, c -> c.matter().scheduleLine())).param("whats", Columns.texts(changes, Change::what))
                .param("states", Columns.texts(changes, c -> c.after().state().word()))
                .param("details", Columns.texts(changes, Change::detail)).update();
    }

    /** One entry of the evidence. */
    record Entry(int line, int scheduleLine, Instant at, String who, String what, String state, @Nullable String detail) {}

    List<Entry> entries(long order) {
        return jdbc.sql("""
                SELECT ol.line, sl.number AS schedule_line, e.at, e.who, e.what, e.state, e.detail
                  FROM outreach.legal_entry e
                  JOIN promising.schedule_line sl ON sl.id = e.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                 WHERE ol.order_id = :order
                 ORDER BY e.id
                 LIMIT 2000
                """).param("order", order)
                .query((row, _) -> new Entry(row.getInt("line"), row.getInt("schedule_line"),
                        Objects.requireNonNull(row.getObject("at", java.time.OffsetDateTime.class)).toInstant(), row.getString("who"),
                        row.getString("what"),
                        row.getString("state"), row.getString("detail")))
                .list();
    }

    /**
     * Schedule lines, by id after {@code after}, whose clock may strike by the end of a day: those whose case says so, and of those of
     * which nothing is kept the ones whose applicable time may lie after {@code through}.
     */
    List<Long> striking(long after, LocalDate through, LocalDate day, int most) {
        return jdbc.sql("""
                SELECT sl.id
                  FROM promising.schedule_line sl
                  JOIN outreach.legal_case c ON c.schedule_line_id = sl.id
                 WHERE c.strikes_on <= :day AND sl.state IN ('open', 'released') AND sl.id > :after
                UNION
                SELECT sl.id
                  FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id AND ol.quantity > ol.shipped + ol.cancelled
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released') AND sl.id > :after
                  LEFT JOIN outreach.completion done ON done.order_id = o.id
                 WHERE o.open_lines > 0
                   AND (coalesce(o.stated_ship_by, coalesce(done.completed_at, o.ordered_at)::date + 30) BETWEEN :through::date - 60
                          AND :day::date + 1
                        OR sl.split_from IS NOT NULL)
                   AND NOT EXISTS (SELECT FROM outreach.legal_case own WHERE own.schedule_line_id = sl.id)
                 ORDER BY 1
                 LIMIT :most
                """).param("after", after).param("through", through).param("day", day).param("most", most).query(Long.class).list();
    }

    /** Schedule lines that ended while something kept them from being cancelled, and that no hold keeps from shipping; at most so many. */
    List<Long> endedAndOpen(int most) {
        return jdbc.sql("""
                SELECT c.schedule_line_id
                  FROM outreach.legal_case c
                  JOIN promising.schedule_line sl ON sl.id = c.schedule_line_id AND sl.state IN ('open', 'released')
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                 WHERE c.state = 'CANCEL_DEEMED'
                   AND NOT EXISTS (SELECT FROM orders.hold h WHERE h.order_id = ol.order_id AND h.kind = :hold AND h.lifted_at IS NULL)
                 ORDER BY 1
                 LIMIT :most
                """).param("hold", Consents.CONSENT_MISSING).param("most", most).query(Long.class).list();
    }
}
