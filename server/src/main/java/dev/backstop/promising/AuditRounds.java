package dev.backstop.promising;

import dev.backstop.web.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rounds of the self-audit: the one under way, and what earlier ones found. */
@Component
class AuditRounds {
    private static final int KEPT_DAYS = 90;

    private final JdbcClient jdbc;
    private final Json json;

    AuditRounds(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Where the round under way is: at a piece of a check, with so many differences so far. */
    record Progress(Instant startedAt, String check, String piece, int found) {}

    Optional<Progress> progress() {
        return jdbc.sql("SELECT started_at, check_name AS check, piece, jsonb_array_length(differences) AS found FROM promising.audit_progress")
                .query(Progress.class).optional();
    }

    void begin(String check, Instant now) {
        jdbc.sql("INSERT INTO promising.audit_progress (started_at, check_name, piece) VALUES (:now, :check, '')")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("check", check).update();
    }

    void advance(String check, String piece, List<Difference> found) {
        jdbc.sql("UPDATE promising.audit_progress SET check_name = :check, piece = :piece, differences = differences || :found::jsonb")
                .param("check", check).param("piece", piece).param("found", json.write(found)).update();
    }

    /** Makes the round under way one of those that are over. */
    void end(long checked, Instant now) {
        jdbc.sql("""
                WITH done AS (DELETE FROM promising.audit_progress RETURNING started_at, differences)
                INSERT INTO promising.audit_round (started_at, at, checked, differences) SELECT started_at, :now, :checked, differences FROM done
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("checked", checked).update();
        jdbc.sql("DELETE FROM promising.audit_round WHERE at < :before")
                .param("before", now.atOffset(ZoneOffset.UTC).minusDays(KEPT_DAYS)).update();
    }

    @Nullable Instant lastBegun() {
        return last(1).stream().map(SelfAudit.Round::startedAt).findFirst().orElse(null);
    }

    /** The newest first. */
    List<SelfAudit.Round> last(int rounds) {
        return jdbc.sql("SELECT coalesce(started_at, at) AS started_at, at, checked, differences::text FROM promising.audit_round ORDER BY id DESC LIMIT :rounds")
                .param("rounds", rounds)
                .query((row, _) -> new SelfAudit.Round(row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        SelfAudit.Report.of(row.getLong("checked"), List.of(json.read(row.getString("differences"), Difference[].class)))))
                .list();
    }
}
