package dev.backstop.planning;

import java.util.function.LongPredicate;

/** Search over whole numbers. */
final class Smallest {
    private static final long BEYOND_ALL_STOCK = 1L << 52;

    private Smallest() {}

    /** The smallest number from 0 on for which {@code enough} holds, if it holds for all larger ones too. */
    static long whole(LongPredicate enough) {
        if (enough.test(0)) {
            return 0;
        }
        var tooSmall = 0L;
        var large = 1L;
        while (!enough.test(large)) {
            tooSmall = large;
            large *= 2;
            if (large > BEYOND_ALL_STOCK) {
                throw new ArithmeticException("No quantity is enough. Maybe the target is 1?");
            }
        }
        while (large - tooSmall > 1) {
            var middle = tooSmall + (large - tooSmall) / 2;
            if (enough.test(middle)) {
                large = middle;
            } else {
                tooSmall = middle;
            }
        }
        return large;
    }
}
