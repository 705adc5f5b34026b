package dev.backstop.exchange;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A file read one piece at a time; no more than one piece lies in memory. */
final class PiecewiseInput extends InputStream {
    private final IntFunction<byte @Nullable []> pieces;
    private byte @Nullable [] piece = new byte[0];
    private int number;
    private int at;

    /** {@code pieces} gives the piece of a number, counted from 0; null after the last. */
    PiecewiseInput(IntFunction<byte @Nullable []> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        while (piece != null && at == piece.length) {
            piece = pieces.apply(number++);
            at = 0;
        }
        if (piece == null) {
            return -1;
        }
        var count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        return count;
    }
}
