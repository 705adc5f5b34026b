package dev.backstop.promising;

import java.util.List;

/** Orders were taken or edited, and our answer told their promises; heard in that transaction. */
public record OrdersAnswered(List<Long> orders) {
    public OrdersAnswered {
        orders = List.copyOf(orders);
    }
}
