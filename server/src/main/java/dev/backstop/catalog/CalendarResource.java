package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A working calendar as the outside writes it.
 *
 * @param workingDays {@code MO} to {@code SU}; absent: Monday to Friday
 * @param holidays    absent: none
 * @param cutOff      local time, {@code HH:mm}; null: none
 */
@Strict
public record CalendarResource(@Nullable List<String> workingDays, @Nullable List<LocalDate> holidays, @Nullable String cutOff) {
    static final CalendarResource USUAL = new CalendarResource(List.of("MO", "TU", "WE", "TH", "FR"), List.of(), null);
    private static final int MOST_HOLIDAYS = 5000;

    /** The calendar after its checks, in the order of the week and of the year. */
    static CalendarResource checked(@Nullable CalendarResource given, String pointer, Form form) {
        if (given == null) {
            return USUAL;
        }
        var days = given.workingDays() == null ? List.of("MO", "TU", "WE", "TH", "FR") : given.workingDays();
        if (days.isEmpty()) {
            form.fault(pointer + "/workingDays", "There is no working day. Name at least one, such as MO.");
        }
        var holidays = given.holidays() == null ? List.<LocalDate>of() : given.holidays();
        if (holidays.size() > MOST_HOLIDAYS) {
            form.fault(pointer + "/holidays", "%d holidays are too many; %d at most.".formatted(holidays.size(), MOST_HOLIDAYS));
        }
        return new CalendarResource(
                inOrder(days, pointer + "/workingDays", form),
                holidays.stream().distinct().sorted().toList(),
                cutOff(given.cutOff(), pointer + "/cutOff", form));
    }

    /** Days of the week after their check, each once, Monday first. */
    static List<String> inOrder(List<String> days, String pointer, Form form) {
        for (var i = 0; i < days.size(); i++) {
            form.oneOf(pointer + '/' + i, days.get(i), Days.CODES);
        }
        return Days.CODES.stream().filter(days::contains).toList();
    }

    private static @Nullable String cutOff(@Nullable String time, String pointer, Form form) {
        try {
            return time == null ? null : LocalTime.parse(time).withSecond(0).withNano(0).toString();
        } catch (DateTimeException _) {
            form.fault(pointer, "%s is not a time of day. Write it as HH:mm, such as 15:00.".formatted(time));
            return null;
        }
    }
}
