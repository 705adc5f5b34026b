package dev.backstop.planning;

import java.time.LocalDate;

/** When a production order is finished, given when its components are there. */
public final class MakingDates {
    private MakingDates() {}

    /**
     * The day asked for while it can be kept; else as many working days after the components as were left between the order and that day.
     *
     * @param orderedOn    the day on which it was arranged: nothing is begun before
     * @param makingDays   working days from its beginning to its end, as the terms of making say; a day asked for sooner leaves fewer
     * @param componentsOn the day on which the last of its components can be taken
     * @param works        the days on which the location works
     */
    public static LocalDate finish(LocalDate askedFor, LocalDate orderedOn, int makingDays, LocalDate componentsOn, WorkingCalendar works) {
        var span = Math.min(makingDays, works.workingDaysBetween(orderedOn, askedFor));
        var soonest = works.plusWorkingDays(works.onOrAfter(componentsOn), span);
        return soonest.isAfter(askedFor) ? soonest : askedFor;
    }
}
