package dev.backstop.planning.law;

import dev.backstop.planning.WorkingCalendar;
import java.time.LocalDate;

/** How long a refund may take once it is due without being asked for. A billing cycle is taken as one month. */
public record RefundTerm(int count, Unit unit) {
    /** What is counted. */
    public enum Unit { WORKING_DAYS, CALENDAR_DAYS, BILLING_CYCLES }

    public RefundTerm {
        if (count < 1) {
            throw new IllegalArgumentException("A refund takes at least one day, but the term was " + count);
        }
    }

    /** The last day on which the refund is in time; the day on which the right arose is not counted. */
    public LocalDate dueOn(LocalDate vestedOn, WorkingCalendar calendar) {
        return switch (unit) {
            case WORKING_DAYS -> calendar.plusWorkingDays(vestedOn, count);
            case CALENDAR_DAYS -> vestedOn.plusDays(count);
            case BILLING_CYCLES -> vestedOn.plusMonths(count);
        };
    }
}
