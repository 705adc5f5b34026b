package dev.backstop.supply;

import java.util.Set;

/**
 * Purchase orders that were sent from elsewhere came in, and something of them is still to come. Published in the transaction that stored them.
 *
 * @param orders their ids
 */
public record PurchaseOrdersTakenOver(Set<Long> orders) {
    public PurchaseOrdersTakenOver {
        orders = Set.copyOf(orders);
    }
}
