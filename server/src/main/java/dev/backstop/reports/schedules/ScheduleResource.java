package dev.backstop.reports.schedules;

import dev.backstop.reports.ReportRequest;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the outside writes and reads it.
 *
 * @param schedule       its number; only shown, as are owner and next run
 * @param report         what is asked of which report; without filters and columns: the report as it is
 * @param format         csv, xlsx (usual) or pdf
 * @param location       whose working calendar counts; absent: the first
 * @param timeZone       in which times are meant; absent: the location's
 * @param daysOff        on days without work: run (usual), skip, or next (the next working day)
 * @param missed         what was due while no server ran: run-late (usual; once, saying so) or skip
 * @param onlyIfNotEmpty whether nothing is sent where no row fits
 * @param recipients     absent: who makes it
 * @param pausedUntil    the last day of a pause
 */
@Strict
public record ScheduleResource(@Nullable String schedule, @Nullable String name, @Nullable ReportRequest report, @Nullable String format,
        @Nullable Timing when, @Nullable String location, @Nullable String timeZone, @Nullable String daysOff, @Nullable String missed,
        @Nullable Boolean onlyIfNotEmpty, @Nullable To recipients, @Nullable LocalDate pausedUntil, @Nullable String owner,
                @Nullable Instant nextDueAt) {

    /**
     * To whom it goes.
     *
     * @param people    mail addresses of accounts
     * @param roles     admin, planner, buyer, agent, warehouse, viewer
     * @param addresses mail addresses outside the firm
     * @param leftOut   people who do not want it although their role gets it; only shown: each says so for himself
     */
    @Strict
    public record To(@Nullable List<String> people, @Nullable List<String> roles, @Nullable List<String> addresses,
            @Nullable List<String> leftOut) {}

    static ScheduleResource of(Schedule schedule) {
        var to = schedule.recipients();
        return new ScheduleResource(schedule.number(), schedule.name(), schedule.report(), schedule.format().extension(), schedule.when(),
                schedule.location(),
                schedule.timeZone(), schedule.daysOff().word(), schedule.missed().word(), schedule.onlyIfNotEmpty(),
                new To(to.people(), to.roles(), to.addresses(), to.leftOut()), schedule.pausedUntil(), schedule.owner(),
                schedule.nextDueAt());
    }
}
