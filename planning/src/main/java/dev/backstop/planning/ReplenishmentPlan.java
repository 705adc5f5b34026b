package dev.backstop.planning;

import dev.backstop.planning.OrderQuantities.OrderQuantity;
import dev.backstop.planning.Projection.Position;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one item at one location must be ordered now, how much, and on which day. */
public final class ReplenishmentPlan {
    private ReplenishmentPlan() {}

    /** What the plan says, and why: every outcome carries the position it rests on. */
    public sealed interface Decision {
        Position position();

        /**
         * To be ordered.
         *
         * @param neededOn  from when on too little would be here
         * @param orderOn   the latest order day whose order is here by then; today if none is
         * @param arrivesOn null: no lead time known
         */
        record Order(
                Position position, long shortage, OrderQuantity quantity, LocalDate neededOn, LocalDate orderOn, @Nullable LocalDate arrivesOn)
                implements Decision {}

        /** The position does not call for an order. */
        record Enough(Position position) implements Decision {}

        /** Needed, but an order on a day after the next review is still in time. */
        record Later(Position position, long shortage, LocalDate orderOn) implements Decision {}

        /** Needed, but nothing that the vendor takes fits. */
        record NothingFits(Position position, long shortage, OrderQuantity tried) implements Decision {}
    }

    public static Decision decide(LocalDate today, Projection projection, StockingPolicy policy, OrderTerms terms, OrderCalendar calendar) {
        var horizon = horizon(today, policy, calendar);
        var position = projection.at(horizon.orElse(null));
        var need = policy.isDue(position.quantity()) ? policy.need(position.quantity()) : 0;
        if (need == 0) {
            return new Decision.Enough(position);
        }
        var shortage = policy.shortage(position.quantity());
        var neededOn = horizon.flatMap(day -> projection.noMoreThan(policy.triggerLevel(), today, day)).orElse(today);
        var orderOn = calendar.latestOrderDay(neededOn, today).orElse(today);
        if (orderOn.isAfter(today.plusDays(policy.reviewDays()))) {
            return new Decision.Later(position, shortage, orderOn);
        }
        var quantity = OrderQuantities.round(need, terms, policy.neverExceed() && policy.orderUpTo() != null ? shortage : null);
        if (quantity.quantity() == 0) {
            return new Decision.NothingFits(position, shortage, quantity);
        }
        return new Decision.Order(position, shortage, quantity, neededOn, orderOn, calendar.arrival(orderOn).orElse(null));
    }

    /** How far ahead the position is read: what an order placed today brings is here, and the next review has been; nothing where no lead time is known. */
    public static Optional<LocalDate> horizon(LocalDate today, StockingPolicy policy, OrderCalendar calendar) {
        return policy.horizonDays() != null
                ? Optional.of(today.plusDays(policy.horizonDays()))
                : calendar.arrival(today).map(arrival -> arrival.plusDays(policy.reviewDays()));
    }
}
