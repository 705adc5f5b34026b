package dev.backstop.outreach;

import dev.backstop.planning.law.Terms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A schedule line as the law looks at it.
 *
 * @param shipBy the promise in force, null if it has no date or there is none
 * @param open   whether its units are still to ship
 */
record Matter(long scheduleLine, long orderLine, int line, long order, String number, long promise, @Nullable LocalDate shipBy, boolean open, Terms terms) {}
