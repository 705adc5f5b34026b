package dev.backstop.promising;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that what is stored is what the ledgers add up to. It goes round for ever, at most a few seconds a minute and one round an hour, and whole
 * whenever asked; what it found is kept. It makes way while promises are being made anew.
 */
@Component
public class SelfAudit implements Job {
    private static final int MOST = 100;
    private static final LocalTime NIGHTLY = LocalTime.of(3, 0);
    private static final Duration AT_WORK = Duration.ofSeconds(2);
    private static final Duration EACH_ROUND = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final PromisesFirst promises;
    private final AuditRounds rounds;
    private final List<AuditCheck> checks;
    private final TransactionTemplate snapshot;

    SelfAudit(JdbcClient jdbc, PromisesFirst promises, AuditRounds rounds, List<AuditCheck> checks, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.rounds = rounds;
        this.checks = checks.stream().sorted(Comparator.comparing(SelfAudit::name)).toList();
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What one round found: {@code clean}, or {@code differs} with the first differences; {@code checked} item-locations and open lines. */
    public record Report(String state, long checked, List<Difference> differences) {
        public Report {
            differences = List.copyOf(differences);
        }

        static Report of(long checked, List<Difference> differences) {
            return new Report(differences.isEmpty() ? "clean" : "differs", checked, differences);
        }
    }

    /** A round that is over, and when it was. */
    public record Round(Instant startedAt, Instant endedAt, Report report) {}

    /** Goes round once, over one snapshot of what is committed. */
    public Report goRound() {
        return Objects.requireNonNull(snapshot.execute(_ -> {
            var found = new ArrayList<Difference>();
            checks.forEach(check -> found.addAll(check.differences(MOST)));
            return Report.of(size(), found);
        }), "a report");
    }

    /** The rounds that are over, the newest first. */
    public List<Round> last(int most) {
        return rounds.last(most);
    }

    /** Since when the round under way is, if one is. */
    public Optional<Instant> underWaySince() {
        return rounds.progress().map(AuditRounds.Progress::startedAt);
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

    /** Between the nights it goes on where it was. */
    @Override
    public Duration look() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(Instant now) {
        if (promises.areDue(now)) {
            return;
        }
        if (rounds.progress().isEmpty()) {
            var last = rounds.lastBegun();
            if (last != null && last.plus(EACH_ROUND).isAfter(now)) {
                return;
            }
            rounds.begin(name(checks.getFirst()), now);
        }
        var until = System.nanoTime() + AT_WORK.toNanos();
        while (step(now) && System.nanoTime() < until && !promises.areDue(now)) {
            // a little more
        }
    }

    /** Goes over one piece; false where it was the last of the round. */
    private boolean step(Instant now) {
        var at = rounds.progress().orElseThrow();
        var nth = nth(at.check());
        var check = checks.get(nth);
        var piece = Objects.requireNonNull(snapshot.execute(_ -> check.piece(at.piece(), Math.max(1, MOST - at.found()))), "a piece");
        if (piece.next() != null) {
            rounds.advance(at.check(), piece.next(), piece.differences());
            return true;
        }
        var last = nth + 1 == checks.size();
        rounds.advance(last ? at.check() : name(checks.get(nth + 1)), AuditCheck.START, piece.differences());
        if (last) {
            rounds.end(size(), now);
        }
        return !last;
    }

    /** A check that is gone since, after an update of the program, is passed over. */
    private int nth(String name) {
        return (int) checks.stream().filter(check -> name(check).compareTo(name) < 0).limit(checks.size() - 1L).count();
    }

    private static String name(AuditCheck check) {
        return check.getClass().getSimpleName();
    }
}
