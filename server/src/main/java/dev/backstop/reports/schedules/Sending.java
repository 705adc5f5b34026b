package dev.backstop.reports.schedules;

import static java.util.stream.Collectors.toMap;

import dev.backstop.access.Who;
import dev.backstop.post.Message;
import dev.backstop.post.Post;
import dev.backstop.reports.Format;
import dev.backstop.reports.Reader;
import dev.backstop.reports.schedules.Addressees.Addressee;
import dev.backstop.reports.schedules.Schedule.Missed;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs schedules: each due run once, in a transaction of its own, so that one that fails takes no other with it. */
@Component
class Sending {
    /** How the causes of its mails begin. */
    static final String CAUSE = "report ";

    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    /** A server that looks twice a minute and has other work is still prompt. */
    private static final Duration PROMPT = Duration.ofMinutes(10);
    /** Between a failure and the next try; after the last of them a person must look. */
    private static final Duration[] WAITS = {Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)};

    private final ScheduleTable schedules;
    private final RunBook runs;
    private final Timetables timetables;
    private final Addressees addressees;
    private final ReportMaking making;
    private final ReportMails mails;
    private final Post post;
    private final Clock clock;
    private final TransactionTemplate each;

    Sending(ScheduleTable schedules, RunBook runs, Timetables timetables, Addressees addressees, ReportMaking making, ReportMails mails,
            Post post, Clock clock, PlatformTransactionManager manager) {
        this.schedules = schedules;
        this.runs = runs;
        this.timetables = timetables;
        this.addressees = addressees;
        this.making = making;
        this.mails = mails;
        this.post = post;
        this.clock = clock;
        this.each = new TransactionTemplate(manager);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Sends all that is due by now, and tries again what failed. */
    void all(Instant now) {
        runs.again(now).forEach(again -> schedules.byId(again.schedule()).ifPresent(schedule -> again(schedule, again, now)));
        schedules.due(now).forEach(schedule -> due(schedule, now));
    }

    /** Of runs that were missed the newest counts, and stands for those before it. */
    private void due(Schedule schedule, Instant now) {
        Due due;
        Instant next;
        try {
            var timetable = timetables.of(schedule);
            due = newest(schedule, timetable, now);
            next = Timetables.next(timetable, now, schedule.pausedUntil()).orElse(null);
        } catch (RuntimeException unknown) {
            var failed = new Due(Objects.requireNonNull(schedule.nextDueAt()), false, 0);
            each.executeWithoutResult(_ -> {
                runs.failed(schedule.id(), failed, words(unknown), 1, null, now);
                schedules.advance(schedule, null);
            });
            return;
        }
        attempt(schedule, due, 1, now, () -> runs.claim(schedule.id(), due, now).orElse(null), () -> schedules.advance(schedule, next));
    }

    private static Due newest(Schedule schedule, Timetable timetable, Instant now) {
        var at = Objects.requireNonNull(schedule.nextDueAt(), "what is due has a time");
        var missed = 0;
        for (var next = timetable.next(at); next.isPresent() && !next.get().isAfter(now); next = timetable.next(at)) {
            at = next.get();
            missed++;
        }
        return new Due(at, missed > 0 || Duration.between(at, now).compareTo(PROMPT) > 0, missed);
    }

    private void again(Schedule schedule, RunBook.Again again, Instant now) {
        attempt(schedule, again.due(), again.tries() + 1, now, () -> runs.claimAgain(again.run(), now) ? again.run() : null, () -> {});
    }

    private interface Claim {
        @Nullable Long take();
    }

    private void attempt(Schedule schedule, Due due, int tries, Instant now, Claim claim, Runnable advance) {
        try {
            each.executeWithoutResult(_ -> {
                var run = claim.take();
                if (run != null) {
                    if (due.late() && tries == 1 && schedule.missed() == Missed.SKIP) {
                        runs.nothingSent(run, "skipped");
                    } else {
                        send(schedule, run, due, false, now);
                    }
                }
                advance.run();
            });
        } catch (RuntimeException failed) {
            var again = failed instanceof Problem || tries > WAITS.length ? null : now.plus(WAITS[tries - 1]);
            log.warn("{} of {} failed{}: {}", schedule.number(), due.at(), again == null ? "" : " and is tried again at " + again,
                    words(failed));
            each.executeWithoutResult(_ -> {
                runs.failed(schedule.id(), due, words(failed), tries, again, now);
                advance.run();
            });
        }
    }

    private static String words(RuntimeException failed) {
        return failed instanceof Problem refused ? refused.detail() : failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }

    /** Runs one now because somebody asks, in the caller's transaction; what fails is told to the asker. */
    long now(Schedule schedule) {
        var now = clock.instant();
        var run = runs.asked(schedule.id(), Who.now(), now);
        try {
            send(schedule, run, new Due(now, false, 0), true, now);
        } catch (IllegalStateException cannot) {
            throw Problem.conflict("cannot-be-sent", words(cannot));
        }
        return run;
    }

    /** Those for whom one file is made. */
    record Readers(Reader see, Locale language) {
        /** A CSV is read by programs, and is English. */
        static Readers of(Addressee one, Format format) {
            return new Readers(one.sees(), format == Format.CSV ? Locale.UK : one.language());
        }
    }

    private void send(Schedule schedule, long run, Due due, boolean asked, Instant now) {
        var owner = addressees.owner(schedule);
        var to = addressees.of(schedule.recipients(), owner);
        if (to.isEmpty()) {
            throw Problem.refused("/recipients",
                    "Nobody is left to send it to: all its people are switched off or do not want it. Name others, or end it.");
        }
        var zone = timetables.of(schedule).zone();
        Map<Readers, MadeReport> made = to.stream().map(one -> Readers.of(one, schedule.format())).distinct()
                .collect(toMap(readers -> readers, readers -> making.make(schedule, run, readers.see(), readers.language(), now, zone)));
        var empty = schedule.onlyIfNotEmpty() && made.values().stream().allMatch(report -> report.summary().isEmpty());
        runs.keep(run, made, !empty);
        if (empty) {
            runs.nothingSent(run, "empty");
            return;
        }
        var messages = new ArrayList<Message>();
        for (var one : to) {
            var cause = (CAUSE + "%s %s to %s").formatted(schedule.number(), asked ? "run " + run : "due " + due.at(), one.address());
            messages.add(mails.write(cause, schedule,
                    Objects.requireNonNull(made.get(Readers.of(one, schedule.format()))), one, due, zone));
        }
        runs.deliver(run, to, messages.stream().map(Message::cause).toList());
        post.send(messages);
    }
}
