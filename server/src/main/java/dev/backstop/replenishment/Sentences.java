package dev.backstop.replenishment;

import dev.backstop.catalog.Units;
import dev.backstop.planning.Projection.Position;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the plan says, in words. */
final class Sentences {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Sentences() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Why a proposal is made. */
    static String reason(Need need, Units units) {
        if (!need.forOrder().isEmpty()) {
            return "Bought for order %s: %s of it are neither here nor coming.".formatted(need.forOrder(), units.text(need.shortage()));
        }
        var upTo = need.orderUpTo() == null ? need.reorderPoint() : need.orderUpTo();
        var position = need.onHand() + need.supplyInTime() - need.demandInTime();
        var missing = need.shortage() == 0 ? "" : " %s missing to %s.".formatted(units.text(need.shortage()), units.text(upTo));
        return "The position %s is %s, and the reorder point %s.%s%s".formatted(by(need.horizon()), units.text(position), units.text(need.reorderPoint()),
                missing, need.wayReason().isEmpty() ? "" : " " + need.wayReason());
    }

    /** Why nothing is proposed, and nobody needs to act. */
    static String quiet(Verdict.Quiet quiet, long reorderPoint, Units units) {
        return switch (quiet) {
            case Verdict.Enough(var position) -> "Enough: the position %s is %s, and the reorder point %s."
                    .formatted(by(position.horizon()), units.text(position.quantity()), units.text(reorderPoint));
            case Verdict.Later(var position, var orderOn) -> "Not yet: the position %s will be %s, but an order on %s is still in time."
                    .formatted(by(position.horizon()), units.text(position.quantity()), day(orderOn));
            case Verdict.Covered() -> "Bought order by order, and every order is covered by what is here or coming.";
            case Verdict.Snoozed(var until) -> "Set aside by hand until %s.".formatted(day(until));
            case Verdict.Kit() -> "A kit is assembled when it ships; its components are reordered instead.";
            case Verdict.LocationClosed() -> "The location is not active, so nothing is ordered for it.";
            case Verdict.NoLongerOrdered(var status) -> "The item is %s, so it is no longer ordered.".formatted(inWords(status));
        };
    }

    /** Why something needed cannot be proposed, and what to do about it. */
    static String blocked(Verdict.Blocked blocked, Units units) {
        return switch (blocked) {
            case Verdict.WaitingInVain(var status, var shortage) -> "The item is %s, and customers wait for %s more than is here or coming. Offer them a substitute, or cancel."
                    .formatted(inWords(status), units.text(shortage));
            case Verdict.NoSupplier(var shortage) -> "%s needed, and nobody is named who supplies it. Give it sourcing terms.".formatted(units.text(shortage));
            case Verdict.NothingFits(_, var shortage, var tried) -> "%s needed, but no order that the supplier takes fits: %s Change the terms, or the level never to be exceeded."
                    .formatted(units.text(shortage), steps(Need.steps(tried.steps()), units));
            case Verdict.MaximumOrdered(_, var shortage, var maximum) -> ("%s needed beyond today's order, which is at the most that the supplier takes, %s. "
                    + "The rest follows with a later order.")
                    .formatted(units.text(shortage), units.text(maximum));
        };
    }

    /** The rounding steps, one clause each. */
    static String steps(String rounding, Units units) {
        var text = new StringBuilder();
        for (var step : Need.rounded(rounding)) {
            var rule = switch (step.rule()) {
                case MOQ -> "the smallest order makes %s %s";
                case MULTIPLE -> "the order multiple makes %s %s";
                case UNIT -> "whole purchase units make %s %s";
                case MAXIMUM -> "the maximum makes %s %s";
            };
            text.append(text.isEmpty() ? "" : ", ").append(rule.formatted(units.text(step.from()), units.text(step.to())));
        }
        return text.isEmpty() ? "" : text.append('.').toString();
    }

    /** The sum behind a position. */
    static String sum(Position position, Units units) {
        return "On hand %s, plus supply %s of %s, less demand %s of %s, is the position %s.".formatted(
                units.text(position.onHand()), by(position.horizon()), units.text(position.supplyInTime()), by(position.horizon()),
                units.text(position.demandInTime()), units.text(position.quantity()));
    }

    private static String by(@Nullable LocalDate horizon) {
        return horizon == null ? "over all time" : "by " + day(horizon);
    }

    private static String inWords(String status) {
        return status.equals("phasing-out") ? "being phased out" : status;
    }
}
