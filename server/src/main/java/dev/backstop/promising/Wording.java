package dev.backstop.promising;

import dev.backstop.planning.SaidDay;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Promises as people say them. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_A_YEAR = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private Wording() {}

    /** {@code 27 April}; of another year than that in which it is said, {@code 27 April 2027}. */
    static String day(LocalDate day, LocalDate saidOn) {
        return (day.getYear() == saidOn.getYear() ? DAY : DAY_OF_A_YEAR).format(day);
    }

    /**
     * What an order is promised: {@code 5 ship on 27 April}, {@code 7 ship by 3 May}, {@code 2 have no date yet; we will write by 12 May}. A
     * day of a range is always said by its end, however wide: it is what the customer may hold us to.
     *
     * @param saidOn the day on which it is promised
     */
    static String sentence(String quantity, boolean fromStock, @Nullable LocalDate shipBy, @Nullable LocalDate nextWordBy, LocalDate saidOn) {
        var one = quantity.equals("1");
        if (shipBy != null) {
            return "%s %s %s %s".formatted(quantity, one ? "ships" : "ship", fromStock ? "on" : "by", day(shipBy, saidOn));
        }
        return "%s %s no date yet%s".formatted(quantity, one ? "has" : "have", nextWordBy == null ? "" : "; we will write by " + day(nextWordBy, saidOn));
    }

    /**
     * What an order would be promised, as exact as it is sure: {@code 7 ship by 3 May}, {@code 7 ship between 3 May and 12 May},
     * {@code 7 ship in the week of 25 May}, {@code 7 ship in June 2026}.
     */
    static String offered(ScheduleJson part, LocalDate today) {
        if (part.shipBy() == null || part.source().equals("stock")) {
            return sentence(part.quantity(), part.source().equals("stock"), part.shipBy(), part.nextWordBy(), today);
        }
        return "%s %s %s".formatted(part.quantity(), part.quantity().equals("1") ? "ships" : "ship", switch (SaidDay.of(part.earliest(), part.shipBy(), today)) {
            case SaidDay.By(var day) -> "by " + day(day, today);
            case SaidDay.Between(var from, var to) -> "between %s and %s".formatted(day(from, today), day(to, today));
            case SaidDay.WeekOf(var monday) -> "in the week of " + day(monday, today);
            case SaidDay.MonthOf(var day) -> "in " + MONTH.format(day);
        });
    }
}
