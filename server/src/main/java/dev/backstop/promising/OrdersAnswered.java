package dev.backstop.promising;

import dev.backstop.web.RoundTrip;
import java.util.List;

/**
 * Orders were taken or edited, and our answer tells their promises; heard in that transaction.
 *
 * @param writes what is written because of it goes with these statements; the orders are there by then
 */
public record OrdersAnswered(List<Long> orders, RoundTrip writes) {
    public OrdersAnswered {
        orders = List.copyOf(orders);
    }
}
