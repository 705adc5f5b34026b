package dev.backstop.promising;

import java.util.Set;

/**
 * Figures of some items are written. Published in the transaction that wrote them; heard after its commit, it tells this instance before the writer
 * is answered what all instances hear from the database a little later.
 */
public record AvailabilityMoved(Set<Long> items) {
    public AvailabilityMoved {
        items = Set.copyOf(items);
    }
}
