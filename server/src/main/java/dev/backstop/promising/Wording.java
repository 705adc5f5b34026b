package dev.backstop.promising;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Promises as people say them. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private Wording() {}

    /** {@code 27 April}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 5 ship on 27 April}, {@code 7 ship by 3 May}, {@code 2 have no date yet; we will write by 12 May}. */
    static String sentence(String quantity, boolean one, boolean fromStock, @Nullable LocalDate shipBy, @Nullable LocalDate nextWordBy) {
        if (shipBy != null) {
            return "%s %s %s %s".formatted(quantity, one ? "ships" : "ship", fromStock ? "on" : "by", day(shipBy));
        }
        return "%s %s no date yet%s".formatted(quantity, one ? "has" : "have", nextWordBy == null ? "" : "; we will write by " + day(nextWordBy));
    }
}
