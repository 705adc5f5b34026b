package dev.backstop.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, in the order of its key; {@code nextCursor} opens the next page and is null on the last. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Listing<T>(List<T> data, @Nullable String nextCursor) {
    public Listing {
        data = List.copyOf(data);
    }

    /** All there is, on one page. */
    public static <T> Listing<T> of(List<T> data) {
        return new Listing<>(data, null);
    }

    /** A page from rows fetched with {@code LIMIT cursor.limit() + 1}: the surplus row only tells that there is more. */
    public static <T> Listing<T> page(List<T> rows, Cursor cursor, Function<T, String> key) {
        if (rows.size() <= cursor.limit()) {
            return of(rows);
        }
        var kept = rows.subList(0, cursor.limit());
        return new Listing<>(kept, Cursor.encode(key.apply(kept.getLast())));
    }

    public <R> Listing<R> map(Function<T, R> shape) {
        return new Listing<>(data.stream().map(shape).toList(), nextCursor);
    }
}
