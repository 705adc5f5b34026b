package dev.backstop.supply;

import dev.backstop.catalog.Place;
import dev.backstop.planning.ArrivalDates.Arrival;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was ordered from a vendor, is being made or comes from another location, and has not arrived in full.
 *
 * @param number     of the order
 * @param open       smallest units still to come
 * @param expectedOn the date that counts now, as the vendor or the buyer gave it; may lie in the past. Not a basis for a promise: {@code by} is
 * @param confirmed  whether the vendor confirmed the date
 * @param earliest   lower end of the range of arrival
 * @param by         the day by which it arrives at the set confidence, never in the past on the day it was computed; null: no basis for a date
 * @param latest     upper end of the range
 * @param confidence chance that {@code by} holds; null where the vendor is taken at its word
 * @param others     the same days at the other chances that the firm promises with; empty where the vendor is taken at its word
 * @param forOrder   the customer's order that it was bought for and goes straight to; null: it comes to us
 */
public record SupplyPart(
        long id,
        SupplyKind kind,
        Place place,
        String number,
        int line,
        int part,
        @Nullable Long vendor,
        long open,
        @Nullable LocalDate expectedOn,
        boolean confirmed,
        @Nullable LocalDate earliest,
        @Nullable LocalDate by,
        @Nullable LocalDate latest,
        @Nullable BigDecimal confidence,
        List<Arrival> others,
        @Nullable String forOrder) {
    public SupplyPart {
        others = List.copyOf(others);
    }

    /** The same part when only {@code units} of what is still to come are free. */
    public SupplyPart withOpen(long units) {
        return new SupplyPart(id, kind, place, number, line, part, vendor, units, expectedOn, confirmed, earliest, by, latest, confidence,
                others, forOrder);
    }

    /** The same, as if it were certain to arrive on a day. */
    public SupplyPart arriving(LocalDate day) {
        return new SupplyPart(id, kind, place, number, line, part, vendor, open, day, confirmed, day, day, day, BigDecimal.ONE, List.of(),
                forOrder);
    }

    /** The same, as if all its days came so many days later. */
    public SupplyPart later(int days) {
        return new SupplyPart(id, kind, place, number, line, part, vendor, open, plus(expectedOn, days), confirmed, plus(earliest, days), plus(by, days),
                plus(latest, days), confidence,
                others.stream().map(other -> new Arrival(plus(other.earliest(), days), plus(other.by(), days), plus(other.latest(), days),
                        other.confidence())).toList(),
                forOrder);
    }

    /** The same by the days that hold with a chance; where none are known at it, as it is. */
    public SupplyPart at(BigDecimal chance) {
        return others.stream().filter(other -> other.holdsWith(chance)).findFirst()
                .map(other -> new SupplyPart(id, kind, place, number, line, part, vendor, open, expectedOn, confirmed, other.earliest(),
                        other.by(), other.latest(), other.confidence(), List.of(), forOrder))
                .orElse(this);
    }

    private static @Nullable LocalDate plus(@Nullable LocalDate day, int days) {
        return day == null ? null : day.plusDays(days);
    }

    /** How a person names it: the line, and the part where a line has more than the first. */
    public String reference() {
        return reference(number, line, part);
    }

    static String reference(String number, int line, int part) {
        return part == 1 ? number + "/" + line : "%s/%d.%d".formatted(number, line, part);
    }
}
