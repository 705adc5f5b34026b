package dev.backstop.console;

import dev.backstop.web.Say;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a language writes days.
 *
 * @param thisYear {@code Tue 12 May}
 * @param full     {@code Tuesday 12 May 2026}
 */
record DayForms(DateTimeFormatter thisYear, DateTimeFormatter otherYear, DateTimeFormatter full) {
    private static final DayForms ENGLISH = of(Locale.UK, "EEE d MMM", "EEE d MMM yyyy", "EEEE d MMMM yyyy");
    private static final DayForms GERMAN = of(Locale.GERMAN, "EEE d. MMM", "EEE d. MMM yyyy", "EEEE, d. MMMM yyyy");
    private static final DayForms SPANISH = of(Locale.of("es"), "EEE d MMM", "EEE d MMM yyyy", "EEEE d 'de' MMMM 'de' yyyy");

    /** Those of the page that is being written. */
    static DayForms here() {
        return switch (Say.locale().getLanguage()) {
            case "de" -> GERMAN;
            case "es" -> SPANISH;
            default -> ENGLISH;
        };
    }

    private static DayForms of(Locale locale, String thisYear, String otherYear, String full) {
        return new DayForms(DateTimeFormatter.ofPattern(thisYear, locale), DateTimeFormatter.ofPattern(otherYear, locale),
                DateTimeFormatter.ofPattern(full, locale));
    }
}
