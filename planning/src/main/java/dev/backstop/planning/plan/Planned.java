package dev.backstop.planning.plan;

import dev.backstop.planning.OrderQuantities;
import dev.backstop.planning.OrderQuantities.OrderQuantity;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.plan.Draft.Ready;
import dev.backstop.planning.plan.Draft.Unplanned;
import dev.backstop.planning.policy.StockingRule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the plan, in smallest units. What rests on a forecast is null where there is none.
 *
 * @param median         of what is wanted until an order of the next look is here; {@code high}: not exceeded in nine cases of ten
 * @param undershoot     by how much the position has fallen below the reorder point, on average, when somebody looks
 * @param expected       what is wanted until then, on average, the undershoot among it: the rest of the reorder point is safety stock
 * @param orderOn        the first day on which the vendor takes the order; null: none is proposed, as are arrivesOn and unitPrice
 * @param arrivesOn      in nine cases of ten
 */
public record Planned(
        Place place,
        VendorTimes.@Nullable Known time,
        @Nullable Double perDay,
        @Nullable Long median,
        @Nullable Long high,
        @Nullable Double undershoot,
        @Nullable Double expected,
        @Nullable Long safetyStock,
        @Nullable Long reorderPoint,
        @Nullable Long orderUpTo,
        @Nullable Long usualOrder,
        StockingRule.@Nullable Basis basis,
        @Nullable Long orderNow,
        @Nullable LocalDate orderOn,
        @Nullable LocalDate arrivesOn,
        @Nullable Double unitPrice,
        String why) {
    private static final double NINE_OF_TEN = 0.9;

    static Planned of(Draft draft, LocalDate today, WorkingCalendar receiver, boolean goesAlong) {
        return switch (draft) {
            case Unplanned(var place, var time) -> new Planned(place, time, null, null, null, null, null, null, null, null, null, null,
                    null, null,
                    null, null, PlanWords.nothing(time != null, place.demand().days()));
            case Ready ready -> of(ready, today, receiver, goesAlong);
        };
    }

    private static Planned of(Ready draft, LocalDate today, WorkingCalendar receiver, boolean goesAlong) {
        var terms = draft.place().terms();
        var position = draft.place().stock().position();
        var levels = draft.levels();
        var point = StockingRule.reorderPoint(levels, today, terms.holidayUntil());
        var upTo = point + draft.order().quantity();
        var policy = new StockingPolicy(point, upTo, null, false, true, terms.aim().reviewDays(), null);
        var isDue = policy.isDue(position) || (goesAlong && position < upTo);
        var order = isDue ? OrderQuantities.round(upTo - position, terms.aim().terms(), null) : new OrderQuantity(0, List.of());
        var orderOn = order.quantity() == 0 ? null : terms.orderDay(today);
        var days = draft.time().spread();
        var total = draft.forecast().over(days, terms.aim().reviewDays());
        return new Planned(draft.place(), draft.time(), draft.forecast().perDay(), total.quantile(0.5), total.quantile(NINE_OF_TEN),
                levels.expected() - draft.forecast().perDay() * days.mean(), levels.expected(), point - Math.round(levels.expected()),
                        point, upTo,
                draft.order().quantity(), draft.order().basis(), order.quantity(), orderOn,
                orderOn == null ? null : receiver.onOrAfter(orderOn.plusDays(days.quantile(NINE_OF_TEN))),
                orderOn == null || terms.unitCost() == 0 ? null : terms.price(order.quantity()),
                PlanWords.why(draft, policy, order, goesAlong && !policy.isDue(position)));
    }
}
