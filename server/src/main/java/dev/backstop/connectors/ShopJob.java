package dev.backstop.connectors;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** In a sandbox the work with shops is done as the clock passes the times at which it is due. */
@Component
@ConditionalOnProperty(name = "backstop.sandbox", havingValue = "true")
class ShopJob implements Job {
    private static final Duration NOTHING_WAITS = Duration.ofDays(1);

    private final ShopWork work;
    private final DueTimes due;

    ShopJob(ShopWork work, DueTimes due) {
        this.work = work;
        this.due = due;
    }

    @Override
    public String name() {
        return "shops";
    }

    @Override
    public Instant next(Instant after) {
        return due.next().map(next -> next.isAfter(after) ? next : after.plusSeconds(1)).orElse(after.plus(NOTHING_WAITS));
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run(Instant now) {
        work.all();
    }
}
