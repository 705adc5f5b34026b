package dev.backstop.replenishment;

import dev.backstop.planning.OrderByOrder;
import dev.backstop.planning.OrderCalendar;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.Projection;
import dev.backstop.planning.Projection.Position;
import dev.backstop.planning.ReplenishmentPlan;
import dev.backstop.planning.ReplenishmentPlan.Decision;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From the facts of one place to what the plan says of it. */
final class PlaceVerdicts {
    private PlaceVerdicts() {}

    static Verdict of(PlaceFacts facts, Calendars calendars, Supplier<LeadTimes> leadTimes, String firmsTrigger, LandedCosts costs) {
        var today = calendars.today(facts.place().location());
        var snoozed = facts.rule().snoozedUntil();
        if (facts.kit()) {
            return new Verdict.Kit();
        }
        if (!calendars.location(facts.place().location()).active()) {
            return new Verdict.LocationClosed();
        }
        if (!facts.status().equals("active")) {
            var missing = -facts.everything();
            return missing > 0 ? new Verdict.WaitingInVain(facts.status(), missing) : new Verdict.NoLongerOrdered(facts.status());
        }
        if (snoozed != null && today.isBefore(snoozed)) {
            return new Verdict.Snoozed(snoozed);
        }
        var way = facts.way();
        if (way == null) {
            return withoutSupplier(facts, today, firmsTrigger);
        }
        var calendar = calendars.of(way, facts.place().location(), way.leadTimeDays() != null || way.vendor() == null ? null : leadTimes.get().longestDays(facts.place(), way));
        return facts.rule().perOrder() ? orderByOrder(facts, way, calendar, today) : forStock(facts, way, calendar, today,
                policy(facts, firmsTrigger), calendars, costs);
    }

    /** The rule in force, which orders no more than is used while it can be sold; never less than what triggers it. */
    static StockingPolicy policy(PlaceFacts facts, String firmsTrigger) {
        var rule = rule(facts, firmsTrigger);
        var used = facts.usedInShelfLife();
        if (used == null) {
            return rule;
        }
        var most = Math.max(used, rule.reorderPoint());
        return new StockingPolicy(rule.reorderPoint(), rule.orderUpTo() == null ? null : Long.valueOf(Math.min(rule.orderUpTo(), most)),
                rule.orderQuantity() == null ? null : Long.valueOf(Math.min(rule.orderQuantity(), Math.max(1, used))), rule.neverExceed(), rule.orderAtPoint(),
                rule.reviewDays(), rule.horizonDays());
    }

    /** The rule in force: by hand or learned; where no stock is kept or history is too short, only what is asked for is bought. */
    private static StockingPolicy rule(PlaceFacts facts, String firmsTrigger) {
        var rule = facts.rule();
        var atPoint = (rule.trigger() == null ? firmsTrigger : rule.trigger()).equals("at-or-below");
        var learned = facts.learned();
        if (rule.manual() && rule.reorderPoint() != null) {
            return new StockingPolicy(
                    rule.reorderPoint(), rule.orderUpTo(), rule.orderQuantity(), rule.neverExceed(), atPoint, rule.reviewDays(), rule.horizonDays());
        }
        if (rule.manual() || !facts.stocked() || learned == null) {
            return new StockingPolicy(0, 0L, null, false, true, rule.reviewDays(), rule.horizonDays());
        }
        var upTo = rule.orderQuantity() == null ? learned.orderUpTo() : null;
        return new StockingPolicy(learned.reorderPoint(), upTo, rule.orderQuantity(), rule.neverExceed(), atPoint, rule.reviewDays(), rule.horizonDays());
    }

    private static Verdict withoutSupplier(PlaceFacts facts, LocalDate today, String firmsTrigger) {
        var anyDay = new OrderCalendar(null, false, WorkingCalendar.EVERY_DAY, Set.of(), WorkingCalendar.EVERY_DAY);
        return switch (ReplenishmentPlan.decide(today, projection(facts), policy(facts, firmsTrigger), OrderTerms.ANY, anyDay)) {
            case Decision.Enough(var position) -> new Verdict.Enough(position);
            case Decision.Later(var position, _, var orderOn) -> new Verdict.Later(position, orderOn);
            case Decision.NothingFits(_, var shortage, _) -> new Verdict.NoSupplier(shortage);
            case Decision.Order order -> new Verdict.NoSupplier(order.shortage());
        };
    }

    private static Verdict forStock(PlaceFacts facts, PlaceFacts.Way way, OrderCalendar calendar, LocalDate today, StockingPolicy policy, Calendars calendars,
            LandedCosts costs) {
        var maximum = way.terms().maximum();
        var orderedToday = facts.supply().stream().mapToLong(PlaceFacts.Supply::orderedToday).sum();
        var terms = maximum == null || orderedToday == 0 || orderedToday >= maximum
                ? way.terms()
                : new OrderTerms(way.terms().moq(), way.terms().multiple(), maximum - orderedToday, way.terms().unit());
        var projection = projection(facts);
        return switch (ReplenishmentPlan.decide(today, projection, policy, terms, calendar)) {
            case Decision.Enough(var position) -> otherwise(new Verdict.Enough(position), position, facts, calendars, today, policy, costs);
            case Decision.Later(var position, _, var orderOn) ->
                otherwise(new Verdict.Later(position, orderOn), position, facts, calendars, today, policy, costs);
            case Decision.NothingFits(var position, var shortage, _) when orderedToday > 0 && maximum != null ->
                new Verdict.MaximumOrdered(position, shortage, maximum);
            case Decision.NothingFits(var position, var shortage, var tried) -> new Verdict.NothingFits(position, shortage, tried);
            case Decision.Order order when maximum != null && orderedToday >= maximum ->
                new Verdict.MaximumOrdered(order.position(), order.shortage(), maximum);
            case Decision.Order order -> ordered(order, facts, way, policy, projection,
                    ChosenWay.of(order, facts, calendars, today, policy, projection, costs).orElse(null));
        };
    }

    /** The usual way sees no need yet; others may. */
    private static Verdict otherwise(Verdict usual, Position position, PlaceFacts facts, Calendars calendars, LocalDate today,
            StockingPolicy policy, LandedCosts costs) {
        return OtherHorizons.of(position.horizon(), facts, calendars, today, policy, costs).map(seen -> switch (seen.decision()) {
            case Decision.Order order -> new Verdict.Propose(List.of(need(facts, seen.way(), seen.policy(), projection(facts), order, seen.reason())));
            case Decision.Later(var at, _, var orderOn) -> new Verdict.Later(at, orderOn);
            case Decision.Enough _, Decision.NothingFits _ -> usual;
        }).orElse(usual);
    }

    private static Verdict ordered(Decision.Order usual, PlaceFacts facts, PlaceFacts.Way way, StockingPolicy policy, Projection projection,
            @Nullable ChosenWay chosen) {
        return switch (chosen) {
            case null -> new Verdict.Propose(List.of(need(facts, way, policy, projection, usual, "")));
            case ChosenWay.Now(var other, var order, var reason) -> new Verdict.Propose(List.of(need(facts, other, policy, projection, order, reason)));
            case ChosenWay.Wait(var orderOn) -> new Verdict.Later(usual.position(), orderOn);
        };
    }

    private static Need need(PlaceFacts facts, PlaceFacts.Way way, StockingPolicy policy, Projection projection, Decision.Order order,
            String wayReason) {
        var position = order.position();
        var late = position.horizon() == null ? 0 : projection.supplyAfter(position.horizon());
        return new Need(
                facts.place().item(), facts.place().location(), "", way.kind(), way.vendor(), way.fromLocation(),
                order.quantity().quantity(), order.orderOn(), order.arrivesOn(), order.neededOn(),
                position.onHand(), position.supplyInTime(), position.demandInTime(), position.horizon(),
                policy.reorderPoint(), policy.orderUpTo(), policy.orderUpTo() == null ? policy.orderQuantity() : null,
                Math.max(0, order.shortage()), Need.steps(order.quantity().steps()), late,
                late > 0 && !policy.isDue(position.quantity() + late), wayReason);
    }

    private static Verdict orderByOrder(PlaceFacts facts, PlaceFacts.Way way, OrderCalendar calendar, LocalDate today) {
        var coming = facts.supply().stream().mapToLong(PlaceFacts.Supply::open).sum();
        var wanted = facts.demand().stream().map(demand -> new OrderByOrder.Wanted(demand.order(), demand.wantedOn(), demand.open())).toList();
        var needs = facts.direct() ? wanted.stream().flatMap(each -> straight(facts, each, way, calendar, today).stream()).toList()
                : OrderByOrder.decide(today, facts.onHand() + coming, wanted, facts.rule().reviewDays(), way.terms(), calendar);
        if (needs.isEmpty()) {
            return new Verdict.Covered();
        }
        var position = projection(facts).at(null);
        return new Verdict.Propose(needs.stream().map(need -> need(facts, way, position, need)).toList());
    }

    /** What goes straight from the vendor to a customer is bought for that customer's order; what was bought for another goes to the other. */
    private static List<OrderByOrder.Need> straight(PlaceFacts facts, OrderByOrder.Wanted wanted, PlaceFacts.Way way, OrderCalendar calendar,
            LocalDate today) {
        var coming = facts.supply().stream().filter(supply -> supply.forOrder().equals(wanted.order())).mapToLong(PlaceFacts.Supply::open).sum();
        return OrderByOrder.decide(today, coming, List.of(wanted), facts.rule().reviewDays(), way.terms(), calendar);
    }

    private static Need need(PlaceFacts facts, PlaceFacts.Way way, Position position, OrderByOrder.Need need) {
        return new Need(
                facts.place().item(), facts.place().location(), need.order(), way.kind(), way.vendor(), way.fromLocation(),
                need.quantity().quantity(), need.orderOn(), need.arrivesOn(), need.neededOn(),
                position.onHand(), position.supplyInTime(), position.demandInTime(), position.horizon(),
                0, 0L, null, need.shortage(), Need.steps(need.quantity().steps()), 0, false, "");
    }

    static Projection projection(PlaceFacts facts) {
        return new Projection(
                facts.onHand(),
                facts.supply().stream().map(supply -> new Projection.Dated(supply.expectedOn(), supply.open())).toList(),
                facts.demand().stream().map(demand -> new Projection.Dated(demand.wantedOn(), demand.open())).toList());
    }
}
