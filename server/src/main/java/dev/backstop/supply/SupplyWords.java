package dev.backstop.supply;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to supply, as a person would write it. */
final class SupplyWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_OF_A_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private SupplyWords() {}

    /** {@code 3 May}; of another year than that in which it is said, {@code 3 May 2027}. */
    static String day(LocalDate day, LocalDate saidOn) {
        return (day.getYear() == saidOn.getYear() ? DAY : DAY_OF_A_YEAR).format(day);
    }

    /** {@code 3 May}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** What became of a date: {@code moved from 3 to 17 May}, {@code confirmed for 3 May}, {@code now without a date}. */
    static String moved(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (to == null) {
            return from == null ? "still without a date" : "now without a date, it was expected on " + day(from);
        }
        if (from == null) {
            return "now expected on " + day(to);
        }
        if (from.equals(to)) {
            return "confirmed for " + day(to);
        }
        return "moved from %s to %s".formatted(start(from, to), from.getYear() == to.getYear() ? day(to) : DAY_OF_A_YEAR.format(to));
    }

    private static String start(LocalDate from, LocalDate to) {
        if (from.getYear() != to.getYear()) {
            return DAY_OF_A_YEAR.format(from);
        }
        return from.getMonth() == to.getMonth() ? Integer.toString(from.getDayOfMonth()) : day(from);
    }
}
