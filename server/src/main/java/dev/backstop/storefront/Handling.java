package dev.backstop.storefront;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From the order until the parcel leaves, in business days as search engines count them: Monday to Friday, the day of the order left out,
 * so that what is ordered on a Tuesday and leaves on the Friday takes three. Added to the day of the answer, it gives the day on the item
 * page again.
 *
 * @param least until the earliest day on which it may leave
 * @param most  until the day by which it leaves
 */
public record Handling(long least, long most) {
    /** Of all that was asked for; null where it has no date. */
    public static @Nullable Handling of(Availability answer) {
        var by = answer.shipsBy();
        if (by == null) {
            return null;
        }
        var today = answer.asOf().atOffset(ZoneOffset.UTC).toLocalDate();
        var earliest = answer.schedule().getLast().earliest();
        var most = businessDays(today, by);
        return new Handling(earliest == null ? most : Math.min(most, businessDays(today, earliest)), most);
    }

    private static long businessDays(LocalDate from, LocalDate to) {
        return from.datesUntil(to.isBefore(from) ? from.plusDays(1) : to.plusDays(1)).skip(1)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY).count();
    }
}
