package dev.backstop.planning.plan;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.ReorderPoints.Levels;
import dev.backstop.planning.policy.OrderCycle;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.policy.StockingRule.UsualOrder;
import org.jspecify.annotations.Nullable;

/** A place with its reorder point, before anything is decided about today. */
public sealed interface Draft {
    Place place();

    /**
     * Nothing can be planned.
     *
     * @param time null: nobody knows how long orders take; else the history is too short
     */
    record Unplanned(Place place, VendorTimes.@Nullable Known time) implements Draft {}

    /** A place that can be planned. */
    record Ready(Place place, VendorTimes.Known time, DemandForecast forecast, UsualOrder order, Levels levels) implements Draft {
        /** What happens from one order to the next. */
        OrderCycle cycle() {
            return StockingRule.cycle(forecast, time.spread(), place.terms().aim().reviewDays(), order);
        }

        /** The same with another usual order, the reorder point being found anew. */
        Ready with(UsualOrder other) {
            return new Ready(place, time, forecast, other, StockingRule.levels(forecast, time.spread(), place.terms().aim(), other));
        }

        Ready with(Levels others) {
            return new Ready(place, time, forecast, order, others);
        }
    }
}
