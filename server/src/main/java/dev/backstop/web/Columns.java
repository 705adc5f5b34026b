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
        return rows.stream().map(value).toArray(Long[]::new);
    }

    public static <T> @Nullable Integer[] ints(Collection<T> rows, Function<T, @Nullable Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    public static <T> @Nullable Boolean[] booleans(Collection<T> rows, Function<T, @Nullable Boolean> value) {
        return rows.stream().map(value).toArray(Boolean[]::new);
    }

    /** Days that the statement adds to {@code date 'epoch'}: where very many rows are written, reading their text takes longer than writing them. */
    public static <T> @Nullable Integer[] days(Collection<T> rows, Function<T, @Nullable LocalDate> value) {
        return rows.stream().map(value).map(day -> day == null ? null : Math.toIntExact(day.toEpochDay())).toArray(Integer[]::new);
    }

    /** Instants in whole microseconds that the statement multiplies by {@code interval '1 microsecond'} and adds to {@code timestamptz 'epoch'}; see {@link #days}. */
    public static <T> @Nullable Long[] micros(Collection<T> rows, Function<T, @Nullable Instant> value) {
        return rows.stream().map(value).map(at -> at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at)).toArray(Long[]::new);
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
