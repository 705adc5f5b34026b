package dev.backstop.reports.schedules;

import dev.backstop.catalog.Vendors;
import dev.backstop.web.Form;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** Reads a {@link Timing} into a {@link Rhythm}, or says what is wrong with it. */
@Component
class Rhythms {
    static final List<String> KINDS = List.of("daily", "weekly", "monthly", "order-days", "cron");
    static final List<String> WEEKDAYS = Arrays.stream(DayOfWeek.values()).map(day -> day.name().substring(0, 2)).toList();
    private static final Duration CLOSEST = Duration.ofMinutes(15);
    private static final int LOOKED_AT = 100;

    private final Vendors vendors;

    Rhythms(Vendors vendors) {
        this.vendors = vendors;
    }

    /** Empty where {@code form} has new faults; pointers begin with {@code /when}. */
    Optional<Rhythm> read(@Nullable Timing timing, Form form) {
        if (timing == null || timing.kind() == null) {
            form.fault("/when/kind", "Say how often: one of %s.".formatted(String.join(", ", KINDS)));
            return Optional.empty();
        }
        return switch (timing.kind()) {
            case "daily" -> onDays(Optional.of(new Rhythm.EveryDay()), timing, form);
            case "weekly" -> onDays(weekly(timing, form), timing, form);
            case "monthly" -> onDays(monthly(timing, form), timing, form);
            case "order-days" -> onDays(orderDays(timing, form), timing, form);
            case "cron" -> cron(timing, form);
            default -> {
                form.oneOf("/when/kind", timing.kind(), KINDS);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Rhythm> onDays(Optional<? extends Rhythm.Days> days, Timing timing, Form form) {
        try {
            if (timing.at() == null) {
                form.fault("/when/at", "Say at what time of day, such as 07:30.");
                return Optional.empty();
            }
            var at = LocalTime.parse(timing.at());
            return days.map(each -> new Rhythm.OnDays(each, at));
        } catch (DateTimeException _) {
            form.fault("/when/at", "%s is not a time of day. Write it as HH:mm, such as 07:30.".formatted(timing.at()));
            return Optional.empty();
        }
    }

    private static Optional<Rhythm.Weekly> weekly(Timing timing, Form form) {
        if (timing.days() == null || timing.days().isEmpty()) {
            form.fault("/when/days", "Name the days of the week, such as MO.");
            return Optional.empty();
        }
        for (var i = 0; i < timing.days().size(); i++) {
            form.oneOf("/when/days/" + i, timing.days().get(i), WEEKDAYS);
        }
        return WEEKDAYS.containsAll(timing.days())
                ? Optional.of(new Rhythm.Weekly(timing.days().stream().map(Rhythms::weekday).collect(Collectors.toSet())))
                : Optional.empty();
    }

    private static Optional<? extends Rhythm.Days> monthly(Timing timing, Form form) {
        if (timing.day() != null && timing.weekday() == null && timing.nth() == null) {
            form.between("/when/day", timing.day(), 1, 31);
            return timing.day() >= 1 && timing.day() <= 31 ? Optional.of(new Rhythm.MonthDay(timing.day())) : Optional.empty();
        }
        if (timing.day() != null || timing.weekday() == null || timing.nth() == null) {
            form.fault("/when/day",
                    "Name a day of the month (31 is the last of each), or nth and weekday: 2 and TU is the second Tuesday.");
            return Optional.empty();
        }
        form.oneOf("/when/weekday", timing.weekday(), WEEKDAYS);
        var nth = timing.nth();
        if (nth != -1) {
            form.between("/when/nth", nth, 1, 4);
        }
        return WEEKDAYS.contains(timing.weekday()) && (nth == -1 || (nth >= 1 && nth <= 4))
                ? Optional.of(new Rhythm.NthWeekday(nth, weekday(timing.weekday()))) : Optional.empty();
    }

    private Optional<Rhythm.OrderDays> orderDays(Timing timing, Form form) {
        form.required("/when/vendor", timing.vendor(), "Name the vendor on whose order days it runs.");
        if (timing.vendor() == null) {
            return Optional.empty();
        }
        var vendor = vendors.byCode(timing.vendor());
        if (vendor.isEmpty()) {
            form.fault("/when/vendor", "There is no vendor %s. Check the code, or create the vendor first.".formatted(timing.vendor()));
        }
        return vendor.map(each -> new Rhythm.OrderDays(each.orderDays(), each.calendar()));
    }

    private static Optional<Rhythm> cron(Timing timing, Form form) {
        var fields = timing.cron() == null ? "" : timing.cron().strip();
        try {
            if (fields.split("\\s+").length != 5) {
                throw new IllegalArgumentException("It has not five fields");
            }
            var rhythm = new Rhythm.Cron(CronExpression.parse("0 " + fields));
            if (closerThanAllowed(rhythm)) {
                form.fault("/when/cron",
                        "%s runs more often than every %d minutes. Let more time pass between two mails.".formatted(fields,
                        CLOSEST.toMinutes()));
                return Optional.empty();
            }
            return Optional.of(rhythm);
        } catch (IllegalArgumentException wrong) {
            form.fault("/when/cron",
                    "\"%s\" is not understood: %s. Write minute, hour, day, month and day of the week, such as 0 7 * * MON-FRI."
                    .formatted(fields, wrong.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean closerThanAllowed(Rhythm rhythm) {
        var last = rhythm.after(LocalDateTime.of(2026, 1, 1, 0, 0)); // any day will do: the pattern repeats
        for (var i = 0; i < LOOKED_AT && last.isPresent(); i++) {
            var next = rhythm.after(last.get());
            if (next.isPresent() && Duration.between(last.get(), next.get()).compareTo(CLOSEST) < 0) {
                return true;
            }
            last = next;
        }
        return false;
    }

    static DayOfWeek weekday(String code) {
        return DayOfWeek.of(WEEKDAYS.indexOf(code) + 1);
    }
}
