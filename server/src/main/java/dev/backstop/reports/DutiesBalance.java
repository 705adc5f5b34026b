package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.text;

import java.util.List;
import java.util.Map;

/** What became of every duty to tell. */
final class DutiesBalance {
    static final ReportSet SET = ReportSet.named("duties-balance", "Duties balance", Theme.PROMISES)
            .about("""
                    Duties to tell a customer of a later date, by the day on which they were opened, what asked for them, and how they
                    ended. Opened is always discharged + waived + superseded + open.""")
            .columns(date("day", "Opened on", "The day on which they were opened (UTC)."),
                    date("week", "Week", "The Monday of that week."),
                    text("kind", "Kind", "Delay, or renewed where an earlier notice offered another date.").oneOf("delay", "renewed"),
                    text("law", "Law", "The profile of the law that asks for a notice with a choice; house: only we ask it of ourselves."),
                    count("opened", "Opened", "Born with the slip.").opening("/duties"),
                    count("discharged", "Discharged", "Ended by evidence that the customer was told."),
                    count("waived", "Waived", "Ended by a named person."),
                    count("superseded", "Superseded", "Made void: shipped, cancelled, back within grace, or replaced by a newer duty."),
                    count("open", "Open", "Still to be told.").opening("/duties?state=open"),
                    count("overdue", "Overdue", "Of the open, past their deadline.").opening("/duties?overdue=true"),
                    count("lateDischarged", "Told late", "Of the discharged, told after their deadline."),
                    figure("hoursToTell", "Hours to tell", "From opening to discharge, on average."))
            .usually("day law opened discharged waived superseded open overdue lateDischarged hoursToTell")
            .sorted("-day", "kind", "law").searched("kind", "law").narrowed("law", "kind")
            .figure("opened", "duties ever opened", "sum(opened)")
            .figure("ended", "", "sum(discharged + waived + superseded)")
            .figure("open", "open duties", "sum(open)")
            .figure("overdue", "overdue duties", "sum(overdue)")
            .figure("late", "duties told late", "sum(late_discharged)")
            .says(told -> told.any("opened")
                    ? List.of("%s opened, %s ended, %s open; %s overdue, and %s told after the deadline.".formatted(
                            told.count("opened", "duty", "duties"), told.counted("ended"), told.counted("open"), told.counted("overdue"),
                            told.counted("late")))
                    : List.of("No duty was ever opened."))
            .advises(told -> told.any("overdue") ? List.of("Tell today: %s overdue.".formatted(told.count("overdue", "duty",
                    "duties"))) : List.of())
            .concerning(Map.of("overdue.from", "1"))
            .from("""
                    SELECT (opened_at AT TIME ZONE 'UTC')::date AS day, date_trunc('week', opened_at AT TIME ZONE 'UTC')::date
                           AS week, kind,
                           coalesce(law, 'house') AS law, count(*) AS opened, count(*) FILTER (WHERE state = 'discharged') AS discharged,
                           count(*) FILTER (WHERE state = 'waived') AS waived, count(*) FILTER (WHERE state = 'superseded') AS superseded,
                           count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state = 'open'
                                  AND due_by < :now) AS overdue,
                           count(*) FILTER (WHERE state = 'discharged' AND ended_at > due_by) AS late_discharged,
                           round(extract(epoch FROM avg(ended_at - opened_at) FILTER (WHERE state = 'discharged')) / 3600,
                                  1) AS hours_to_tell
                      FROM outreach.every_duty
                     GROUP BY 1, 2, 3, 4
                    """);

    private DutiesBalance() {}
}
