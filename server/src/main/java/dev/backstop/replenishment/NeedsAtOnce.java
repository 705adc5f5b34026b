package dev.backstop.replenishment;

import dev.backstop.promising.PromisesFirst;
import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Plans at once where an order waits for what nobody ordered, rather than in the night. Where very many wait it takes some of them a turn, and it
 * makes way for some minutes while promises are being made anew; what they ask is planned afterwards (decision 0243).
 */
@Component
class NeedsAtOnce implements Job {
    private static final Duration NOTHING_WAITS = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration LOOKS_EACH = Duration.ofSeconds(10);
    private static final Duration MAKES_WAY_FOR = Duration.ofMinutes(2);
    private static final int A_TURN = 4_000; // a quarter of a second of two cores

    private final Moved moved;
    private final PlanRuns runs;
    private final PromisesFirst promises;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Instant madeWaySince;

    NeedsAtOnce(Moved moved, PlanRuns runs, PromisesFirst promises, ApplicationEventPublisher events) {
        this.moved = moved;
        this.runs = runs;
        this.promises = promises;
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
        return LOOKS_EACH;
    }

    @Override
    public void run(Instant now) {
        if (!moved.somebodyWaits() || makesWay(now)) {
            return;
        }
        moved.waitForOthers(); // a plan under way takes what moved as well
        var places = moved.takeWaiting(A_TURN);
        if (!places.isEmpty()) {
            runs.run(places, now);
            events.publishEvent(new Planned(now, places));
        }
    }

    /** Promises come first, though not for longer than a need may wait. */
    private boolean makesWay(Instant now) {
        if (!promises.areDue(now)) {
            madeWaySince = null;
            return false;
        }
        var since = madeWaySince;
        if (since == null) {
            madeWaySince = now;
            return true;
        }
        return now.isBefore(since.plus(MAKES_WAY_FOR));
    }
}
