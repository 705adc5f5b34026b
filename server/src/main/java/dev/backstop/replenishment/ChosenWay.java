package dev.backstop.replenishment;

import dev.backstop.planning.OrderCalendar;
import dev.backstop.planning.OrderQuantities;
import dev.backstop.planning.Projection;
import dev.backstop.planning.ReplenishmentPlan;
import dev.backstop.planning.ReplenishmentPlan.Decision;
import dev.backstop.planning.StockingPolicy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By which of several ways a need is met. Of those whose goods come before the stock runs out, the one that costs least, landed: price at the break and
 * share of freight. Where prices are not known, the usual way while it is in time, else the first by rank that is, else the soonest.
 */
sealed interface ChosenWay {

    /**
     * Ordered by that way.
     *
     * @param reason for people: when and at what cost it would come by which way
     */
    record Now(PlaceFacts.Way way, Decision.Order order, String reason) implements ChosenWay {}

    /** The cheapest way is so fast that there is no hurry. */
    record Wait(LocalDate orderOn) implements ChosenWay {}

    /**
     * What one way would do: order now, or later.
     *
     * @param order null: the way can wait until {@code orderOn}
     */
    record Tried(PlaceFacts.Way way, Decision.@Nullable Order order, long quantity, LocalDate orderOn, @Nullable LocalDate arrivesOn) {
        boolean inTime(@Nullable LocalDate runsOut) {
            return runsOut == null || (arrivesOn != null && !arrivesOn.isAfter(runsOut));
        }
    }

    /** One way with its cost. */
    record Priced(Tried tried, LandedCosts.Landed landed) {}

    /** Nothing where there is no other way, or the usual one stands without a word. Only ways with an agreed lead time are compared with it. */
    static Optional<ChosenWay> of(Decision.Order usual, PlaceFacts facts, Calendars calendars, LocalDate today, StockingPolicy policy,
            Projection projection, LandedCosts costs) {
        var horizon = usual.position().horizon();
        if (facts.otherWays().isEmpty() || horizon == null) {
            return Optional.empty();
        }
        var all = new ArrayList<Tried>();
        all.add(new Tried(Objects.requireNonNull(facts.way(), "the usual one of several ways"), usual, usual.quantity().quantity(),
                usual.orderOn(), usual.arrivesOn()));
        var asFar = new StockingPolicy(policy.reorderPoint(), policy.orderUpTo(), policy.orderQuantity(), policy.neverExceed(), policy.orderAtPoint(),
                policy.reviewDays(), Math.toIntExact(ChronoUnit.DAYS.between(today, horizon)));
        for (var way : facts.otherWays()) {
            tried(way, calendars.of(way, facts.place().location(), null), today, asFar, projection).ifPresent(all::add);
        }
        var runsOut = runsOut(facts, projection, today, horizon);
        return cheapest(all, runsOut, facts, costs).or(() -> faster(all, runsOut));
    }

    /** The same need by that way, in its vendor's quantities and on its order days, with the position read as far ahead as for the usual way. */
    private static Optional<Tried> tried(PlaceFacts.Way way, OrderCalendar calendar, LocalDate today, StockingPolicy policy, Projection projection) {
        if (way.leadTimeDays() == null) {
            return Optional.empty();
        }
        return switch (ReplenishmentPlan.decide(today, projection, policy, way.terms(), calendar)) {
            case Decision.Order order -> Optional.of(new Tried(way, order, order.quantity().quantity(), order.orderOn(), order.arrivesOn()));
            case Decision.Later(_, var shortage, var orderOn) -> Optional.of(new Tried(way, null,
                    OrderQuantities.round(shortage, way.terms(), null).quantity(), orderOn, calendar.arrival(orderOn).orElse(null)));
            case Decision.Enough _, Decision.NothingFits _ -> Optional.empty();
        };
    }

    /**
     * The day on which less than nothing would be here: for the orders that are known, or by what is used a day where history says that more will be
     * asked for. A reorder point that is reached is no such day, because it is set so that the usual way is in time. Null: not before the horizon.
     */
    private static @Nullable LocalDate runsOut(PlaceFacts facts, Projection projection, LocalDate today, LocalDate horizon) {
        for (var day = today; !day.isAfter(horizon); day = day.plusDays(1)) {
            var position = projection.at(day);
            var used = Math.max(position.demandInTime(), (long) (facts.usedPerDay() * ChronoUnit.DAYS.between(today, day)));
            if (position.onHand() + position.supplyInTime() < used) {
                return day;
            }
        }
        return null;
    }

    /** Nothing where the usual way is in time and its price is not known, or fewer than two can be compared. */
    private static Optional<ChosenWay> cheapest(List<Tried> all, @Nullable LocalDate runsOut, PlaceFacts facts, LandedCosts costs) {
        var usual = all.getFirst();
        var priced = new ArrayList<Priced>();
        for (var each : all) {
            if (each.inTime(runsOut)) {
                var landed = costs.of(each.way(), each.quantity(), facts);
                if (landed.isEmpty() && each.equals(usual)) {
                    return Optional.empty();
                }
                landed.ifPresent(cost -> priced.add(new Priced(each, cost)));
            }
        }
        if (priced.size() < 2) {
            return Optional.empty();
        }
        priced.sort(Comparator.comparing(each -> each.landed().each()));
        var best = priced.getFirst().tried();
        var order = best.order();
        var late = runsOut == null || usual.inTime(runsOut) ? "" : late(runsOut, usual, best) + " ";
        return Optional.of(order == null ? new Wait(best.orderOn())
                : new Now(best.way(), order, "%sCheapest of the %d in time, by price and share of freight of one: %s.".formatted(late, priced.size(),
                        priced.stream().map(each -> each.landed().words()).collect(Collectors.joining(", ")))));
    }

    /** Nothing where the usual way is in time, or no other is sooner. */
    private static Optional<ChosenWay> faster(List<Tried> all, @Nullable LocalDate runsOut) {
        var usual = all.getFirst();
        if (runsOut == null || usual.inTime(runsOut)) {
            return Optional.empty();
        }
        var best = usual;
        for (var each : all.subList(1, all.size())) {
            if (sooner(each.arrivesOn(), best.arrivesOn()) && !(!best.equals(usual) && best.inTime(runsOut))) {
                best = each;
            }
        }
        var order = best.order();
        return best.equals(usual) ? Optional.empty()
                : Optional.of(order == null ? new Wait(best.orderOn()) : new Now(best.way(), order, late(runsOut, usual, best)));
    }

    private static boolean sooner(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && (other == null || one.isBefore(other));
    }

    private static String late(LocalDate runsOut, Tried usual, Tried chosen) {
        return "Needed on %s; by the usual way it would come %s, by this one on %s.".formatted(Sentences.day(runsOut),
                usual.arrivesOn() == null ? "nobody knows when" : "on " + Sentences.day(usual.arrivesOn()),
                chosen.arrivesOn() == null ? "an unknown day" : Sentences.day(chosen.arrivesOn()));
    }
}
