package dev.backstop.planning;

import dev.backstop.planning.OrderQuantities.OrderQuantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Supply bought for each order: what stock and supply leave uncovered is ordered for whom it is for, and no reorder point is kept. */
public final class OrderByOrder {
    private OrderByOrder() {}

    /** What one customer order wants; null: at once. */
    public record Wanted(String order, @Nullable LocalDate on, long quantity) {}

    /**
     * What to buy for one order.
     *
     * @param arrivesOn null: no lead time known
     */
    public record Need(String order, long shortage, OrderQuantity quantity, LocalDate neededOn, LocalDate orderOn, @Nullable LocalDate arrivesOn) {}

    /**
     * Covers demand by wanted day, in the caller's order on equal days, first from what is here or will come, then by an order each. What rounding brings
     * beyond one order covers the next.
     *
     * @param covered on hand plus all open supply, smallest units
     * @return those that must be ordered by the next review
     */
    public static List<Need> decide(
            LocalDate today, long covered, List<Wanted> demand, int reviewDays, OrderTerms terms, OrderCalendar calendar) {
        var needs = new ArrayList<Need>();
        var free = covered;
        for (var wanted : demand.stream().sorted(Comparator.comparing(each -> each.on() == null ? today : each.on())).toList()) {
            var shortage = wanted.quantity() - Math.clamp(free, 0, wanted.quantity());
            free -= wanted.quantity();
            if (shortage == 0) {
                continue;
            }
            var quantity = OrderQuantities.round(shortage, terms, null);
            free += quantity.quantity();
            var neededOn = wanted.on() == null || wanted.on().isBefore(today) ? today : wanted.on();
            var orderOn = calendar.latestOrderDay(neededOn, today).orElse(today);
            if (quantity.quantity() > 0 && !orderOn.isAfter(today.plusDays(reviewDays))) {
                needs.add(new Need(wanted.order(), shortage, quantity, neededOn, orderOn, calendar.arrival(orderOn).orElse(null)));
            }
        }
        return List.copyOf(needs);
    }
}
