package dev.backstop.planning.law;

import dev.backstop.planning.WorkingCalendar;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** How near a deadline of the law is: five, two and one working days before it, and when it is over. */
public enum Alarm {
    OVER(0),
    ONE(1),
    TWO(2),
    FIVE(5);

    private final int workingDays;

    Alarm(int workingDays) {
        this.workingDays = workingDays;
    }

    /** Working days that are left at most. */
    public int workingDays() {
        return workingDays;
    }

    /** The most pressing one that is true on a day; empty where more time is left. A deadline strikes at the end of its day. */
    public static Optional<Alarm> of(LocalDate deadline, LocalDate today, WorkingCalendar calendar) {
        if (deadline.isBefore(today)) {
            return Optional.of(OVER);
        }
        var left = calendar.workingDaysBetween(today, deadline);
        return Stream.of(ONE, TWO, FIVE).filter(alarm -> left <= alarm.workingDays).findFirst();
    }
}
