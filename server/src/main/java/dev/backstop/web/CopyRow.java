package dev.backstop.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the text format of PostgreSQL's COPY: cells divided by tabs, {@code \N} for null.
 *
 * @see "PostgreSQL documentation, COPY, File Formats, Text Format"
 */
public final class CopyRow implements Copy.Written {
    private static final int FULL = 64 * 1024;

    private final StringBuilder text = new StringBuilder(FULL + FULL / 4);
    private boolean atStart = true;

    /** Package-private: rows are written by {@link Copy}. */
    CopyRow() {}

    public CopyRow add(long number) {
        next().append(number);
        return this;
    }

    public CopyRow add(boolean flag) {
        next().append(flag ? 't' : 'f');
        return this;
    }

    /** Anything whose text PostgreSQL can read: words, dates, instants, decimals. */
    public CopyRow add(@Nullable Object value) {
        if (value == null) {
            next().append("\\N");
        } else {
            escaped(value.toString(), next());
        }
        return this;
    }

    private StringBuilder next() {
        if (!atStart) {
            text.append('\t');
        }
        atStart = false;
        return text;
    }

    private static void escaped(String value, StringBuilder into) {
        for (var at = 0; at < value.length(); at++) {
            var c = value.charAt(at);
            switch (c) {
                case '\\' -> into.append("\\\\");
                case '\t' -> into.append("\\t");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                default -> into.append(c);
            }
        }
    }

    @Override
    public void end() {
        text.append('\n');
        atStart = true;
    }

    @Override
    public boolean isFull() {
        return text.length() >= FULL;
    }

    @Override
    public byte[] drain() {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        return bytes;
    }

    @Override
    public byte[] close() {
        return drain();
    }
}
