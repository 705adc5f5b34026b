package dev.backstop.sandbox;

import java.time.Instant;

/** Work that recurs: a function of the time at which it runs, so that a moved clock runs exactly what would have run. */
public interface Job {
    /** Unique, in words: {@code nightly plan}. */
    String name();

    /** When it runs next, strictly after the given instant. */
    Instant next(Instant after);

    /** Runs as at {@code now}, in one transaction. Running twice for the same time must change nothing more. */
    void run(Instant now);
}
