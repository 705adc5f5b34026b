package dev.backstop.offline;

import java.time.LocalDate;
import java.util.Collection;

/** How long the periods of a file are. */
enum Grain {
    DAY(364, 7), WEEK(52, 52), MONTH(12, 12);

    private static final int DAYS_IN_A_WEEK = 7;

    private final int year;
    private final int alike;

    Grain(int year, int alike) {
        this.year = year;
        this.alike = alike;
    }

    /** The longest grain that all these days fit: all the first of a month, or all the same day of the week. */
    static Grain of(Collection<LocalDate> days) {
        if (days.stream().allMatch(day -> day.getDayOfMonth() == 1)) {
            return MONTH;
        }
        var weekdays = days.stream().map(LocalDate::getDayOfWeek).distinct().count();
        return weekdays == 1 ? WEEK : DAY;
    }

    /** The period of a day, counted so that the next one is one more. */
    int index(int epochDay) {
        return switch (this) {
            case DAY -> epochDay;
            case WEEK -> Math.floorDiv(epochDay, DAYS_IN_A_WEEK);
            case MONTH -> {
                var day = LocalDate.ofEpochDay(epochDay);
                yield day.getYear() * 12 + day.getMonthValue() - 1;
            }
        };
    }

    /** Periods in a year. */
    int year() {
        return year;
    }

    /** Periods after which demand is alike: the same day of the week, or the same period of the year before. */
    int alike() {
        return alike;
    }
}
