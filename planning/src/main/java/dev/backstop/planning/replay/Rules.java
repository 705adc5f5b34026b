package dev.backstop.planning.replay;

import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * By what a replay goes, besides the policy.
 *
 * @param leadTimeDays stated lead time, calendar days, for where no real order says how long it took
 * @param orderDays    days of the week on which orders are placed; empty: any day
 * @param receiver     what would come on another day comes on its next working day
 * @param waiting      what becomes of customers who cannot be served at once
 */
public record Rules(OrderTerms terms, int leadTimeDays, Set<DayOfWeek> orderDays, WorkingCalendar receiver, Waiting waiting) {
    public Rules {
        orderDays = Set.copyOf(orderDays);
        if (leadTimeDays < 0) {
            throw new IllegalArgumentException("A lead time is not negative, but was " + leadTimeDays);
        }
    }

    /** Whether customers wait. */
    public sealed interface Waiting {
        /** What is not here is lost. */
        record Never() implements Waiting {}

        /** An order is taken if supply on its way will cover it within so many days. */
        record UpTo(int days) implements Waiting {}

        /** All wait until it comes. */
        record Always() implements Waiting {}
    }

    public Rules with(Waiting other) {
        return new Rules(terms, leadTimeDays, orderDays, receiver, other);
    }

    boolean isOrderDay(LocalDate day) {
        return orderDays.isEmpty() || orderDays.contains(day.getDayOfWeek());
    }
}
