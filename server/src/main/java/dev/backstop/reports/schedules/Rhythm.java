package dev.backstop.reports.schedules;

import dev.backstop.planning.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.support.CronExpression;

/** On which days and at what time something recurs, by the clock on the wall. */
sealed interface Rhythm {
    /** The first moment strictly after this one; none within five years counts as never. */
    Optional<LocalDateTime> after(LocalDateTime moment);

    /** Once on certain days. */
    record OnDays(Days days, LocalTime at) implements Rhythm {
        private static final int DAYS_AHEAD = 5 * 366;

        @Override
        public Optional<LocalDateTime> after(LocalDateTime moment) {
            return moment.toLocalDate().datesUntil(moment.toLocalDate().plusDays(DAYS_AHEAD))
                    .filter(days::hold).map(day -> day.atTime(at)).filter(each -> each.isAfter(moment)).findFirst();
        }
    }

    /** Whatever five fields of cron say: minute, hour, day of the month, month, day of the week. */
    record Cron(CronExpression expression) implements Rhythm {
        @Override
        public Optional<LocalDateTime> after(LocalDateTime moment) {
            return Optional.ofNullable(expression.next(moment));
        }
    }

    /** Which days. */
    sealed interface Days {
        boolean hold(LocalDate day);
    }

    record EveryDay() implements Days {
        @Override
        public boolean hold(LocalDate day) {
            return true;
        }
    }

    record Weekly(Set<DayOfWeek> days) implements Days {
        public Weekly {
            days = Set.copyOf(days);
        }

        @Override
        public boolean hold(LocalDate day) {
            return days.contains(day.getDayOfWeek());
        }
    }

    /** A day of the month, in a shorter month its last one: 31 is the last day of each. */
    record MonthDay(int number) implements Days {
        @Override
        public boolean hold(LocalDate day) {
            return day.getDayOfMonth() == Math.min(number, day.lengthOfMonth());
        }
    }

    /** The first, second, … such day of the week in a month; −1 is the last. */
    record NthWeekday(int nth, DayOfWeek weekday) implements Days {
        @Override
        public boolean hold(LocalDate day) {
            return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)));
        }
    }

    /** The days on which orders are placed with a vendor; where any day is one, its working days. */
    record OrderDays(Set<DayOfWeek> days, WorkingCalendar vendor) implements Days {
        public OrderDays {
            days = Set.copyOf(days);
        }

        @Override
        public boolean hold(LocalDate day) {
            return days.isEmpty() ? vendor.isWorkingDay(day) : days.contains(day.getDayOfWeek());
        }
    }
}
