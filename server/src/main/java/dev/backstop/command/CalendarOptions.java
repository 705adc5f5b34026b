package dev.backstop.command;

import dev.backstop.planning.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** On which days goods are received. */
final class CalendarOptions {
    @Option(names = "--working-days", paramLabel = "DAY", split = ",",
            description = "Days of the week on which goods are received, such as MONDAY,TUESDAY; usually all. Other days move to the "
                    + "next working day.")
    Set<DayOfWeek> workingDays = EnumSet.allOf(DayOfWeek.class);

    @Option(names = "--holidays", paramLabel = "DATE", split = ",", description = "Days without work, such as 2026-12-25,2026-12-26.")
    List<LocalDate> holidays = List.of();

    WorkingCalendar calendar() {
        return new WorkingCalendar(workingDays, Set.copyOf(holidays));
    }
}
