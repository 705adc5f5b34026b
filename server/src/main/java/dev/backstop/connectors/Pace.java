package dev.backstop.connectors;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a try that failed is repeated: soon at first, then ever later, and at last not by itself. */
final class Pace {
    /** After so many tries, two days and a half, it is given up until a person says otherwise. */
    static final int MOST_TRIES = 20;
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4));

    private Pace() {}

    /**
     * The pause after a failure.
     *
     * @param tries that failed, one or more
     * @param asked how long the other side wants to be left alone
     */
    static Duration after(int tries, @Nullable Duration asked) {
        var usual = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
        return asked != null && (tries == 1 || asked.compareTo(usual) > 0) ? asked : usual;
    }
}
