package dev.backstop.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
        return filled(new @Nullable Long[rows.size()], rows, value);
    }

    public static <T> @Nullable Integer[] ints(Collection<T> rows, Function<T, @Nullable Integer> value) {
        return filled(new @Nullable Integer[rows.size()], rows, value);
    }

    public static <T> @Nullable Boolean[] booleans(Collection<T> rows, Function<T, @Nullable Boolean> value) {
        return filled(new @Nullable Boolean[rows.size()], rows, value);
    }

    /** Days that the statement adds to {@code date 'epoch'}: where very many rows are written, reading their text takes longer than writing them. */
    public static <T> @Nullable Integer[] days(Collection<T> rows, Function<T, @Nullable LocalDate> value) {
        return ints(rows, row -> {
            var day = value.apply(row);
            return day == null ? null : Math.toIntExact(day.toEpochDay());
        });
    }

    /** Instants in whole microseconds that the statement multiplies by {@code interval '1 microsecond'} and adds to {@code timestamptz 'epoch'}; see {@link #days}. */
    public static <T> @Nullable Long[] micros(Collection<T> rows, Function<T, @Nullable Instant> value) {
        return longs(rows, row -> {
            var at = value.apply(row);
            return at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at);
        });
    }

    /** By a plain loop: every statement passes here, each with functions of its own, and what a stream costs then is never compiled away. */
    private static <T, V> @Nullable V[] filled(@Nullable V[] column, Collection<T> rows, Function<T, @Nullable V> value) {
        var nth = 0;
        for (var row : rows) {
            column[nth++] = value.apply(row);
        }
        return column;
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
