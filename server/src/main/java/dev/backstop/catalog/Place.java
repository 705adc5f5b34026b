package dev.backstop.catalog;

import java.util.Comparator;

/** One item at one location. Its order is the order in which locks are taken. */
public record Place(long item, long location) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::item).thenComparingLong(Place::location);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
