package dev.backstop.console;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import dev.backstop.catalog.Units;
import dev.backstop.web.Say;
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

/** Days, times, counts and money as people say them, in the language of the page that is being written. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private Words() {}

    /** {@code Tue 12 May, in 8 days}. */
    public static String day(LocalDate day, LocalDate today) {
        return shortDay(day, today) + ", " + away(day, today);
    }

    /** {@code Tue 12 May}; with the year if it is neither this one nor close. */
    public static String shortDay(LocalDate day, LocalDate today) {
        var near = day.getYear() == today.getYear() || Math.abs(ChronoUnit.DAYS.between(today, day)) < 120;
        var forms = DayForms.here();
        return (near ? forms.thisYear() : forms.otherYear()).format(day);
    }

    /** {@code Tuesday 12 May 2026}. */
    public static String fullDay(LocalDate day) {
        return DayForms.here().full().format(day);
    }

    /** {@code today}, {@code in 8 days}, {@code 3 weeks ago}. */
    public static String away(LocalDate day, LocalDate today) {
        var days = ChronoUnit.DAYS.between(today, day);
        if (days == 0) {
            return say("today");
        }
        if (Math.abs(days) == 1) {
            return days > 0 ? say("tomorrow") : say("yesterday");
        }
        return days > 0 ? ahead(days) : ago(-days);
    }

    private static String ahead(long days) {
        var span = Span.of(days);
        return switch (span.unit()) {
            case DAYS -> say("in {0} {0|day|days}", span.number());
            case WEEKS -> say("in {0} {0|week|weeks}", span.number());
            case MONTHS -> say("in {0} {0|month|months}", span.number());
            default -> say("in {0} {0|year|years}", span.number());
        };
    }

    private static String ago(long days) {
        var span = Span.of(days);
        return switch (span.unit()) {
            case DAYS -> say("{0} {0|day|days} ago", span.number());
            case WEEKS -> say("{0} {0|week|weeks} ago", span.number());
            case MONTHS -> say("{0} {0|month|months} ago", span.number());
            default -> say("{0} {0|year|years} ago", span.number());
        };
    }

    /** {@code 8 days}, {@code 3 weeks}, {@code 5 months}, {@code 2 years}. */
    public static String span(long days) {
        var span = Span.of(days);
        return switch (span.unit()) {
            case DAYS -> count(span.number(), "day");
            case WEEKS -> count(span.number(), "week");
            case MONTHS -> count(span.number(), "month");
            default -> count(span.number(), "year");
        };
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
        return Say.number(number) + ' ' + told(number == 1 ? one : many);
    }

    /** A number in groups: {@code 12,500.5}. */
    public static String number(BigDecimal number) {
        return Say.number(number);
    }

    /** A quantity that an answer writes as {@code "1234.5"}, as a page shows it: {@code 1,234.5}. */
    public static String quantity(String decimal) {
        return Say.number(new BigDecimal(decimal));
    }

    /** {@code £12.50}, {@code -£12.50}: two decimals at least, as many as the price has. */
    public static String money(BigDecimal amount, String currency) {
        var scale = Math.max(2, amount.stripTrailingZeros().scale());
        var rounded = amount.setScale(scale, RoundingMode.HALF_UP);
        var number = String.format(Say.locale(), "%,." + scale + "f", rounded.abs());
        var sign = rounded.signum() < 0 ? "-" : "";
        return sign + (Say.locale().getLanguage().equals("en") ? symbol(currency) + number : number + ' ' + symbol(currency).strip());
    }

    /** {@code 9 in 10}. */
    public static String odds(BigDecimal confidence) {
        var tenths = confidence.movePointRight(1).stripTrailingZeros();
        if (tenths.scale() <= 0) {
            return say("{0} in 10", tenths.toPlainString());
        }
        return say("{0} in 100", confidence.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString());
    }

    /** A key as a segment of an address, or as a value in its query. */
    public static String path(String key) {
        return UriUtils.encodePathSegment(key, StandardCharsets.UTF_8).replace("&", "%26").replace("+", "%2B");
    }

    /** The name of a language: {@code German}, {@code Deutsch}. */
    public static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Say.locale());
    }

    /** A constant as a word: {@code PHASING_OUT} is {@code phasing out}. */
    public static String of(Enum<?> constant) {
        return String.valueOf(told(constant.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
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

    /** With so many digits at most, as programs read it. */
    public static String plain(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** With so many digits at most. */
    public static String decimal(double number, int digits) {
        return Say.number(BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP));
    }

    /** With exactly so many digits, for columns of figures that are compared. */
    public static String places(double number, int digits) {
        return String.format(Say.locale(), "%,." + digits + 'f', number);
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
