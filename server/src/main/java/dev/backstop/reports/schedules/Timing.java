package dev.backstop.reports.schedules;

import dev.backstop.web.Strict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a report is sent, as the outside writes it.
 *
 * @param kind    daily, weekly, monthly, order-days or cron
 * @param at      time of day, {@code HH:mm}; all kinds but cron
 * @param days    weekly: {@code MO} to {@code SU}
 * @param day     monthly: a day of the month, 1 to 31; in a shorter month its last day
 * @param nth     monthly: which one of {@code weekday}, 1 to 4, or -1 for the last
 * @param weekday monthly: {@code MO} to {@code SU}
 * @param vendor  order-days: whose
 * @param cron    minute, hour, day of the month, month, day of the week: {@code 0 7 * * MON}
 */
@Strict
public record Timing(@Nullable String kind, @Nullable String at, @Nullable List<String> days, @Nullable Integer day, @Nullable Integer nth,
        @Nullable String weekday, @Nullable String vendor, @Nullable String cron) {}
