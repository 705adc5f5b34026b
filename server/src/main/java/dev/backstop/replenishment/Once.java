package dev.backstop.replenishment;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something costly that is read when it is asked for, and once. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> read;
    private @Nullable T value;

    Once(Supplier<T> read) {
        this.read = read;
    }

    @Override
    public T get() {
        var known = value;
        if (known == null) {
            known = read.get();
            value = known;
        }
        return known;
    }
}
