package dev.backstop.planning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * How a day that is not certain is said before anybody has ordered: as exact as it is sure, and never earlier than today. A day where the
 * range is at most three days, the range up to two weeks, the week up to six, the month beyond.
 *
 * @see "docs/promising.md, Dates are distributions"
 */
public sealed interface SaidDay {
    /** By this day. */
    record By(LocalDate day) implements SaidDay {}

    /** Between these days. */
    record Between(LocalDate from, LocalDate to) implements SaidDay {}

    /** In the week that begins on this Monday. */
    record WeekOf(LocalDate monday) implements SaidDay {}

    /** In the month of this day. */
    record MonthOf(LocalDate day) implements SaidDay {}

    /**
     * How a day is said.
     *
     * @param earliest the lower end of its range; null where nothing is known of it
     * @param by       the day that holds at the chance promised
     */
    static SaidDay of(@Nullable LocalDate earliest, LocalDate by, LocalDate today) {
        var from = earliest == null || earliest.isBefore(today) ? today : earliest;
        var wide = earliest == null ? 0 : ChronoUnit.DAYS.between(from, by);
        var monday = by.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (wide <= 3 || (wide > 14 && monday.isBefore(today))) {
            return new By(by);
        }
        if (wide <= 14) {
            return new Between(from, by);
        }
        return wide <= 42 ? new WeekOf(monday) : new MonthOf(by);
    }
}
