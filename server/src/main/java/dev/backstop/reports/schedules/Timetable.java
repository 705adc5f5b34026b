package dev.backstop.reports.schedules;

import dev.backstop.planning.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a schedule runs: a rhythm by the clock on some wall, held against a working calendar.
 *
 * <p>Where clocks go forward, a time that does not exist is the first one that does: 01:30 in a night without the hour from one to two is
 * 02:00. Where they go back, a time that comes twice counts the first time only.
 */
record Timetable(Rhythm rhythm, ZoneId zone, WorkingCalendar calendar, DaysOff daysOff) {
    private static final int LONGEST_CLOSURE_DAYS = 60;

    /** What a run does that falls on a day without work. */
    enum DaysOff {
        RUN,
        SKIP,
        /** It moves to the next working day, at its time. */
        NEXT;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The first run strictly after an instant; empty where there is none within five years. */
    Optional<Instant> next(Instant after) {
        var here = LocalDateTime.ofInstant(after, zone);
        var from = daysOff == DaysOff.NEXT ? beginOfClosure(here.toLocalDate()).atStartOfDay().minusNanos(1) : here;
        Optional<Instant> best = Optional.empty();
        for (var falls = rhythm.after(from); falls.isPresent(); falls = rhythm.after(falls.get())) {
            var moment = falls.get();
            if (moment.isAfter(here.plusYears(5)) || (best.isPresent() && instant(moment, zone).isAfter(best.get()))) {
                break; // what was moved to here comes first
            }
            var runs = runs(moment).filter(each -> each.isAfter(after));
            if (runs.isPresent() && (best.isEmpty() || runs.get().isBefore(best.get()))) {
                best = runs;
            }
        }
        return best;
    }

    private Optional<Instant> runs(LocalDateTime moment) {
        var day = moment.toLocalDate();
        if (daysOff == DaysOff.RUN || calendar.isWorkingDay(day)) {
            return Optional.of(instant(moment, zone));
        }
        return daysOff == DaysOff.SKIP ? Optional.empty()
                : Optional.of(instant(calendar.onOrAfter(day).atTime(moment.toLocalTime()), zone));
    }

    /** The first of the days without work that reach up to this one, or the day itself: what fell on them may still be to come. */
    private LocalDate beginOfClosure(LocalDate day) {
        var first = day;
        for (var back = 0; back < LONGEST_CLOSURE_DAYS && !calendar.isWorkingDay(first.minusDays(1)); back++) {
            first = first.minusDays(1);
        }
        return first;
    }

    static Instant instant(LocalDateTime moment, ZoneId zone) {
        var gap = zone.getRules().getTransition(moment);
        return gap != null && gap.isGap() ? gap.getInstant() : moment.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
