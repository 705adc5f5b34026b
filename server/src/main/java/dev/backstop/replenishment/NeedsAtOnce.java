package dev.backstop.replenishment;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Plans at once where an order waits for what nobody ordered, rather than in the night. */
@Component
class NeedsAtOnce implements Job {
    private static final Duration NOTHING_WAITS = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Moved moved;
    private final PlanRuns runs;
    private final ApplicationEventPublisher events;

    NeedsAtOnce(Moved moved, PlanRuns runs, ApplicationEventPublisher events) {
        this.moved = moved;
        this.runs = runs;
        this.events = events;
    }

    @Override
    public String name() {
        return "needs at once";
    }

    @Override
    public Instant next(Instant after) {
        return after.plus(moved.somebodyWaits() ? AT_ONCE : NOTHING_WAITS);
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run(Instant now) {
        var places = moved.takeWaiting();
        if (!places.isEmpty()) {
            runs.run(places, now);
            events.publishEvent(new Planned(now, places));
        }
    }
}
