package dev.backstop.offline;

import dev.backstop.exchange.Row;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cell that says which period a line is of: a day, or a month or a week as ISO 8601 writes them, {@code 2026-05} and {@code 2026-W22}. */
final class PeriodCell {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}");

    private PeriodCell() {}

    /** The first day of the period; null where the cell is empty, and with a fault of the row where it is none. */
    static @Nullable LocalDate firstDay(Row row, String column) {
        var text = row.text(column);
        if (text == null) {
            return null;
        }
        try {
            if (MONTH.matcher(text).matches()) {
                return YearMonth.parse(text).atDay(1);
            }
            if (WEEK.matcher(text).matches()) {
                return LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            }
        } catch (DateTimeException _) {
            row.fault(column, "%s is not a period. Write a month like 2026-05, a week like 2026-W22 or its first day like 2026-05-25.".formatted(text));
            return null;
        }
        return row.date(column);
    }
}
