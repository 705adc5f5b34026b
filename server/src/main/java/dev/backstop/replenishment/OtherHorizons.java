package dev.backstop.replenishment;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.nullsLast;

import dev.backstop.planning.OrderCalendar;
import dev.backstop.planning.OrderQuantities;
import dev.backstop.planning.Projection;
import dev.backstop.planning.Projection.Dated;
import dev.backstop.planning.ReplenishmentPlan;
import dev.backstop.planning.ReplenishmentPlan.Decision;
import dev.backstop.planning.StockingPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What another way is ordered for although at the usual way's horizon there is enough. A faster way bridges a gap before supply that is on
 * its way. A slower and cheaper way is ordered for what its own, longer horizon sees; its reorder point counts what is used in the days
 * between the two, and the faster way stays the safety behind it.
 *
 * @see "Veeraraghavan, Scheller-Wolf: Now or Later, a simple policy for effective dual sourcing, Operations Research 56 (2008)"
 */
final class OtherHorizons {
    private final PlaceFacts facts;
    private final Calendars calendars;
    private final LocalDate today;
    private final StockingPolicy policy;
    private final LandedCosts costs;
    private final Projection known;

    private OtherHorizons(PlaceFacts facts, Calendars calendars, LocalDate today, StockingPolicy policy, LandedCosts costs) {
        this.facts = facts;
        this.calendars = calendars;
        this.today = today;
        this.policy = policy;
        this.costs = costs;
        this.known = PlaceVerdicts.projection(facts);
    }

    /**
     * Something to order by another way, or to order later.
     *
     * @param policy what the decision was made by
     * @param reason for people
     */
    record Seen(PlaceFacts.Way way, StockingPolicy policy, Decision decision, String reason) {}

    /** Nothing where there is no other way with an agreed lead time, or none sees a need of its own. */
    static Optional<Seen> of(@Nullable LocalDate usualHorizon, PlaceFacts facts, Calendars calendars, LocalDate today,
            StockingPolicy policy, LandedCosts costs) {
        var agreed = facts.otherWays().stream().filter(way -> way.leadTimeDays() != null).toList();
        if (agreed.isEmpty() || usualHorizon == null) {
            return Optional.empty();
        }
        var horizons = new OtherHorizons(facts, calendars, today, policy, costs);
        return horizons.bridge(agreed, usualHorizon).or(() -> horizons.ahead(agreed, usualHorizon));
    }

    private OrderCalendar calendar(PlaceFacts.Way way) {
        return calendars.of(way, facts.place().location(), null);
    }

    /** What is missing for a while before supply comes, by the cheapest way in time, else by the soonest. */
    private Optional<Seen> bridge(List<PlaceFacts.Way> ways, LocalDate horizon) {
        var expected = expected(horizon);
        var found = new ArrayList<Seen>();
        for (var way : ways) {
            var calendar = calendar(way);
            calendar.arrival(today).flatMap(arrival -> lowest(expected, arrival, horizon)).ifPresent(lowest -> {
                var asFar = new StockingPolicy(0, 0L, null, false, false, policy.reviewDays(), days(today, lowest));
                var decision = ReplenishmentPlan.decide(today, expected, asFar, way.terms(), calendar);
                if (decision instanceof Decision.Order || decision instanceof Decision.Later) {
                    found.add(new Seen(way, asFar, decision, decision instanceof Decision.Order order ? bridged(order, lowest) : ""));
                }
            });
        }
        return found.stream().min(comparingLong(OtherHorizons::late).thenComparing(this::each, nullsLast(Comparator.naturalOrder())));
    }

    /** What one costs by that way; null: not known, or nothing is ordered yet. */
    private @Nullable BigDecimal each(Seen seen) {
        return seen.decision() instanceof Decision.Order order
                ? costs.of(seen.way(), order.quantity().quantity(), facts).map(LandedCosts.Landed::each).orElse(null) : null;
    }

    /** Days by which it would be too late. */
    private static long late(Seen seen) {
        return seen.decision() instanceof Decision.Order order && order.arrivesOn() != null
                ? Math.max(0, ChronoUnit.DAYS.between(order.neededOn(), order.arrivesOn())) : 0;
    }

    private String bridged(Decision.Order order, LocalDate lowest) {
        var comes = known.supply().stream().map(Dated::day).filter(day -> day != null && day.isAfter(lowest)).min(LocalDate::compareTo);
        return "What is on its way comes on %s; it runs out on %s, and this way brings what is missing until then on %s.".formatted(
                comes.map(Sentences::day).orElse("a later day"), Sentences.day(order.neededOn()),
                order.arrivesOn() == null ? "an unknown day" : Sentences.day(order.arrivesOn()));
    }

    /**
     * What will be here, by the orders that are known or by what is used a day, whichever is more. Where even at the horizon less than
     * nothing would be left by use, the rule orders less than is used on purpose, and only known orders count.
     */
    private Projection expected(LocalDate horizon) {
        var perDay = facts.usedPerDay();
        if (perDay == 0) {
            return known;
        }
        var demand = new ArrayList<>(known.demand());
        var counted = 0L;
        for (var day = today; !day.isAfter(horizon); day = day.plusDays(1)) {
            var more = Math.max(0, (long) (perDay * ChronoUnit.DAYS.between(today, day)) - known.at(day).demandInTime() - counted);
            if (more > 0) {
                demand.add(new Dated(day, more));
                counted += more;
            }
        }
        var expected = new Projection(known.onHand(), known.supply(), demand);
        return expected.at(horizon).quantity() < 0 ? known : expected;
    }

    /** The day, not before {@code arrival}, on which most is missing. At the horizon there is enough, so supply comes in between. */
    private static Optional<LocalDate> lowest(Projection expected, LocalDate arrival, LocalDate horizon) {
        LocalDate lowest = null;
        var least = 0L;
        for (var day = arrival; day.isBefore(horizon); day = day.plusDays(1)) {
            var balance = expected.at(day).quantity();
            if (balance < least) {
                lowest = day;
                least = balance;
            }
        }
        return Optional.ofNullable(lowest);
    }

    /** What a slower way must be ordered for today, where it costs less than the usual one. */
    private Optional<Seen> ahead(List<PlaceFacts.Way> ways, LocalDate usualHorizon) {
        record Cheaper(Seen seen, LandedCosts.Landed landed) {}
        if (policy.horizonDays() != null) {
            return Optional.empty();
        }
        var usual = Objects.requireNonNull(facts.way(), "the usual one of several ways");
        var found = new ArrayList<Cheaper>();
        for (var way : ways) {
            var calendar = calendar(way);
            var horizon = ReplenishmentPlan.horizon(today, policy, calendar).orElse(usualHorizon);
            if (horizon.isAfter(usualHorizon)) {
                var asFar = further(usualHorizon, horizon);
                if (ReplenishmentPlan.decide(today, known, asFar, way.terms(), calendar) instanceof Decision.Order order) {
                    var need = asFar.need(order.position().quantity());
                    var here = costs.of(way, order.quantity().quantity(), facts);
                    var there = costs.of(usual, OrderQuantities.round(need, usual.terms(), null).quantity(), facts);
                    if (here.isPresent() && there.isPresent() && here.get().each().compareTo(there.get().each()) < 0) {
                        found.add(new Cheaper(new Seen(way, asFar, order, aheadOf(horizon, asFar, here.get(), there.get())), here.get()));
                    }
                }
            }
        }
        return found.stream().min(comparing(each -> each.landed().each())).map(Cheaper::seen);
    }

    /** The same rule read so much further ahead: what is used in the days between, and not ordered yet, is to be covered too. */
    private StockingPolicy further(LocalDate usualHorizon, LocalDate horizon) {
        var orders = known.at(horizon).demandInTime() - known.at(usualHorizon).demandInTime();
        var more = Math.max(0, (long) Math.ceil(facts.usedPerDay() * ChronoUnit.DAYS.between(usualHorizon, horizon)) - orders);
        return new StockingPolicy(policy.reorderPoint() + more, policy.orderUpTo() == null ? null : Long.valueOf(policy.orderUpTo() + more),
                policy.orderQuantity(), policy.neverExceed(), policy.orderAtPoint(), policy.reviewDays(), null);
    }

    private String aheadOf(LocalDate horizon, StockingPolicy asFar, LandedCosts.Landed here, LandedCosts.Landed there) {
        var raised = asFar.reorderPoint() == policy.reorderPoint() ? ""
                : " The reorder point counts what is used until %s.".formatted(Sentences.day(horizon));
        return "There is time for a cheaper way than the usual one, by price and share of freight of one: %s, %s.%s"
                .formatted(here.words(), there.words(), raised);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
