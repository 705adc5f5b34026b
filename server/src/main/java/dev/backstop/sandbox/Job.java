package dev.backstop.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that recurs: a function of the time at which it runs, so that a moved clock runs exactly what would have run. */
public interface Job {
    /** Unique, in words: {@code nightly plan}. */
    String name();

    /** When it runs next, strictly after the given instant. */
    Instant next(Instant after);

    /**
     * How often a running server looks whether work came up of which {@link #next} could not know; null where the times are known ahead.
     */
    default @Nullable Duration look() {
        return null;
    }

    /** Runs as at {@code now}, in one transaction. Running twice for the same time must change nothing more. */
    void run(Instant now);

    /**
     * Runs as at {@code now} where a moved clock passes the next time as well before it stands. What that run replaces anyway, and whoever wants it
     * sooner has taken, may be left to it.
     */
    default void runInPassing(Instant now) {
        run(now);
    }
}
