package dev.backstop.reports.schedules;

import dev.backstop.access.Account;
import dev.backstop.access.Audit;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.reports.schedules.Schedule.Recipients;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Schedules: who may make, change and stop them, and who gets what they send. */
@Component
class Schedules {
    private final ScheduleTable table;
    private final ScheduleForm forms;
    private final Timetables timetables;
    private final Audit audit;
    private final Clock clock;

    Schedules(ScheduleTable table, ScheduleForm forms, Timetables timetables, Audit audit, Clock clock) {
        this.table = table;
        this.forms = forms;
        this.timetables = timetables;
        this.audit = audit;
        this.clock = clock;
    }

    Listing<ScheduleResource> page(Cursor cursor) {
        return Listing.page(table.page(cursor.afterId(), cursor.limit() + 1), cursor, schedule -> Long.toString(schedule.id()))
                .map(ScheduleResource::of);
    }

    Optional<ScheduleResource> byNumber(String number) {
        return table.byNumber(number).map(ScheduleResource::of);
    }

    Schedule require(String number) {
        return table.byNumber(number).orElseThrow(() -> Problem.notFound("report schedule", number));
    }

    ScheduleResource add(ScheduleResource wanted) {
        var number = table.add(forms.checked(wanted, null, new Form()), clock.instant());
        audit.note("report schedule made", "%s, %s".formatted(number, wanted.name()));
        return ScheduleResource.of(require(number));
    }

    /** Changes one; for {@link dev.backstop.web.MasterData}, which has merged what was named into what there is. */
    PutResult change(String number, ScheduleResource wanted) {
        var present = owned(number);
        var changed = forms.checked(wanted, present, new Form());
        table.replace(changed);
        audit.note("report schedule changed", number);
        return new PutResult.Changed();
    }

    void end(String number) {
        table.end(owned(number).id(), clock.instant());
        audit.note("report schedule ended", number);
    }

    /** Pauses through a day, or ends a pause. */
    ScheduleResource pause(String number, @Nullable LocalDate until) {
        var schedule = owned(number);
        var timetable = timetables.of(schedule);
        if (until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), timetable.zone()))) {
            throw Problem.refused("/until", "%s is over. Name the last day of the pause, today or later.".formatted(until));
        }
        table.replace(schedule.runningNext(until, Timetables.next(timetable, clock.instant(), until).orElse(null)));
        audit.note(until == null ? "report schedule resumed" : "report schedule paused", until == null ? number
                : "%s until %s".formatted(number, until));
        return ScheduleResource.of(require(number));
    }

    /** Whoever is signed in gets it from now on, or no more. */
    ScheduleResource subscribe(String number, boolean wanted) {
        var me = Who.person().map(Account::email).orElseThrow(() ->
                Problem.refused("", "Only people subscribe. Name an address among the recipients instead."));
        var schedule = require(number);
        var to = schedule.recipients();
        table.replace(schedule.to(new Recipients(changed(to.people(), me, wanted), to.roles(), to.addresses(),
                changed(to.leftOut(), me, !wanted))));
        return ScheduleResource.of(require(number));
    }

    private static List<String> changed(List<String> all, String one, boolean wanted) {
        var changed = new ArrayList<>(all);
        changed.remove(one);
        if (wanted) {
            changed.add(one);
        }
        return changed;
    }

    /** Makes whoever asks its owner: when the one before has left. */
    ScheduleResource takeOver(String number) {
        var schedule = require(number);
        if (Who.person().isPresent() && !Who.may(Permission.CONFIGURE)) {
            throw Problem.forbidden("Somebody who may change settings can take over %s.".formatted(number));
        }
        table.own(schedule.id(), Who.now());
        audit.note("report schedule taken over", "%s from %s".formatted(number, schedule.owner()));
        return ScheduleResource.of(require(number));
    }

    /** One that whoever asks may change: its owner, who may change settings, and programs. */
    Schedule owned(String number) {
        var schedule = require(number);
        if (!mayChange(schedule.owner())) {
            throw Problem.forbidden("%s belongs to %s, who can change it. You can stop getting it yourself.".formatted(number,
                    schedule.owner()));
        }
        return schedule;
    }

    static boolean mayChange(@Nullable String owner) {
        return Who.person().map(person -> person.email().equals(owner) || person.role().may(Permission.CONFIGURE)).orElse(true);
    }
}
