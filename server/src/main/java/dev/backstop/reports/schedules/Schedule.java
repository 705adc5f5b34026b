package dev.backstop.reports.schedules;

import dev.backstop.reports.Format;
import dev.backstop.reports.ReportRequest;
import dev.backstop.reports.schedules.Timetable.DaysOff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report that is sent again and again.
 *
 * @param owner       mail address of a person, or name of an API key
 * @param location    code of the one whose working calendar counts, and whose time zone where none is named
 * @param pausedUntil the last day of a pause; null: it is not paused
 * @param nextDueAt   null: it does not run any more
 */
record Schedule(long id, String number, String name, String owner, ReportRequest report, Format format, Timing when, String location,
        @Nullable String timeZone, DaysOff daysOff, Missed missed, boolean onlyIfNotEmpty, @Nullable LocalDate pausedUntil,
        @Nullable Instant nextDueAt,
        Recipients recipients) {

    Schedule to(Recipients others) {
        return new Schedule(id, number, name, owner, report, format, when, location, timeZone, daysOff, missed, onlyIfNotEmpty,
                pausedUntil, nextDueAt, others);
    }

    Schedule runningNext(@Nullable LocalDate pause, @Nullable Instant next) {
        return new Schedule(id, number, name, owner, report, format, when, location, timeZone, daysOff, missed, onlyIfNotEmpty, pause,
                next, recipients);
    }

    /** What happens to a run that was due while no server ran. */
    enum Missed {
        /** Those that were missed are one run, which says that it is late. */
        RUN_LATE,
        SKIP;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Missed of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * To whom it goes.
     *
     * @param people    mail addresses of accounts
     * @param roles     everybody who has one of these
     * @param addresses outside the firm
     * @param leftOut   people who do not want it, whatever their role
     */
    record Recipients(List<String> people, List<String> roles, List<String> addresses, List<String> leftOut) {
        Recipients {
            people = List.copyOf(people);
            roles = List.copyOf(roles);
            addresses = List.copyOf(addresses);
            leftOut = List.copyOf(leftOut);
        }

        boolean isEmpty() {
            return people.isEmpty() && roles.isEmpty() && addresses.isEmpty();
        }
    }
}
