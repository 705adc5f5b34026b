package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan looks at: these items, these locations; null means all. */
record Scope(@Nullable List<Long> items, @Nullable List<Long> locations) {
    static final Scope ALL = new Scope(null, null);

    static Scope of(Place place) {
        return new Scope(List.of(place.item()), List.of(place.location()));
    }

    Long @Nullable [] itemArray() {
        return items == null ? null : items.toArray(Long[]::new);
    }

    Long @Nullable [] locationArray() {
        return locations == null ? null : locations.toArray(Long[]::new);
    }
}
