package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their places that few places need: not read at all where nobody asks for any. */
final class OnceAsked<T> implements AutoCloseable {
    private final Supplier<Stream<T>> rows;
    private final Function<T, Place> place;
    private @Nullable ByPlace<T> read;

    OnceAsked(Supplier<Stream<T>> rows, Function<T, Place> place) {
        this.rows = rows;
        this.place = place;
    }

    /** The rows of a place; asked for in ascending order. */
    List<T> at(Place asked) {
        var reading = read;
        if (reading == null) {
            reading = new ByPlace<>(rows.get(), place);
            read = reading;
        }
        return reading.at(asked);
    }

    @Override
    public void close() {
        if (read != null) {
            read.close();
        }
    }
}
