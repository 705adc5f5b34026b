package dev.backstop.promising;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One part of a line as callers see it; {@code scheduleLine} and {@code released} are null in a quote. */
record ScheduleJson(
        @Nullable Integer scheduleLine,
        String quantity,
        String source,
        String location,
        @Nullable String supply,
        @Nullable LocalDate shipBy,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        @Nullable LocalDate deliverEarliest,
        @Nullable LocalDate deliverLatest,
        @Nullable String confidence,
        String words,
        String why,
        @Nullable LocalDate nextWordBy,
        @Nullable Boolean released) {
    /** The same with the words of who only asks. */
    ScheduleJson offered(LocalDate today) {
        return new ScheduleJson(scheduleLine, quantity, source, location, supply, shipBy, earliest, latest, deliverEarliest, deliverLatest,
                confidence, Wording.offered(this, today), why, nextWordBy, released);
    }
}
