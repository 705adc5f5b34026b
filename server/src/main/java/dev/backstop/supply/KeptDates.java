package dev.backstop.supply;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How often the days said of a vendor held.
 *
 * @param said    the chance that is told with its days
 * @param dates   past days that could be judged
 * @param level   the chance asked of its record, so that its days hold as often as said
 * @param verdict {@code too-few}, {@code as-said}, {@code widened} or {@code beyond-its-record}
 * @param knownOn the last receipt that was judged
 */
record KeptDates(String vendor, String name, BigDecimal said, int dates, int held, BigDecimal level, String verdict, LocalDate knownOn) {}
