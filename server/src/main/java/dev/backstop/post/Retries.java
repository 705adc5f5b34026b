package dev.backstop.post;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** After a try that failed the next comes later and later; in the end nobody is bothered any more. */
final class Retries {
    private static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(20));

    private Retries() {}

    /** When to try again after the try of that number, from 1. */
    static Instant next(Instant now, int tries) {
        return now.plus(WAITS.get(Math.clamp(tries, 1, WAITS.size()) - 1));
    }

    /** Whether the try of that number was the last. */
    static boolean over(int tries) {
        return tries > WAITS.size();
    }
}
