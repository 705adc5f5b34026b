package dev.backstop.planning;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which a location or a vendor works.
 *
 * @param workingDays days of the week, at least one
 * @param holidays    dates without work, whatever the day of the week
 */
public record WorkingCalendar(Set<DayOfWeek> workingDays, Set<LocalDate> holidays) implements Serializable {
    private static final int LONGEST_CLOSURE_DAYS = 3660;

    public static final WorkingCalendar EVERY_DAY = new WorkingCalendar(Set.of(DayOfWeek.values()), Set.of());

    public WorkingCalendar {
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException("A calendar needs at least one working day in the week");
        }
        workingDays = Set.copyOf(workingDays);
        holidays = Set.copyOf(holidays);
    }

    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The day itself if work is done on it, else the next one on which it is. */
    public LocalDate onOrAfter(LocalDate day) {
        for (var ahead = 0; ahead < LONGEST_CLOSURE_DAYS; ahead++) {
            if (isWorkingDay(day.plusDays(ahead))) {
                return day.plusDays(ahead);
            }
        }
        throw new IllegalStateException("No working day within ten years of %s. Maybe every day is a holiday?".formatted(day));
    }

    /** The first working day after this one. */
    public LocalDate after(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    /**
     * The day reached after {@code days} working days, not counting the first: Friday plus one is Monday. Zero gives the day itself or
     * the next working day.
     */
    public LocalDate plusWorkingDays(LocalDate day, int days) {
        var reached = days == 0 ? onOrAfter(day) : day;
        for (var done = 0; done < days; done++) {
            reached = after(reached);
        }
        return reached;
    }

    /** The day so many working days before, not counting the first: Monday minus one is Friday. Zero gives the day itself. */
    public LocalDate minusWorkingDays(LocalDate day, int days) {
        var reached = day;
        for (var left = days; left > 0; ) {
            reached = reached.minusDays(1);
            left -= isWorkingDay(reached) ? 1 : 0;
        }
        return reached;
    }

    /** How many working days lie after {@code from}, up to and including {@code to}; zero if {@code to} is not later. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        var count = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }
}
