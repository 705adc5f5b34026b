package dev.backstop.demo;

import dev.backstop.planning.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A vendor of the demo company.
 *
 * @param orderDays  days on which orders are placed with it; empty: any working day
 * @param behavesAs  the real vendor whose record of delays it draws from
 */
record Maker(
        String code,
        String name,
        String country,
        List<String> categories,
        int leadTimeDays,
        boolean workingDays,
        Set<DayOfWeek> orderDays,
        String behavesAs) {

    static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY), Set.of());

    Maker {
        categories = List.copyOf(categories);
        orderDays = Set.copyOf(orderDays);
    }

    boolean takesOrdersOn(LocalDate day) {
        return CALENDAR.isWorkingDay(day) && (orderDays.isEmpty() || orderDays.contains(day.getDayOfWeek()));
    }

    /** The day for which an order placed on {@code ordered} is agreed, at a receiver with the given calendar. */
    LocalDate agreedOn(LocalDate ordered, WorkingCalendar receiver) {
        var sent = workingDays ? CALENDAR.plusWorkingDays(ordered, leadTimeDays) : ordered.plusDays(leadTimeDays);
        return receiver.onOrAfter(sent);
    }

    /** The lead time in calendar days, near enough for a policy. */
    int leadTimeCalendarDays() {
        return workingDays ? leadTimeDays * 7 / 5 : leadTimeDays;
    }
}
