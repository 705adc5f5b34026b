package dev.backstop.outreach;

import dev.backstop.planning.law.Terms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A schedule line as the law looks at it.
 *
 * @param shipBy the promise in force, null if it has no date or there is none
 * @param part   its number within the order line
 * @param phase  what became of its units
 */
record Matter(long scheduleLine, long orderLine, int line, int part, long order, String number, long promise, @Nullable LocalDate shipBy,
        Phase phase,
        Terms terms) {
    enum Phase { OPEN, SHIPPED, CANCELLED }

    boolean open() {
        return phase == Phase.OPEN;
    }
}
