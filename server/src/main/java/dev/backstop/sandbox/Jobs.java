package dev.backstop.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All recurring work of the program. */
@Component
class Jobs {
    private static final int TRIES = 5;

    private final List<Job> jobs;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Jobs(List<Job> jobs, PlatformTransactionManager manager, JdbcClient jdbc) {
        this.jobs = List.copyOf(jobs);
        this.transaction = new TransactionTemplate(manager);
        this.jdbc = jdbc;
    }

    /** That a job ran, and for which instant. */
    record Ran(String job, Instant at) {}

    List<Job> all() {
        return jobs;
    }

    /** Runs a job as at an instant, in one transaction; one that lost a race for locks is repeated. */
    void run(Job job, Instant at) {
        repeated(() -> job.run(at));
    }

    private void repeated(Runnable work) {
        for (var attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> work.run());
                return;
            } catch (ConcurrencyFailureException lost) {
                if (attempt == TRIES) {
                    throw lost;
                }
            }
        }
    }

    /** Moves the clock from event to event until it stands at {@code until}; of equal times the first job in the program's order runs first. */
    List<Ran> runUntil(MovableClock clock, Instant until) {
        var ran = new ArrayList<Ran>();
        record Due(Job job, Instant at) {}
        var changed = lastChange();
        var due = new ArrayList<>(jobs.stream().map(job -> new Due(job, job.next(clock.instant()))).toList());
        while (!due.isEmpty()) {
            var next = due.stream().min(Comparator.comparing(Due::at)).orElseThrow();
            if (next.at().isAfter(until)) {
                break;
            }
            clock.set(next.at());
            if (next.job().look() != null || next.job().next(next.at()).isAfter(until)) {
                run(next.job(), next.at());
            } else {
                repeated(() -> next.job().runInPassing(next.at()));
            }
            ran.add(new Ran(next.job().name(), next.at()));
            due.set(due.indexOf(next), new Due(next.job(), next.job().next(next.at())));
            var change = lastChange();
            if (!change.equals(changed)) { // what ran may have made work for others; where nothing was written, what they said still holds
                changed = change;
                due.replaceAll(one -> one.job().look() == null ? one : new Due(one.job(), earlier(one.at(), one.job().next(next.at()))));
            }
        }
        clock.set(until);
        return ran;
    }

    /** Another whenever any transaction wrote something, or may have: one that only read has no number. */
    private String lastChange() {
        return jdbc.sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text").query(String.class).single();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
