package dev.backstop.sandbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the jobs when they are due, each run once however many servers there are. A sandbox has none: there the clock is moved by hand. */
@Component
@ConditionalOnProperty(name = "backstop.sandbox", havingValue = "false", matchIfMissing = true)
class JobScheduler implements SmartLifecycle {
    private static final int THREADS = 2;

    private final DataSource database;
    private final Jobs jobs;
    private final Clock clock;
    private @Nullable Scheduler running;

    JobScheduler(DataSource database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void start() {
        List<RecurringTask<Void>> tasks = jobs.all().stream().map(this::task).toList();
        running = Scheduler.create(database)
                .startTasks(tasks)
                .tableName("sandbox.scheduled_work")
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(10))
                .build();
        running.start();
    }

    private RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), new Due(job)).execute((instance, context) -> jobs.run(job, latestDue(job, context.getExecution().executionTime)));
    }

    /** Runs that were missed while no server ran are one run, for the newest of them. */
    private Instant latestDue(Job job, Instant scheduled) {
        var at = scheduled;
        for (var next = job.next(at); !next.isAfter(clock.instant()); next = job.next(at)) {
            at = next;
        }
        return at;
    }

    private record Due(Job job) implements Schedule {
        @Override
        public Instant getInitialExecutionTime(Instant now) {
            return next(now);
        }

        @Override
        public Instant getNextExecutionTime(ExecutionComplete complete) {
            return next(complete.getTimeDone());
        }

        private Instant next(Instant after) {
            var next = job.next(after);
            var look = job.look();
            return look == null || next.isBefore(after.plus(look)) ? next : after.plus(look);
        }

        @Override
        public boolean isDeterministic() {
            return true;
        }
    }

    @Override
    public void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
