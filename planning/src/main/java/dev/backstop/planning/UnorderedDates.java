package dev.backstop.planning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is still said of goods that nobody has ordered, though a date counted with an order. Such a date moves a day with every day on
 * which nothing happens; a customer who heard each of them would be told every day of what nobody decided.
 */
public final class UnorderedDates {
    private static final int STEADY_WITHIN_DAYS = 1;

    private UnorderedDates() {}

    /**
     * What was said.
     *
     * @param orderOn the day of the order that it counted with
     * @param shipBy  null: the date is open, because nobody ordered
     */
    public record Said(LocalDate orderOn, @Nullable LocalDate shipBy) {}

    /** What becomes of it. */
    public enum Word {
        /** What an order would bring now is said. */
        ANEW,
        /** The day that was said stands. */
        STANDS,
        /** No day is said until somebody orders: there is no ground for one any more. */
        OPEN
    }

    /**
     * Until the day of the order is over, what an order would bring is said as it is. After it the day that was said stands while an
     * order placed now would be no more than a working day late for it; then the date is open, and stays so until the goods are ordered.
     *
     * @param said     null: nothing yet
     * @param computed the day by which goods ordered now would ship
     * @param calendar of the location that ships
     */
    public static Word word(@Nullable Said said, LocalDate computed, LocalDate today, WorkingCalendar calendar) {
        if (said == null || !said.orderOn().isBefore(today)) {
            return Word.ANEW;
        }
        var was = said.shipBy();
        if (was == null) {
            return Word.OPEN;
        }
        if (!computed.isAfter(was)) {
            return Word.ANEW;
        }
        return was.isBefore(today) || calendar.workingDaysBetween(was, computed) > STEADY_WITHIN_DAYS ? Word.OPEN : Word.STANDS;
    }
}
