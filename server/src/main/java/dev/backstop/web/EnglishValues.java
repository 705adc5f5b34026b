package dev.backstop.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and numbers that stand in a sentence made in English: {@code 12 January}, {@code 12 January 2026}, {@code 1,868}. */
final class EnglishValues {
    private static final Pattern DAY = Pattern.compile(
            "\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)( \\d{4})?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final String LEAP_YEAR = " 2024";

    private EnglishValues() {}

    /** As the page's language writes it; null if it is neither a day nor a number in groups. */
    static @Nullable String told(String english) {
        var day = DAY.matcher(english);
        if (day.matches()) {
            return day(english, day.group(1) != null);
        }
        return GROUPED.matcher(english).matches() ? Say.number(new BigDecimal(english.replace(",", ""))) : null;
    }

    private static @Nullable String day(String english, boolean withYear) {
        try {
            var day = LocalDate.parse(withYear ? english : english + LEAP_YEAR, ENGLISH);
            return DateTimeFormatter.ofPattern(pattern() + (withYear ? years() : ""), Say.locale()).format(day);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static String pattern() {
        return switch (Say.locale().getLanguage()) {
            case "de" -> "d. MMMM";
            case "es" -> "d 'de' MMMM";
            default -> "d MMMM";
        };
    }

    private static String years() {
        return Say.locale().getLanguage().equals("es") ? " 'de' uuuu" : " uuuu";
    }
}
