package dev.backstop.catalog;

import java.util.Collection;

/** One item at one location. Its order is the order in which locks are taken. */
public record Place(long item, long location) implements Comparable<Place> {
    /** The items of a set of places: with {@link #locations} what {@code unnest(:items, :locations)} takes, so that a set is one statement. */
    public static Long[] items(Collection<Place> places) {
        return places.stream().map(Place::item).toArray(Long[]::new);
    }

    /** The locations of a set of places, in the order of {@link #items}. */
    public static Long[] locations(Collection<Place> places) {
        return places.stream().map(Place::location).toArray(Long[]::new);
    }

    @Override
    public int compareTo(Place other) {
        var byItem = Long.compare(item, other.item);
        return byItem != 0 ? byItem : Long.compare(location, other.location);
    }
}
