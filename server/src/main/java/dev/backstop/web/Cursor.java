package dev.backstop.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins: strictly after the key {@code after}, at most {@code limit} rows.
 *
 * @param after the last key of the page before; empty string at the start
 */
public record Cursor(String after, int limit) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    /** Reads the query parameters {@code cursor} and {@code limit}; a limit above 1,000 counts as 1,000. */
    public static Cursor of(@Nullable String cursor, @Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw Problem.malformed("limit must be at least 1, but was %d.".formatted(limit));
        }
        return new Cursor(cursor == null ? "" : decode(cursor), Math.min(limit == null ? USUAL : limit, MOST));
    }

    /** The key as a number, for lists in the order of an id; 0 at the start. */
    public long afterId() {
        try {
            return after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw ofAnotherList();
        }
    }

    /** The key as two numbers, for lists in the order of two ids; zeros at the start. */
    public Ids afterIds() {
        var parts = after.split("/", -1);
        try {
            return after.isEmpty() ? new Ids(0, 0) : new Ids(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            throw ofAnotherList();
        }
    }

    /** A key of two ids. */
    public record Ids(long first, long second) {
        public String key() {
            return first + "/" + second;
        }
    }

    /** What is answered to a cursor whose key is none of the list that is asked for. */
    public static Problem ofAnotherList() {
        return Problem.malformed("The cursor belongs to another list. Start again without a cursor.");
    }

    /** The cursor of the page that begins after a key. */
    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Problem.malformed("The cursor %s was not given out by this server. Start again without a cursor.".formatted(cursor));
        }
    }
}
