package dev.backstop.automation;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule, as the plan asks it. A condition that is null fits everything.
 *
 * @param itemClass   a segment of planning, or the first letter of several: AX, A
 * @param upTo        what the whole order comes to at most, in the firm's currency
 * @param tellTo      a mail address; null: the vendor's buyer
 * @param trial       whether it only notes what it would have done
 * @param pausedUntil the first day on which it acts again; null: not paused
 */
record Rule(long id, String number, String name, @Nullable String kind, @Nullable Long vendor, @Nullable String category, @Nullable String itemClass,
        @Nullable BigDecimal upTo, Level level, @Nullable Budget budget, List<Approver> approvers, @Nullable String tellTo, boolean trial,
        @Nullable LocalDate pausedUntil) {
    Rule {
        approvers = List.copyOf(approvers);
    }

    /** Who must say yes to orders that come to more than {@code above}: a mail address, or {@code role:buyer}. */
    record Approver(BigDecimal above, String who) {}

    /** What a rule may send by itself in a period: in all, to each vendor, or of each category. */
    record Budget(BigDecimal amount, Period period, Per per) {}

    /** A stretch of the calendar. */
    enum Period {
        DAY, WEEK, MONTH, QUARTER;

        /** The first day of the period that holds a day; weeks begin on Monday. */
        LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withMonth(day.getMonth().firstMonthOfQuarter().getValue()).withDayOfMonth(1);
            };
        }
    }

    /** What a budget is for. */
    enum Per { RULE, VENDOR, CATEGORY }

    /** What this rule calls itself where it acts. */
    String actor() {
        return "rule " + number;
    }

    boolean isPaused(LocalDate today) {
        return pausedUntil != null && today.isBefore(pausedUntil);
    }

    /**
     * Whether it is the rule for a need.
     *
     * @param order what the need's whole order comes to; null: not known, which fits no rule that names an amount
     */
    boolean fits(DueNeed need, @Nullable BigDecimal order) {
        return (kind == null || kind.equals(need.kind()))
                && (vendor == null || vendor.equals(need.vendor()))
                && (category == null || category.equals(need.category()))
                && (itemClass == null || (need.segment() != null && need.segment().startsWith(itemClass)))
                && (upTo == null || (order != null && order.compareTo(upTo) <= 0));
    }

    /** Those who must say yes to an order of so much, in their order; all of them where its amount is not known. */
    List<Approver> approversOf(@Nullable BigDecimal amount) {
        return approvers.stream().filter(each -> amount == null || each.above().signum() == 0 || amount.compareTo(each.above()) > 0).toList();
    }
}
