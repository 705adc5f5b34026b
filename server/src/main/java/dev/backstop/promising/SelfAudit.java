package dev.backstop.promising;

import dev.backstop.sandbox.Job;
import dev.backstop.web.Json;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proves that what is stored is what the ledgers add up to; goes round every night and whenever asked, and keeps what it found. */
@Component
public class SelfAudit implements Job {
    private static final int MOST = 100;
    private static final LocalTime NIGHTLY = LocalTime.of(3, 0);

    private final JdbcClient jdbc;
    private final Json json;
    private final List<AuditCheck> checks;

    SelfAudit(JdbcClient jdbc, Json json, List<AuditCheck> checks) {
        this.jdbc = jdbc;
        this.json = json;
        this.checks = List.copyOf(checks);
    }

    /** What one round found: {@code clean}, or {@code differs} with the first differences; {@code checked} item-locations and open lines. */
    public record Report(String state, long checked, List<Difference> differences) {}

    /** Goes round once. */
    public Report goRound() {
        var found = new ArrayList<Difference>();
        checks.forEach(check -> found.addAll(check.differences(MOST)));
        return new Report(found.isEmpty() ? "clean" : "differs", size(), found);
    }

    private long size() {
        return jdbc.sql("""
                SELECT (SELECT count(*) FROM promising.availability) + (SELECT count(*) FROM promising.schedule_line WHERE state IN ('open', 'released'))
                """).query(Long.class).single();
    }

    @Override
    public String name() {
        return "self-audit";
    }

    @Override
    public Instant next(Instant after) {
        var today = after.atOffset(ZoneOffset.UTC).toLocalDate().atTime(NIGHTLY).toInstant(ZoneOffset.UTC);
        return today.isAfter(after) ? today : today.plusSeconds(24 * 3600);
    }

    @Override
    public void run(Instant now) {
        var report = goRound();
        jdbc.sql("INSERT INTO promising.audit_round (at, checked, differences) VALUES (:at, :checked, :differences::jsonb)")
                .param("at", now.atOffset(ZoneOffset.UTC)).param("checked", report.checked()).param("differences", json.write(report.differences())).update();
    }
}
