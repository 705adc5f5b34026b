package dev.backstop.reports.schedules;

import dev.backstop.reports.Reader;
import dev.backstop.reports.Summary;
import dev.backstop.reports.schedules.Addressees.Addressee;
import dev.backstop.reports.schedules.Sending.Readers;
import dev.backstop.web.Columns;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs as they are stored. The row of a run is its claim: who cannot insert it, or cannot turn a failed one, does nothing. It is written
 * in the transaction that hands over the mails, and waits for another server's claim on the same run until that is decided.
 */
@Component
class RunBook {

    private final JdbcClient jdbc;
    private final Json json;

    RunBook(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Claims the run of a schedule that was due at an instant; empty where another has it. */
    Optional<Long> claim(long schedule, Due due, Instant now) {
        return jdbc.sql("""
                INSERT INTO reports.run (schedule_id, due_at, state, ran_at, late, missed) VALUES (:schedule, :due, 'sent', :now, :late,
                    :missed)
                    ON CONFLICT (schedule_id, due_at) WHERE asked_by IS NULL DO NOTHING
                RETURNING id
                """)
                .param("schedule", schedule).param("due", ScheduleTable.at(due.at())).param("now", ScheduleTable.at(now))
                .param("late", due.late())
                .param("missed", due.missed()).query(Long.class).optional();
    }

    /** A run that somebody asks for by hand. */
    long asked(long schedule, String by, Instant now) {
        return jdbc.sql("""
                INSERT INTO reports.run (schedule_id, due_at, asked_by, state, ran_at) VALUES (:schedule, :now, :by, 'sent', :now)
                RETURNING id
                """)
                .param("schedule", schedule).param("now", ScheduleTable.at(now)).param("by", by).query(Long.class).single();
    }

    /** Claims a run that failed and whose next try has come. */
    boolean claimAgain(long run, Instant now) {
        return jdbc.sql("""
                UPDATE reports.run SET state = 'sent', tries = tries + 1, ran_at = :now, failure = NULL, next_try_at = NULL
                 WHERE id = :run AND state = 'failed' AND next_try_at <= :now
                """)
                .param("run", run).param("now", ScheduleTable.at(now)).update() == 1;
    }

    /** A claimed run after which nothing leaves: {@code empty} or {@code skipped}. */
    void nothingSent(long run, String state) {
        jdbc.sql("UPDATE reports.run SET state = :state WHERE id = :run").param("state", state).param("run", run).update();
    }

    /** Notes that a run failed, unless another server brought it off meanwhile; {@code again}: null where trying again changes nothing. */
    void failed(long schedule, Due due, String failure, int tries, @Nullable Instant again, Instant now) {
        jdbc.sql("""
                INSERT INTO reports.run (schedule_id, due_at, state, ran_at, late, missed, tries, next_try_at, failure)
                VALUES (:schedule, :due, 'failed', :now, :late, :missed, :tries, :again, :failure)
                    ON CONFLICT (schedule_id, due_at) WHERE asked_by IS NULL
                    DO UPDATE SET tries = EXCLUDED.tries, next_try_at = EXCLUDED.next_try_at, failure = EXCLUDED.failure, ran_at =
                        EXCLUDED.ran_at
                        WHERE run.state = 'failed'
                """)
                .param("schedule", schedule).param("due", ScheduleTable.at(due.at())).param("now", ScheduleTable.at(now))
                .param("late", due.late())
                .param("missed", due.missed()).param("tries", tries).param("again", ScheduleTable.at(again)).param("failure", failure)
                .update();
    }

    /** A failed run that is to be tried again. */
    record Again(long run, long schedule, Due due, int tries) {}

    List<Again> again(Instant now) {
        return jdbc.sql("""
                SELECT r.id, r.schedule_id, r.due_at, r.late, r.missed, r.tries
                  FROM reports.run r
                  JOIN reports.schedule s ON s.id = r.schedule_id AND s.ended_at IS NULL
                 WHERE r.next_try_at <= :now
                 ORDER BY r.next_try_at, r.id
                """)
                .param("now", ScheduleTable.at(now))
                .query((row, _) -> new Again(row.getLong("id"), row.getLong("schedule_id"),
                        new Due(instant(row, "due_at"), row.getBoolean("late"), row.getInt("missed")), row.getInt("tries"))).list();
    }

    /** The next of all that is due strictly after an instant (null: nothing is to come), and whether something is overdue already. */
    record NextWork(@Nullable Instant at, boolean overdue) {}

    NextWork nextWork(Instant after) {
        return jdbc.sql("""
                SELECT min(at) FILTER (WHERE at > :after) AS at, coalesce(bool_or(at <= :after), false) AS overdue
                  FROM (SELECT next_due_at AS at FROM reports.schedule WHERE ended_at IS NULL
                        UNION ALL SELECT next_try_at FROM reports.run WHERE next_try_at IS NOT NULL) work
                """)
                .param("after", ScheduleTable.at(after))
                .query((row, _) -> new NextWork(row.getObject("at") == null ? null : instant(row, "at"), row.getBoolean("overdue")))
                .single();
    }

    /** The summary of the run before, of a report for readers who see the same. */
    record Before(Instant dueAt, Summary summary) {}

    Optional<Before> before(long schedule, long run, Reader reader) {
        return jdbc.sql("""
                SELECT r.due_at, e.summary
                  FROM reports.run r
                  JOIN reports.made_report e ON e.run_id = r.id AND e.costs = :costs AND e.holders = :holders
                 WHERE r.schedule_id = :schedule AND r.id < :run
                 ORDER BY r.id DESC
                 LIMIT 1
                """)
                .param("schedule", schedule).param("run", run).param("costs", reader.money()).param("holders", reader.holders())
                .query((row, _) -> new Before(instant(row, "due_at"), json.read(row.getString("summary"), Summary.class))).optional();
    }

    void keep(long run, Map<Readers, MadeReport> made, boolean withFiles) {
        made.forEach((readers, report) -> jdbc.sql("""
                INSERT INTO reports.made_report (run_id, costs, holders, language, summary, since, file_name, type, content)
                VALUES (:run, :costs, :holders, :language, :summary::jsonb, :since::text[], :name, :type, :content)
                """)
                .param("run", run).param("costs", readers.see().money()).param("holders", readers.see().holders())
                .param("language", readers.language().getLanguage())
                .param("summary", json.write(report.summary()))
                .param("since", report.since().toArray(String[]::new))
                .param("name", report.fileName()).param("type", report.type()).param("content", withFiles ? report.content().copy() : null)
                .update());
    }

    /** Which message goes where; {@code causes} in the order of the addressees. */
    void deliver(long run, Collection<Addressee> addressees, List<String> causes) {
        jdbc.sql("""
                INSERT INTO reports.delivery (run_id, address, via, cause)
                SELECT :run, d.address, d.via, d.cause FROM unnest(:addresses::text[], :via::text[], :causes::text[]) AS d (address, via,
                    cause)
                """)
                .param("run", run).param("addresses", Columns.texts(addressees, Addressee::address))
                .param("via", Columns.texts(addressees, Addressee::via))
                .param("causes", causes.toArray(String[]::new)).update();
    }

    /** Files of runs before an instant go; what was said and to whom stays. */
    int forgetFiles(Instant before) {
        return jdbc.sql("""
                UPDATE reports.made_report e SET content = NULL FROM reports.run r
                 WHERE r.id = e.run_id AND e.content IS NOT NULL AND r.ran_at < :before
                """).param("before", ScheduleTable.at(before)).update();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
