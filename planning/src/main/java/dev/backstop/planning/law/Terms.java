package dev.backstop.planning.law;

import dev.backstop.planning.WorkingCalendar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with one customer, as far as the law's clock rests on it. Days are those of our legal zone.
 *
 * @param completedOn when payment was tendered and the order held everything needed to ship
 * @param statedOn    the shipping date that we stated before the order; null: none
 * @param credit      whether the customer applied to us for credit with the order
 * @param essential   whether the customer said before the order that the date is essential
 * @param transitDays from shipping to delivery, at the 95 % quantile; counted only where the law counts delivery
 * @param calendar    our working days
 */
public record Terms(
        LegalProfile profile,
        LocalDate completedOn,
        @Nullable LocalDate statedOn,
        boolean credit,
        boolean essential,
        int transitDays,
        WorkingCalendar calendar) {

    /** The applicable time: the last day on which we are in time without asking anybody. */
    public LocalDate applicableTime() {
        if (statedOn != null) {
            return counted(statedOn.isBefore(completedOn) ? completedOn : statedOn);
        }
        return completedOn.plusDays(credit ? profile.creditDays() : profile.defaultDays());
    }

    /** The day that the law counts for goods that ship on a day. */
    LocalDate counted(LocalDate shipOn) {
        return profile.basis() == Basis.DELIVER ? shipOn.plusDays(transitDays) : shipOn;
    }

    /** The last day for goods to leave so that they are in time for a day that the law counts. */
    public LocalDate shipBy(LocalDate counted) {
        return profile.basis() == Basis.DELIVER ? counted.minusDays(transitDays) : counted;
    }

}
