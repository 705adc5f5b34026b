package dev.backstop.post;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** In a sandbox messages leave as the clock passes the times at which they are due. */
@Component
@ConditionalOnProperty(name = "backstop.sandbox", havingValue = "true")
class DepartureJob implements Job {
    private static final Duration NOTHING_WAITS = Duration.ofDays(1);

    private final Outbox outbox;
    private final Departures departures;

    DepartureJob(Outbox outbox, Departures departures) {
        this.outbox = outbox;
        this.departures = departures;
    }

    @Override
    public String name() {
        return "messages leave";
    }

    @Override
    public Instant next(Instant after) {
        var due = outbox.nextDue(after);
        return due == null ? after.plus(NOTHING_WAITS) : due;
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run(Instant now) {
        departures.sendDue();
    }
}
