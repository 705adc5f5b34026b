package dev.backstop.reports.schedules;

import dev.backstop.sandbox.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Sends reports when they are due. */
@Component
class SendingJob implements Job {
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration NOTHING_TO_COME = Duration.ofDays(1);

    private final RunBook runs;
    private final Sending sending;
    private final Clock clock;

    SendingJob(RunBook runs, Sending sending, Clock clock) {
        this.runs = runs;
        this.sending = sending;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reports sent";
    }

    /** What is overdue, because no server ran or the clock was set by hand, is sent soon. */
    @Override
    public Instant next(Instant after) {
        var work = runs.nextWork(after);
        var soon = after.plus(SOON).isAfter(clock.instant()) ? after.plus(SOON) : clock.instant();
        if (work.overdue()) {
            return work.at() != null && work.at().isBefore(soon) ? work.at() : soon;
        }
        return work.at() == null ? after.plus(NOTHING_TO_COME) : work.at();
    }

    @Override
    public Duration look() {
        return LOOK;
    }

    @Override
    public void run(Instant now) {
        sending.all(now);
    }
}
