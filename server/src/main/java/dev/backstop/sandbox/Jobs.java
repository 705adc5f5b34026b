package dev.backstop.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All recurring work of the program. */
@Component
class Jobs {
    private static final int TRIES = 5;

    private final List<Job> jobs;
    private final TransactionTemplate transaction;

    Jobs(List<Job> jobs, PlatformTransactionManager manager) {
        this.jobs = List.copyOf(jobs);
        this.transaction = new TransactionTemplate(manager);
    }

    /** That a job ran, and for which instant. */
    record Ran(String job, Instant at) {}

    List<Job> all() {
        return jobs;
    }

    /** Runs a job as at an instant, in one transaction; one that lost a race for locks is repeated. */
    void run(Job job, Instant at) {
        for (var attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> job.run(at));
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
        var due = new ArrayList<>(jobs.stream().map(job -> new Due(job, job.next(clock.instant()))).toList());
        while (!due.isEmpty()) {
            var next = due.stream().min(Comparator.comparing(Due::at)).orElseThrow();
            if (next.at().isAfter(until)) {
                break;
            }
            clock.set(next.at());
            run(next.job(), next.at());
            ran.add(new Ran(next.job().name(), next.at()));
            due.set(due.indexOf(next), new Due(next.job(), next.job().next(next.at())));
            due.replaceAll(one -> one.job().look() == null ? one : new Due(one.job(), earlier(one.at(), one.job().next(next.at())))); // what ran may have made work for it
        }
        clock.set(until);
        return ran;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
