package dev.backstop.reports.schedules;

import dev.backstop.post.Post;
import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Once a day: forgets files of old runs, and takes over calendars and order days that were changed. */
@Component
class UpkeepJob implements Job {
    private static final int MOST = 10_000;
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private final RunBook runs;
    private final Keeping keeping;
    private final Post post;
    private final ScheduleTable schedules;
    private final Timetables timetables;

    UpkeepJob(RunBook runs, Keeping keeping, Post post, ScheduleTable schedules, Timetables timetables) {
        this.runs = runs;
        this.keeping = keeping;
        this.post = post;
        this.schedules = schedules;
        this.timetables = timetables;
    }

    @Override
    public String name() {
        return "report schedules kept up";
    }

    @Override
    public Instant next(Instant after) {
        var today = after.truncatedTo(ChronoUnit.DAYS).plus(AFTER_MIDNIGHT);
        return today.isAfter(after) ? today : today.plus(Duration.ofDays(1));
    }

    @Override
    public void run(Instant now) {
        var before = now.minus(keeping.files());
        runs.forgetFiles(before);
        post.forgetFiles(Sending.CAUSE, before);
        for (var schedule : schedules.page(0, MOST)) {
            var due = schedule.nextDueAt();
            if (due != null && due.isAfter(now)) { // what is overdue is not lost by a change of calendar
                schedules.advance(schedule, Timetables.next(timetables.of(schedule), now, schedule.pausedUntil()).orElse(null));
            }
        }
    }
}
