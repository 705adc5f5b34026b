package dev.backstop.console;

import dev.backstop.catalog.Units;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.web.util.UriUtils;

/** Days, times, counts and money as people say them. */
public final class Words {
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private Words() {}

    /** {@code Tue 12 May, in 8 days}. */
    public static String day(LocalDate day, LocalDate today) {
        return shortDay(day, today) + ", " + away(day, today);
    }

    /** {@code Tue 12 May}; with the year if it is neither this one nor close. */
    public static String shortDay(LocalDate day, LocalDate today) {
        var near = day.getYear() == today.getYear() || Math.abs(ChronoUnit.DAYS.between(today, day)) < 120;
        return (near ? THIS_YEAR : OTHER_YEAR).format(day);
    }

    /** {@code Tuesday 12 May 2026}. */
    public static String fullDay(LocalDate day) {
        return FULL.format(day);
    }

    /** {@code today}, {@code in 8 days}, {@code 3 weeks ago}. */
    public static String away(LocalDate day, LocalDate today) {
        var days = ChronoUnit.DAYS.between(today, day);
        if (days == 0) {
            return "today";
        }
        if (Math.abs(days) == 1) {
            return days > 0 ? "tomorrow" : "yesterday";
        }
        var span = span(Math.abs(days));
        return days > 0 ? "in " + span : span + " ago";
    }

    /** {@code 8 days}, {@code 3 weeks}, {@code 5 months}, {@code 2 years}. */
    public static String span(long days) {
        if (days < 21) {
            return count(days, "day");
        }
        if (days < 75) {
            return count(Math.round(days / 7.0), "week");
        }
        return days < 700 ? count(Math.round(days / 30.4), "month") : count(Math.round(days / 365.25), "year");
    }

    static String moment(Instant instant, ZoneId zone, LocalDate today) {
        var local = instant.atZone(zone);
        return shortDay(local.toLocalDate(), today) + ", " + TIME.format(local);
    }

    /** {@code 1 line}, {@code 3 lines}. */
    public static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** {@code 1 box}, {@code 3 boxes}. */
    public static String count(long number, String one, String many) {
        return "%,d %s".formatted(number, number == 1 ? one : many);
    }

    /** A number with thin groups: {@code 12,500.5}. */
    public static String number(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        var scale = Math.max(0, plain.scale());
        return ("%,." + scale + "f").formatted(plain);
    }

    /** {@code £12.50}: two decimals at least, as many as the price has. */
    public static String money(BigDecimal amount, String currency) {
        var scale = Math.max(2, amount.stripTrailingZeros().scale());
        return symbol(currency) + ("%,." + scale + "f").formatted(amount.setScale(scale, RoundingMode.HALF_UP));
    }

    /** {@code 9 in 10}. */
    public static String odds(BigDecimal confidence) {
        var tenths = confidence.movePointRight(1).stripTrailingZeros();
        if (tenths.scale() <= 0) {
            return "%s in 10".formatted(tenths.toPlainString());
        }
        return "%s in 100".formatted(confidence.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString());
    }

    /** A key as a segment of an address. */
    public static String path(String key) {
        return UriUtils.encodePathSegment(key, StandardCharsets.UTF_8);
    }

    /** A constant as a word: {@code PHASING_OUT} is {@code phasing out}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A rate of smallest units with about two digits that count: {@code 0.35}, {@code 4.2}, {@code 120}. */
    public static String rate(double perDay, Units units) {
        var number = BigDecimal.valueOf(perDay).movePointLeft(units.decimals()).round(new MathContext(2));
        return number(number.abs().compareTo(BigDecimal.valueOf(0.01)) < 0 ? BigDecimal.ZERO : number);
    }

    /** {@code 95 %}, {@code 97.5 %}. */
    public static String percent(double share) {
        return decimal(100 * share, 1) + " %";
    }

    /** With so many digits at most. */
    public static String decimal(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String symbol(String currency) {
        return switch (currency) {
            case "GBP" -> "£";
            case "EUR" -> "€";
            case "USD" -> "$";
            default -> currency + ' ';
        };
    }
}
