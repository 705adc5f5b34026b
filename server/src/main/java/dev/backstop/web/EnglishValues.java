package dev.backstop.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, numbers and money that stand in a sentence made in English: {@code 12 January}, {@code 1,868}, {@code £12.50}. */
final class EnglishValues {
    private static final Pattern DAY = Pattern.compile(
            "\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)( \\d{4})?");
    private static final String NUMBER = "-?\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?";
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Pattern SHARE = Pattern.compile("(-?\\d+\\.\\d+) %");
    private static final Pattern MONEY = Pattern.compile("(-?)([£€$]|[A-Z]{3} )(\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?)");
    private static final Pattern COUNT = Pattern.compile('(' + NUMBER + ") (.+)", Pattern.DOTALL);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final String LEAP_YEAR = " 2024";

    private EnglishValues() {}

    /** As the page's language writes it; null if it is none of these. */
    static @Nullable String told(String english) {
        var day = DAY.matcher(english);
        if (day.matches()) {
            return day(english, day.group(1) != null);
        }
        var money = MONEY.matcher(english);
        if (money.matches()) {
            return Say.locale().getLanguage().equals("en") ? english
                    : money.group(1) + number(money.group(3)) + ' ' + money.group(2).strip();
        }
        var share = SHARE.matcher(english);
        return share.matches() ? number(share.group(1)) + " %" : GROUPED.matcher(english).matches() ? number(english) : null;
    }

    /** A number and what it counts: {@code 1,868 items}. */
    record Counted(String number, String what) {
        /** Null where it does not begin with a number. */
        static @Nullable Counted of(String english) {
            var count = COUNT.matcher(english);
            return count.matches() ? new Counted(EnglishValues.number(count.group(1)), count.group(2)) : null;
        }
    }

    /** With as many decimals as it has. */
    private static String number(String english) {
        var number = new BigDecimal(english.replace(",", ""));
        return String.format(Say.locale(), "%,." + Math.max(0, number.scale()) + 'f', number);
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
