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
 * @param usedInShelfLife what is used while one delivery can be sold; null: it keeps, or its use is not known
 * @param direct   whether a vendor ships from there straight to customers, so that each order is bought for itself
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
        List<Way> otherWays,
        @Nullable Long usedInShelfLife,
        boolean direct) {

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
            @Nullable LocalDate snoozedUntil) {

        /** The same, where supply is bought for each order. */
        Rule boughtPerOrder() {
            return new Rule(manual, reorderPoint, orderUpTo, orderQuantity, neverExceed, trigger, reviewDays, horizonDays, targetKind, targetValue, true,
                    snoozedUntil);
        }
    }

    record Points(long reorderPoint, long orderUpTo) {}

    /** What is on its way, sent or draft; {@code forOrder} the customer's order that it goes straight to, empty where it comes to us. */
    record Supply(Place place, @Nullable LocalDate expectedOn, long open, long orderedToday, String forOrder) {}

    /** What one order still wants. */
    record Demand(Place place, @Nullable LocalDate wantedOn, String order, long open) {}

    PlaceFacts with(List<Supply> open, List<Demand> wanted) {
        return new PlaceFacts(place, status, kit, stocked, decimals, way, rule, learned, onHand, open, wanted, hasOtherWays, otherWays, usedInShelfLife, direct);
    }

    PlaceFacts withOtherWays(List<Way> ways) {
        return new PlaceFacts(place, status, kit, stocked, decimals, way, rule, learned, onHand, supply, demand, hasOtherWays, ways, usedInShelfLife, direct);
    }

    /** On hand and all supply, less all demand, whatever the day. */
    long everything() {
        return onHand + supply.stream().mapToLong(Supply::open).sum() - demand.stream().mapToLong(Demand::open).sum();
    }
}
