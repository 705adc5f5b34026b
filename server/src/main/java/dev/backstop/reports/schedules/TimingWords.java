package dev.backstop.reports.schedules;

import static dev.backstop.web.Say.say;

import dev.backstop.web.Say;
import java.time.format.TextStyle;
import java.util.Objects;

/** When something recurs, as people say it, in the language of the page. */
final class TimingWords {
    private TimingWords() {}

    /** {@code every Monday and Thursday at 07:30}. */
    static String of(Timing timing) {
        var at = String.valueOf(timing.at());
        return switch (Objects.requireNonNullElse(timing.kind(), "")) {
            case "daily" -> say("every day at {0}", at);
            case "weekly" -> say("every {0} at {1}", days(timing), at);
            case "monthly" -> monthly(timing, at);
            case "order-days" -> say("on the order days of {0} at {1}", String.valueOf(timing.vendor()), at);
            default -> say("by the times {0}", String.valueOf(timing.cron()));
        };
    }

    private static String days(Timing timing) {
        var days = Rhythms.WEEKDAYS.stream().filter(Objects.requireNonNull(timing.days())::contains).map(TimingWords::weekday).toList();
        return days.size() == 1 ? days.getFirst()
                : say("{0} and {1}", String.join(", ", days.subList(0, days.size() - 1)), days.getLast());
    }

    private static String monthly(Timing timing, String at) {
        var day = timing.day();
        if (day == null) {
            return nth(Objects.requireNonNull(timing.nth()), weekday(Objects.requireNonNull(timing.weekday())), at);
        }
        return day == 31 ? say("on the last day of each month at {0}", at)
                : day > 28 ? say("on day {0} or the last of each month at {1}", day, at) : say("on day {0} of each month at {1}", day, at);
    }

    private static String nth(int nth, String weekday, String at) {
        return switch (nth) {
            case 1 -> say("on the first {0} of each month at {1}", weekday, at);
            case 2 -> say("on the second {0} of each month at {1}", weekday, at);
            case 3 -> say("on the third {0} of each month at {1}", weekday, at);
            case 4 -> say("on the fourth {0} of each month at {1}", weekday, at);
            default -> say("on the last {0} of each month at {1}", weekday, at);
        };
    }

    private static String weekday(String code) {
        return Rhythms.weekday(code).getDisplayName(TextStyle.FULL, Say.locale());
    }
}
