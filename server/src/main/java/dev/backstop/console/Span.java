package dev.backstop.console;

import java.time.temporal.ChronoUnit;

/** A stretch of days in the unit in which people count it: days to three weeks, weeks, months, and years from two on. */
record Span(long number, ChronoUnit unit) {
    static Span of(long days) {
        if (days < 21) {
            return new Span(days, ChronoUnit.DAYS);
        }
        if (days < 75) {
            return new Span(Math.round(days / 7.0), ChronoUnit.WEEKS);
        }
        return days < 700 ? new Span(Math.round(days / 30.4), ChronoUnit.MONTHS) : new Span(Math.round(days / 365.25), ChronoUnit.YEARS);
    }
}
