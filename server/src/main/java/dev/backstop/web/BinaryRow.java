package dev.backstop.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the binary format of PostgreSQL's COPY, which it takes without reading text. Each cell must be of its column's very type:
 * {@code bigint}, {@code boolean}, {@code text}, {@code date} or {@code timestamptz}.
 *
 * @see "PostgreSQL documentation, COPY, File Formats, Binary Format"
 */
public final class BinaryRow implements Copy.Written {
    private static final int FULL = 64 * 1024;
    private static final byte[] HEAD = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final LocalDate DAY_0 = LocalDate.of(2000, 1, 1);
    private static final Instant MOMENT_0 = Instant.parse("2000-01-01T00:00:00Z");
    private static final int NULL = -1;

    private ByteBuffer bytes = ByteBuffer.allocate(FULL + FULL / 4).put(HEAD);
    private int start = NULL;
    private int cells;

    /** Package-private: rows are written by {@link Copy}. */
    BinaryRow() {}

    public BinaryRow add(long number) {
        next(Long.BYTES).putLong(number);
        return this;
    }

    public BinaryRow add(@Nullable Long number) {
        return number == null ? nothing() : add(number.longValue());
    }

    public BinaryRow add(boolean flag) {
        next(1).put((byte) (flag ? 1 : 0));
        return this;
    }

    public BinaryRow add(@Nullable String text) {
        if (text == null) {
            return nothing();
        }
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        next(utf8.length).put(utf8);
        return this;
    }

    public BinaryRow add(@Nullable LocalDate day) {
        if (day == null) {
            return nothing();
        }
        next(Integer.BYTES).putInt(Math.toIntExact(day.toEpochDay() - DAY_0.toEpochDay()));
        return this;
    }

    public BinaryRow add(@Nullable Instant moment) {
        return moment == null ? nothing() : add(ChronoUnit.MICROS.between(MOMENT_0, moment));
    }

    private BinaryRow nothing() {
        next(NULL);
        return this;
    }

    private ByteBuffer next(int length) {
        ensure(Short.BYTES + Integer.BYTES + Math.max(0, length));
        if (start == NULL) {
            start = bytes.position();
            bytes.putShort((short) 0);
        }
        cells++;
        return bytes.putInt(length);
    }

    private void ensure(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), bytes.position() + more))).position(bytes.position());
        }
    }

    @Override
    public void end() {
        bytes.putShort(start, (short) cells);
        start = NULL;
        cells = 0;
    }

    @Override
    public boolean isFull() {
        return bytes.position() >= FULL;
    }

    @Override
    public byte[] drain() {
        var written = Arrays.copyOf(bytes.array(), bytes.position());
        bytes.clear();
        return written;
    }

    @Override
    public byte[] close() {
        ensure(Short.BYTES);
        bytes.putShort((short) NULL);
        return drain();
    }
}
