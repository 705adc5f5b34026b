package dev.backstop.stock;

import dev.backstop.catalog.Place;
import java.util.Comparator;

/** What lies at one place in one condition and lot. */
public record Level(Place place, Condition condition, String lot, long onHand) {
    Key key() {
        return new Key(place, condition, lot);
    }

    /** What identifies a level. Its order is the order in which levels are locked: that of the table's primary key. */
    record Key(Place place, Condition condition, String lot) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::place).thenComparing(key -> key.condition().code()).thenComparing(Key::lot);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
