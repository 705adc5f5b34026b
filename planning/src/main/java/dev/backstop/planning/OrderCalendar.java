package dev.backstop.planning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When can be ordered, and when what was ordered is here.
 *
 * @param leadTimeDays days from ordering to arrival; null: not known
 * @param workingDays  whether these are working days of the supplier rather than calendar days
 * @param supplier     its working days
 * @param orderDays    days of the week on which orders are placed; empty: any day
 * @param receiver     working days of the location: what would arrive on another day arrives on the next one
 */
public record OrderCalendar(
        @Nullable Integer leadTimeDays, boolean workingDays, WorkingCalendar supplier, Set<DayOfWeek> orderDays, WorkingCalendar receiver) {
    private static final int DAYS_IN_A_WEEK = 7;

    public OrderCalendar {
        orderDays = Set.copyOf(orderDays);
    }

    public boolean isOrderDay(LocalDate day) {
        return orderDays.isEmpty() || orderDays.contains(day.getDayOfWeek());
    }

    /** When an order placed on that day is here; nothing where no lead time is known. */
    public Optional<LocalDate> arrival(LocalDate orderedOn) {
        if (leadTimeDays == null) {
            return Optional.empty();
        }
        var reached = workingDays ? supplier.plusWorkingDays(orderedOn, leadTimeDays) : orderedOn.plusDays(leadTimeDays);
        return Optional.of(receiver.onOrAfter(reached));
    }

    /** The latest order day, from {@code today} on, whose order is here by {@code needed}; nothing if every one is too late. */
    public Optional<LocalDate> latestOrderDay(LocalDate needed, LocalDate today) {
        if (leadTimeDays == null) {
            return Optional.empty();
        }
        for (var day = workingDays ? needed : needed.minusDays(leadTimeDays); !day.isBefore(today); day = day.minusDays(1)) {
            if (isOrderDay(day) && !arrival(day).orElseThrow().isAfter(needed)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The most days that pass from one order day to the next. */
    public int longestWaitForOrderDay() {
        var longest = 1;
        var previous = -1;
        for (var day = 0; day < 2 * DAYS_IN_A_WEEK && !orderDays.isEmpty(); day++) {
            if (orderDays.contains(DayOfWeek.MONDAY.plus(day))) {
                longest = previous < 0 ? longest : Math.max(longest, day - previous);
                previous = day;
            }
        }
        return longest;
    }
}
