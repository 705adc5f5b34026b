package dev.backstop.exchange;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads cells as people write them, and refuses what could be meant in two ways rather than guess. */
final class Cells {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d+)?|\\.\\d+)");
    private static final Pattern COMMA_NUMBER = Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+),\\d+");
    private static final Pattern EITHER_NUMBER = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3})+");
    private static final Pattern WITH_SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern WITH_DOTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private Cells() {}

    /** A decimal number, as text with a point. {@code commas}: the file is written where the decimal mark is a comma. */
    static String decimal(String cell, boolean commas) throws Unreadable {
        if (commas && COMMA_NUMBER.matcher(cell).matches()) {
            return cell.replace(".", "").replace(',', '.');
        }
        if (commas && EITHER_NUMBER.matcher(cell).matches()) {
            throw new Unreadable("%s can be meant with decimals or with thousands. Write it without thousands marks.".formatted(cell));
        }
        if (!NUMBER.matcher(cell).matches()) {
            throw new Unreadable("%s is not a number. Write it like 1234.5, without thousands marks, units and currency.".formatted(cell));
        }
        return cell;
    }

    /** A whole number. */
    static int integer(String cell, boolean commas) throws Unreadable {
        try {
            return new BigDecimal(decimal(cell, commas)).intValueExact();
        } catch (ArithmeticException _) {
            throw new Unreadable("%s is not a whole number.".formatted(cell));
        }
    }

    /** A date: {@code 2026-05-31}, {@code 31.5.2026}, or with slashes where only one reading is a date. */
    static LocalDate date(String cell) throws Unreadable {
        try {
            var dots = WITH_DOTS.matcher(cell);
            if (dots.matches()) {
                return LocalDate.of(number(dots, 3), number(dots, 2), number(dots, 1));
            }
            var slashes = WITH_SLASHES.matcher(cell);
            if (slashes.matches()) {
                return slashes(cell, slashes);
            }
            return LocalDate.parse(cell.length() > 10 && (cell.charAt(10) == 'T' || cell.charAt(10) == ' ') ? cell.substring(0, 10) : cell);
        } catch (DateTimeException _) {
            throw new Unreadable("%s is not a date. Write it like 2026-05-31.".formatted(cell));
        }
    }

    private static LocalDate slashes(String cell, Matcher parts) throws Unreadable {
        var first = number(parts, 1);
        var second = number(parts, 2);
        if (first <= 12 && second <= 12 && first != second) {
            throw new Unreadable("%s can be meant as day and month or as month and day. Write it like 2026-05-31.".formatted(cell));
        }
        return first > 12 ? LocalDate.of(number(parts, 3), second, first) : LocalDate.of(number(parts, 3), first, second);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** A point in time: with its offset, or in {@code zone}; a date alone is noon there, so that no zone moves it to another day. */
    static Instant instant(String cell, ZoneId zone) throws Unreadable {
        try {
            if (cell.length() > 10 && cell.charAt(4) == '-') {
                var iso = cell.replace(' ', 'T');
                var withOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
                return withOffset ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).atZone(zone).toInstant();
            }
        } catch (DateTimeException _) {
            throw new Unreadable("%s is not a point in time. Write it like 2026-05-31T14:05:00Z or 2026-05-31.".formatted(cell));
        }
        return date(cell).atTime(12, 0).atZone(zone).toInstant();
    }

    /** Yes or no. */
    static boolean flag(String cell) throws Unreadable {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1", "x" -> true;
            case "no", "n", "false", "0" -> false;
            default -> throw new Unreadable("%s is neither yes nor no.".formatted(cell));
        };
    }

    /** Several values in one cell, divided by {@code |}. */
    static List<String> list(String cell) {
        return Arrays.stream(cell.split("\\|")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
