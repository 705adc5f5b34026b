package dev.backstop.storefront;

import java.util.Set;

/** Wants to know what moved, once {@link AvailabilityMemory} has forgotten it. Called by the thread that listens, so it must be quick. */
interface NewsHearer {
    void moved(Set<Long> items);

    void allMoved();
}
