package dev.backstop.exchange;

import dev.backstop.catalog.CalendarResource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Working calendars in three columns: the days of the week, the holidays, and the time after which nothing ships. */
final class Calendars {
    static final Column WORKING_DAYS = Column.optional("workingDays", "days").at("/calendar/workingDays");
    static final Column HOLIDAYS = Column.optional("holidays", "closed").at("/calendar/holidays");
    static final Column CUT_OFF = Column.optional("cutOff", "cutoff time").at("/calendar/cutOff");

    private Calendars() {}

    static CalendarResource read(Row row) {
        return new CalendarResource(days(row, "workingDays"), holidays(row), row.text("cutOff"));
    }

    /** Days of the week as {@code MO TU}, {@code Mon|Tue} or {@code Monday, Tuesday}; null: the cell is empty. */
    static @Nullable List<String> days(Row row, String column) {
        var cell = row.text(column);
        return cell == null ? null : Arrays.stream(cell.split("[^\\p{L}]+"))
                .filter(day -> !day.isEmpty())
                .map(day -> day.substring(0, Math.min(2, day.length())).toUpperCase(Locale.ROOT))
                .toList();
    }

    private static @Nullable List<LocalDate> holidays(Row row) {
        if (row.text("holidays") == null) {
            return null;
        }
        var holidays = new ArrayList<LocalDate>();
        for (var cell : row.list("holidays")) {
            try {
                holidays.add(Cells.date(cell));
            } catch (Unreadable unreadable) {
                row.fault("holidays", unreadable.reason());
            }
        }
        return holidays;
    }
}
