package dev.backstop.promising;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whether work that can wait makes way: while promises are being made anew, they come first. */
@Component
public class PromisesFirst {
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(10); // what is due for longer is a fault, and no reason to wait

    private final RepromiseDue due;

    PromisesFirst(RepromiseDue due) {
        this.due = due;
    }

    /** Whether promises of some place are to be made anew, and not for longer than that should take. */
    public boolean areDue(Instant now) {
        return due.since(now.minus(SETTLED_WITHIN));
    }
}
