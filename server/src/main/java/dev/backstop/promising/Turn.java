package dev.backstop.promising;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The place of demand in the order of service, as far as priority and priority date decide it; the later turn is the greater. */
record Turn(int priority, Instant priorityAt) implements Comparable<Turn> {
    Turn {
        priorityAt = priorityAt.truncatedTo(ChronoUnit.MICROS); // as it is stored
    }

    static Turn of(OpenLine line) {
        return new Turn(line.priority(), line.priorityAt());
    }

    /** The later of two; null is nobody's turn. */
    static @Nullable Turn later(@Nullable Turn a, @Nullable Turn b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Turn other) {
        return priority != other.priority ? Integer.compare(priority, other.priority) : priorityAt.compareTo(other.priorityAt);
    }
}
