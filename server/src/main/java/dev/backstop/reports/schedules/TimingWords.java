package dev.backstop.reports.schedules;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** When something recurs, as people say it. */
final class TimingWords {
    private static final List<String> NTH = List.of("first", "second", "third", "fourth");

    private TimingWords() {}

    /** {@code every Monday and Thursday at 07:30}. */
    static String of(Timing timing) {
        var at = timing.at() == null ? "" : " at " + timing.at();
        return switch (Objects.requireNonNullElse(timing.kind(), "")) {
            case "daily" -> "every day" + at;
            case "weekly" -> "every " + days(timing) + at;
            case "monthly" -> monthly(timing) + " of each month" + at;
            case "order-days" -> "on the order days of " + timing.vendor() + at;
            default -> "by the times " + timing.cron();
        };
    }

    private static String days(Timing timing) {
        var days = Rhythms.WEEKDAYS.stream().filter(Objects.requireNonNull(timing.days())::contains).map(TimingWords::weekday).toList();
        return days.size() == 1 ? days.getFirst() : String.join(", ", days.subList(0, days.size() - 1)) + " and " + days.getLast();
    }

    private static String monthly(Timing timing) {
        var day = timing.day();
        if (day == null) {
            var nth = Objects.requireNonNull(timing.nth());
            return "on the %s %s".formatted(nth == -1 ? "last" : NTH.get(nth - 1), weekday(Objects.requireNonNull(timing.weekday())));
        }
        return day == 31 ? "on the last day" : "on day %d%s".formatted(day, day > 28 ? " or the last" : "");
    }

    private static String weekday(String code) {
        DayOfWeek day = Rhythms.weekday(code);
        return day.getDisplayName(TextStyle.FULL, Locale.UK);
    }
}
