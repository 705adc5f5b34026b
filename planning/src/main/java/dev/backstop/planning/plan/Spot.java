package dev.backstop.planning.plan;

import java.io.Serializable;
import java.util.Comparator;

/** An item at a location; where there is one location only, its name may be empty. */
public record Spot(String item, String location) implements Comparable<Spot>, Serializable {
    private static final Comparator<Spot> ORDER = Comparator.comparing(Spot::item).thenComparing(Spot::location);
    private static final long FIRST = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }

    /**
     * A number that looks like chance and depends on the names alone: who takes the spots of the smallest numbers draws the same sample
     * wherever and in whatever order they lie.
     */
    public long lot() {
        var hash = FIRST;
        var text = item + '\u0000' + location;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }
}
