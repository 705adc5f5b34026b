package dev.backstop.replenishment;

import dev.backstop.planning.OrderCalendar;
import dev.backstop.planning.Projection;
import dev.backstop.planning.ReplenishmentPlan;
import dev.backstop.planning.ReplenishmentPlan.Decision;
import dev.backstop.planning.StockingPolicy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another way for a need that the usual one would meet too late: the first by rank that is in time, else the soonest that is sooner. Ranks say what the
 * firm prefers, so the cheap and slow way stays the usual one while there is time for it.
 *
 * @param reason for people: when the usual way would come, and when this one does
 */
record FasterWay(PlaceFacts.Way way, Decision.Order order, String reason) {

    /** Nothing where the usual way is in time, or no other is sooner. Only ways with an agreed lead time are compared. */
    static Optional<FasterWay> than(Decision.Order usual, PlaceFacts facts, Calendars calendars, LocalDate today, StockingPolicy policy, Projection projection) {
        if (inTime(usual.arrivesOn(), usual.neededOn())) {
            return Optional.empty();
        }
        FasterWay best = null;
        for (var way : facts.otherWays()) {
            var order = order(way, usual, calendars.of(way, facts.place().location(), null), today, policy, projection);
            if (order != null && sooner(order.arrivesOn(), best == null ? usual.arrivesOn() : best.order().arrivesOn())) {
                best = new FasterWay(way, order, reason(usual, order));
                if (inTime(order.arrivesOn(), usual.neededOn())) {
                    return Optional.of(best);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The same need by that way, in its vendor's quantities and on its order days, with the position read as far ahead as for the usual way. */
    private static Decision.@Nullable Order order(PlaceFacts.Way way, Decision.Order usual, OrderCalendar calendar, LocalDate today, StockingPolicy policy,
            Projection projection) {
        var horizon = usual.position().horizon();
        if (way.leadTimeDays() == null || horizon == null) {
            return null;
        }
        var asFar = new StockingPolicy(policy.reorderPoint(), policy.orderUpTo(), policy.orderQuantity(), policy.neverExceed(), policy.orderAtPoint(),
                policy.reviewDays(), Math.toIntExact(ChronoUnit.DAYS.between(today, horizon)));
        return ReplenishmentPlan.decide(today, projection, asFar, way.terms(), calendar) instanceof Decision.Order order ? order : null;
    }

    private static boolean inTime(@Nullable LocalDate arrives, LocalDate needed) {
        return arrives != null && !arrives.isAfter(needed);
    }

    private static boolean sooner(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && (other == null || one.isBefore(other));
    }

    private static String reason(Decision.Order usual, Decision.Order order) {
        var arrives = usual.arrivesOn();
        return "Needed on %s; by the usual way it would come %s, by this one on %s.".formatted(Sentences.day(usual.neededOn()),
                arrives == null ? "nobody knows when" : "on " + Sentences.day(arrives), order.arrivesOn() == null ? "an unknown day" : Sentences.day(order.arrivesOn()));
    }
}
