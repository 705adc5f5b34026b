package dev.backstop.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Days of the week by their two letters, {@code MO} to {@code SU}, and the calendar columns made of them. */
final class Days {
    static final List<String> CODES = Arrays.stream(DayOfWeek.values()).map(Days::code).toList();

    private Days() {}

    static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    static Set<DayOfWeek> read(ResultSet row, String column) throws SQLException {
        return texts(row, column).map(code -> DayOfWeek.of(CODES.indexOf(code) + 1)).collect(Collectors.toUnmodifiableSet());
    }

    static Set<LocalDate> dates(ResultSet row, String column) throws SQLException {
        return texts(row, column).map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static java.util.stream.Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
