package dev.backstop.planning.policy;

import java.util.function.DoubleUnaryOperator;

/** Zeros and minima of functions of one variable. */
final class Root {
    private static final int HALVINGS = 200;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Root() {}

    /** Where a function that does not fall turns from negative to positive, between two points. */
    static double of(DoubleUnaryOperator rising, double low, double high) {
        var from = low;
        var to = high;
        for (var step = 0; step < HALVINGS; step++) {
            var middle = (from + to) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    /** Where a function with one valley is least, between two points; to about half of the digits. */
    static double least(DoubleUnaryOperator valley, double low, double high) {
        var from = low;
        var to = high;
        for (var step = 0; step < HALVINGS; step++) {
            var left = to - GOLDEN * (to - from);
            var right = from + GOLDEN * (to - from);
            if (valley.applyAsDouble(left) < valley.applyAsDouble(right)) {
                to = right;
            } else {
                from = left;
            }
        }
        return (from + to) / 2;
    }
}
