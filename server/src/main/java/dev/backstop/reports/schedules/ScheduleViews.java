package dev.backstop.reports.schedules;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import dev.backstop.access.Account;
import dev.backstop.access.Who;
import dev.backstop.console.Words;
import dev.backstop.reports.FilterWords;
import dev.backstop.reports.Reader;
import dev.backstop.reports.Report;
import dev.backstop.reports.Reports;
import dev.backstop.web.Cursor;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Schedules in words, for the pages. */
@Component
class ScheduleViews {
    private static final int MOST = 500;

    private final ScheduleTable table;
    private final Timetables timetables;
    private final RunHistory history;
    private final Reports reports;
    private final Clock clock;

    ScheduleViews(ScheduleTable table, Timetables timetables, RunHistory history, Reports reports, Clock clock) {
        this.table = table;
        this.timetables = timetables;
        this.history = history;
        this.reports = reports;
        this.clock = clock;
    }

    List<ScheduleRow> all() {
        return table.page(0, MOST).stream().map(this::row).toList();
    }

    ScheduleRow one(String number) {
        return row(table.byNumber(number).orElseThrow(() -> Problem.notFound("report schedule", number)));
    }

    private ScheduleRow row(Schedule schedule) {
        var me = Who.person();
        var to = schedule.recipients();
        var zone = timetables.of(schedule).zone();
        var paused = schedule.pausedUntil() != null && !schedule.pausedUntil().isBefore(LocalDate.ofInstant(clock.instant(), zone));
        var last = history.page(schedule, new Cursor("", 1), Reader.now()).data();
        var report = report(schedule);
        return new ScheduleRow(schedule.number(), schedule.name(), schedule.owner(),
                report.map(Report::heading).orElse(schedule.report().report()), ReportMails.address(schedule.report()),
                report.map(its -> FilterWords.of(its, schedule.report())).orElse(schedule.report().filters()),
                schedule.format().extension(), TimingWords.of(schedule.when()), words(to),
                schedule.timeZone(), schedule.nextDueAt(),
                paused ? schedule.pausedUntil() : null, Schedules.mayChange(schedule.owner()),
                me.map(person -> gets(person, to)).orElse(false), last.isEmpty() ? null : last.getFirst());
    }

    private static boolean gets(Account person, Schedule.Recipients to) {
        return to.people().contains(person.email()) || (to.roles().contains(person.role().word()) && !to.leftOut()
                .contains(person.email()));
    }

    /** Empty: an own report that its owner forgot, or no longer shares. */
    private Optional<Report> report(Schedule schedule) {
        try {
            return Optional.of(reports.get(schedule.report().report(), Reader.now()));
        } catch (Problem gone) {
            return Optional.empty();
        }
    }

    /** In the language of the page: {@code all with the role of buyer, ada@shop.example and 3 others}. */
    private static String words(Schedule.Recipients to) {
        var all = new ArrayList<String>();
        to.roles().forEach(role -> all.add(say("all with the role of {0}", told(role))));
        all.addAll(to.people());
        all.addAll(to.addresses());
        return all.size() <= 3 ? String.join(", ", all) : say("{0} and {1}", String.join(", ", all.subList(0, 2)),
                Words.count(all.size() - 2, "other"));
    }
}
