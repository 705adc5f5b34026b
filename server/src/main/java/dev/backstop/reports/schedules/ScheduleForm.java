package dev.backstop.reports.schedules;

import dev.backstop.access.Account;
import dev.backstop.access.Accounts;
import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import dev.backstop.access.Who;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.reports.Format;
import dev.backstop.reports.Reader;
import dev.backstop.reports.Reports;
import dev.backstop.reports.schedules.Schedule.Missed;
import dev.backstop.reports.schedules.Schedule.Recipients;
import dev.backstop.reports.schedules.Timetable.DaysOff;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a schedule as it was written, and gathers every fault. */
@Component
class ScheduleForm {
    static final List<String> FORMATS = Arrays.stream(Format.values()).map(Format::extension).toList();
    static final List<String> DAYS_OFF = Arrays.stream(DaysOff.values()).map(DaysOff::word).toList();
    static final List<String> MISSED = Arrays.stream(Missed.values()).map(Missed::word).toList();
    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::word).toList();
    private static final int MOST_RECIPIENTS = 200;

    private final Reports reports;
    private final Rhythms rhythms;
    private final Locations locations;
    private final Accounts accounts;
    private final Clock clock;

    ScheduleForm(Reports reports, Rhythms rhythms, Locations locations, Accounts accounts, Clock clock) {
        this.reports = reports;
        this.rhythms = rhythms;
        this.locations = locations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * As it would be stored.
     *
     * @param present what it changes; null: it is new
     */
    Schedule checked(ScheduleResource given, @Nullable Schedule present, Form form) {
        form.required("/name", given.name(), "Name it as it shall stand in the subject of its mails.");
        form.oneOf("/format", given.format(), FORMATS);
        form.oneOf("/daysOff", given.daysOff(), DAYS_OFF);
        form.oneOf("/missed", given.missed(), MISSED);
        form.timeZone("/timeZone", given.timeZone());
        checkReport(given, form);
        var location = location(given, form);
        var rhythm = rhythms.read(given.when(), form);
        var recipients = recipients(given.recipients(), present, form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var here = Objects.requireNonNull(location, "without one there is a fault");
        var daysOff = given.daysOff() == null ? DaysOff.RUN : DaysOff.valueOf(given.daysOff().toUpperCase(Locale.ROOT));
        var zone = given.timeZone() == null ? here.zone() : ZoneId.of(given.timeZone());
        var next = Timetables.next(new Timetable(rhythm.orElseThrow(), zone, here.calendar(), daysOff), clock.instant(),
                given.pausedUntil());
        if (next.isEmpty()) {
            throw Problem.refused("/when",
                    "It would never run within five years. Maybe all its days are days without work at %s?".formatted(here.code()));
        }
        return new Schedule(present == null ? 0 : present.id(), present == null ? "" : present.number(),
                Objects.requireNonNull(given.name()).strip(),
                present == null ? Who.now() : present.owner(), Objects.requireNonNull(given.report()),
                given.format() == null ? Format.XLSX : Format.valueOf(given.format().toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(given.when()), here.code(),
                given.timeZone(), daysOff, given.missed() == null ? Missed.RUN_LATE : Missed.of(given.missed()),
                Boolean.TRUE.equals(given.onlyIfNotEmpty()),
                given.pausedUntil(), next.get(), recipients);
    }

    /** Asked once, so that what the report refuses is told now and not in the night. */
    private void checkReport(ScheduleResource given, Form form) {
        if (given.report() == null || given.report().report().isBlank()) {
            form.fault("/report/report", "Name the report, such as stock-level. GET /api/v1/reports lists them.");
            return;
        }
        try {
            reports.page(given.report(), 0, 1, Reader.now());
        } catch (Problem refused) {
            form.fault("/report", refused.detail());
        }
    }

    private @Nullable Location location(ScheduleResource given, Form form) {
        var found = given.location() == null ? locations.all().stream().filter(Location::active).findFirst()
                : locations.byCode(given.location());
        if (found.isEmpty()) {
            form.fault("/location", given.location() == null ? "There is no location yet, so no working calendar. Create one first."
                    : "There is no location %s. Check the code, or create the location first.".formatted(given.location()));
        }
        return found.orElse(null);
    }

    private Recipients recipients(ScheduleResource.@Nullable To given, @Nullable Schedule present, Form form) {
        var leftOut = present == null ? List.<String>of() : present.recipients().leftOut();
        if (given == null) {
            var me = Who.person().map(Account::email);
            if (me.isEmpty() && present == null) {
                form.fault("/recipients", "Say to whom it goes: people, roles or addresses.");
            }
            return present == null ? new Recipients(me.stream().toList(), List.of(), List.of(), leftOut) : present.recipients();
        }
        var to = new Recipients(lower(given.people()), lower(given.roles()), lower(given.addresses()), leftOut);
        if (to.isEmpty()) {
            form.fault("/recipients", "Say to whom it goes: people, roles or addresses.");
        }
        if (to.people().size() + to.addresses().size() > MOST_RECIPIENTS) {
            form.fault("/recipients",
                    "At most %d people and addresses get one mail each. Send it to a list of yours instead.".formatted(MOST_RECIPIENTS));
        }
        for (var i = 0; i < to.people().size(); i++) {
            if (accounts.byEmail(to.people().get(i)).isEmpty()) {
                form.fault("/recipients/people/" + i,
                        "%s has no account. Name it among the addresses, or open an account.".formatted(to.people().get(i)));
            }
        }
        for (var i = 0; i < to.roles().size(); i++) {
            form.oneOf("/recipients/roles/" + i, to.roles().get(i), ROLES);
        }
        checkAddresses(to.addresses(), present == null ? List.of() : present.recipients().addresses(), form);
        return to;
    }

    /** What leaves the firm needs somebody who answers for the firm. */
    private static void checkAddresses(List<String> addresses, List<String> before, Form form) {
        for (var i = 0; i < addresses.size(); i++) {
            var pointer = "/recipients/addresses/" + i;
            form.email(pointer, addresses.get(i));
            if (!before.contains(addresses.get(i)) && Who.person().isPresent() && !Who.may(Permission.CONFIGURE)) {
                form.fault(pointer, "%s is outside the firm. Ask somebody who may change settings to add it.".formatted(addresses.get(i)));
            }
        }
    }

    private static List<String> lower(@Nullable List<String> given) {
        return given == null ? List.of() : given.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).filter(each -> !each.isEmpty())
                .distinct().toList();
    }
}
