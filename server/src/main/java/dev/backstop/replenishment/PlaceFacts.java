package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.planning.OrderTerms;
import java.math.BigDecimal;
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
 * @param weight   kilograms of one unit, once the other ways were read; null: not known
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
        boolean direct,
        @Nullable BigDecimal weight) {

    /** The usual way by which it comes; {@code prices} are read where there are others besides it. */
    record Way(
            String kind,
            @Nullable Long vendor,
            @Nullable Long fromLocation,
            @Nullable Integer leadTimeDays,
            boolean workingDays,
            OrderTerms terms,
            List<Price> prices) {
        public Way {
            prices = List.copyOf(prices);
        }
    }

    /** From so many purchase units on, one costs this. */
    record Price(BigDecimal from, BigDecimal price, String currency) {}

    /** One of several ways, the usual one among them. */
    record OtherWay(Place place, Way way, @Nullable BigDecimal weight) {}

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

    /** {@code perDay} is what is used a day, in smallest units. */
    record Points(long reorderPoint, long orderUpTo, double perDay) {}

    /** What is on its way, sent or draft; {@code forOrder} the customer's order that it goes straight to, empty where it comes to us. */
    record Supply(Place place, @Nullable LocalDate expectedOn, long open, long orderedToday, String forOrder) {}

    /** What one order still wants. */
    record Demand(Place place, @Nullable LocalDate wantedOn, String order, long open) {}

    PlaceFacts with(List<Supply> open, List<Demand> wanted) {
        return new PlaceFacts(place, status, kit, stocked, decimals, way, rule, learned, onHand, open, wanted, hasOtherWays, otherWays, usedInShelfLife, direct, weight);
    }

    /** With all its ways, the usual one first; none where there is only that. */
    PlaceFacts withOtherWays(List<OtherWay> ways) {
        return ways.isEmpty() ? this : new PlaceFacts(place, status, kit, stocked, decimals, ways.getFirst().way(), rule, learned, onHand, supply, demand,
                hasOtherWays, ways.subList(1, ways.size()).stream().map(OtherWay::way).toList(), usedInShelfLife, direct, ways.getFirst().weight());
    }

    /** Smallest units; 0 where history says nothing. */
    double usedPerDay() {
        return learned == null ? 0 : learned.perDay();
    }

    /** On hand and all supply, less all demand, whatever the day. */
    long everything() {
        return onHand + supply.stream().mapToLong(Supply::open).sum() - demand.stream().mapToLong(Demand::open).sum();
    }
}
