package dev.backstop.reports.schedules;

import dev.backstop.console.Badge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as a page shows it.
 *
 * @param report  what the report is called, in the reader's language
 * @param address of the report on screen, asked as the schedule asks
 * @param filters what narrows it
 * @param format  as in an extension: {@code xlsx}
 * @param when    in words
 * @param to      in words
 * @param zone    in which times are meant, where it is not that of the page
 * @param mine    whether whoever looks may change it
 * @param getsIt  whether whoever looks gets it; null: a program looks
 */
public record ScheduleRow(String number, String name, String owner, String report, String address, Map<String, String> filters,
        String format, String when,
        String to, @Nullable String zone, @Nullable Instant next, @Nullable LocalDate pausedUntil, boolean mine, boolean getsIt,
        @Nullable RunResource last) {
    public ScheduleRow {
        filters = Map.copyOf(filters);
    }

    public Badge badge() {
        if (pausedUntil != null) {
            return Badge.neutral("Paused");
        }
        return last == null ? Badge.information("Not yet run") : badge(last);
    }

    /** Of a run, in a word. */
    public static Badge badge(RunResource run) {
        return switch (run.state()) {
            case "sent" -> run.late() ? Badge.attention("Sent late") : Badge.good("Sent");
            case "empty" -> Badge.neutral("Nothing to send");
            case "skipped" -> Badge.attention("Missed");
            default -> run.nextTryAt() == null ? Badge.late("Failed") : Badge.attention("Tried again");
        };
    }
}
