package dev.backstop.outreach;

import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls to make, as they are stored. */
@Component
class CallBook {
    private final JdbcClient jdbc;

    CallBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts notices on the list of calls, each by the earliest deadline of its duties. */
    void add(List<Composed> notices, Instant now) {
        if (!notices.isEmpty()) {
            withdrawIdle();
            jdbc.sql("""
                    INSERT INTO outreach.call (notice_id, customer_id, phone, due_by, made_at)
                    SELECT c.notice_id, c.customer_id, c.phone,
                           coalesce((SELECT min(d.due_by) FROM outreach.duty d WHERE d.notice_id = c.notice_id), :now::timestamptz + interval '1 day'), :now
                      FROM unnest(:notices::bigint[], :customers::bigint[], :phones::text[]) AS c (notice_id, customer_id, phone)
                    """)
                    .param("now", now.atOffset(ZoneOffset.UTC)).param("notices", Columns.longs(notices, Composed::notice))
                    .param("customers", Columns.longs(notices, notice -> notice.to().customer()))
                    .param("phones", Columns.texts(notices, notice -> notice.reach().to())).update();
        }
    }

    /** Calls whose news is old: what they had to tell is told, taken over by a newer duty, or void. */
    private void withdrawIdle() {
        jdbc.sql("""
                UPDATE outreach.call c SET state = 'withdrawn'
                 WHERE c.state = 'open' AND NOT EXISTS (SELECT 1 FROM outreach.duty d WHERE d.notice_id = c.notice_id AND d.state = 'open')
                """).update();
    }

    /** The notice that a call tells. */
    long notice(long call) {
        return jdbc.sql("SELECT notice_id FROM outreach.call WHERE id = :id").param("id", call).query(Long.class).single();
    }

    /** Open calls to a number, with the notice that each tells. */
    Map<Long, Long> openTo(String phone) {
        return jdbc.sql("SELECT id, notice_id FROM outreach.call WHERE state = 'open' AND lower(trim(phone)) = lower(:phone)").param("phone", phone)
                .query((row, _) -> Map.entry(row.getLong("id"), row.getLong("notice_id"))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void attempted(long call, Calls.Outcome outcome, String scriptVersion, @Nullable String note, Instant at, String by) {
        jdbc.sql("""
                INSERT INTO outreach.call_attempt (call_id, at, by, outcome, script_version, note) VALUES (:call, :at, :by, :outcome, :script, :note)
                """).param("call", call).param("at", at.atOffset(ZoneOffset.UTC)).param("by", by).param("outcome", outcome.name())
                .param("script", scriptVersion).param("note", note).update();
    }

    void callBack(long call, Instant at) {
        jdbc.sql("UPDATE outreach.call SET not_before = :at WHERE id = :id").param("at", at.atOffset(ZoneOffset.UTC)).param("id", call).update();
    }

    void done(long call) {
        jdbc.sql("UPDATE outreach.call SET state = 'done' WHERE id = :id").param("id", call).update();
    }
}
