package dev.backstop.web;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns, for statements that take a whole set at once: {@code unnest(:ids::bigint[], :days::date[])}. Dates, instants and
 * decimals travel as text and are cast by the statement.
 */
public final class Columns {
    private Columns() {}

    public static <T> @Nullable Long[] longs(Collection<T> rows, Function<T, @Nullable Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    public static <T> @Nullable Integer[] ints(Collection<T> rows, Function<T, @Nullable Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    public static <T> @Nullable Boolean[] booleans(Collection<T> rows, Function<T, @Nullable Boolean> value) {
        return rows.stream().map(value).toArray(Boolean[]::new);
    }

    /** Anything whose text PostgreSQL can read: words, dates, instants, decimals. */
    @SuppressWarnings("ReferenceEquality") // the same object has the same text; asking whether others are equal would cost what is saved
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable Object> value) {
        var texts = new @Nullable String[rows.size()];
        var nth = 0;
        Object last = null;
        String text = null;
        for (var row : rows) {
            var cell = value.apply(row);
            if (cell != last) { // neighbours often have one day between them
                last = cell;
                text = cell == null ? null : Objects.toString(cell);
            }
            texts[nth++] = text;
        }
        return texts;
    }
}
