package dev.backstop.promising;

import java.util.Set;

/** It was decided anew where components of these production orders come from, by number. */
record ComponentsDecided(Set<String> orders) {
    ComponentsDecided {
        orders = Set.copyOf(orders);
    }
}
