package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.planning.OrderTerms;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the plan knows of one item at one location, save the calendars.
 *
 * @param way      how it comes here; null: nobody is named who supplies it
 * @param hasOtherWays whether it can come by other ways too; {@code otherWays} are these, once they were read
 * @param learned  points learned from history; null: not asked for, or history too short
 * @param decimals of the item's unit
 */
record PlaceFacts(
        Place place,
        String status,
        boolean kit,
        boolean stocked,
        int decimals,
        @Nullable Way way,
        Rule rule,
        @Nullable Points learned,
        long onHand,
        List<Supply> supply,
        List<Demand> demand,
        boolean hasOtherWays,
        List<Way> otherWays) {

    /** The usual way by which it comes. */
    record Way(
            String kind,
            @Nullable Long vendor,
            @Nullable Long fromLocation,
            @Nullable Integer leadTimeDays,
            boolean workingDays,
            OrderTerms terms) {}

    /** One of the ways besides the usual one. */
    record OtherWay(Place place, Way way) {}

    /** The rule set for it, or the usual one. */
    record Rule(
            boolean manual,
            @Nullable Long reorderPoint,
            @Nullable Long orderUpTo,
            @Nullable Long orderQuantity,
            boolean neverExceed,
            @Nullable String trigger,
            int reviewDays,
            @Nullable Integer horizonDays,
            String targetKind,
            double targetValue,
            boolean perOrder,
            @Nullable LocalDate snoozedUntil) {}

    record Points(long reorderPoint, long orderUpTo) {}

    /** What is on its way, sent or draft. */
    record Supply(Place place, @Nullable LocalDate expectedOn, long open, long orderedToday) {}

    /** What one order still wants. */
    record Demand(Place place, @Nullable LocalDate wantedOn, String order, long open) {}

    PlaceFacts with(List<Supply> open, List<Demand> wanted) {
        return new PlaceFacts(place, status, kit, stocked, decimals, way, rule, learned, onHand, open, wanted, hasOtherWays, otherWays);
    }

    PlaceFacts withOtherWays(List<Way> ways) {
        return new PlaceFacts(place, status, kit, stocked, decimals, way, rule, learned, onHand, supply, demand, hasOtherWays, ways);
    }

    /** On hand and all supply, less all demand, whatever the day. */
    long everything() {
        return onHand + supply.stream().mapToLong(Supply::open).sum() - demand.stream().mapToLong(Demand::open).sum();
    }
}
