package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their places, read side by side with others in the same order, so that no more than one place is in memory. */
final class ByPlace<T> implements AutoCloseable {
    private final Runnable close;
    private final Iterator<T> iterator;
    private final Function<T, Place> place;
    private @Nullable T next;

    ByPlace(Stream<T> rows, Function<T, Place> place) {
        this(rows.iterator(), place, rows::close);
    }

    /** Rows that were all read before. */
    ByPlace(List<T> rows, Function<T, Place> place) {
        this(rows.iterator(), place, () -> {});
    }

    private ByPlace(Iterator<T> rows, Function<T, Place> place, Runnable close) {
        this.iterator = rows;
        this.place = place;
        this.close = close;
        advance();
    }

    /** The rows of a place; asked for in ascending order. Those of places that nobody asked for are passed over. */
    List<T> at(Place asked) {
        passBefore(asked);
        if (next == null || !place.apply(next).equals(asked)) {
            return List.of();
        }
        var found = new ArrayList<T>(4);
        while (next != null && place.apply(next).equals(asked)) {
            found.add(next);
            advance();
        }
        return found;
    }

    private void passBefore(Place asked) {
        while (next != null && place.apply(next).compareTo(asked) < 0) {
            advance();
        }
    }

    /** The first row of a place, with {@link #at}. */
    Optional<T> only(Place asked) {
        var found = at(asked);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** The place of the next row; null: there is none. */
    @Nullable Place next() {
        return next == null ? null : place.apply(next);
    }

    private void advance() {
        next = iterator.hasNext() ? iterator.next() : null;
    }

    @Override
    public void close() {
        close.run();
    }
}
