package dev.backstop.planning.demand;

import java.util.function.ToDoubleFunction;

/**
 * A minimum of a smooth function of a few dozen numbers within bounds: quasi-Newton steps (BFGS) on differences, numbers mapped into their bounds by
 * a sine, so that there are no walls to run into.
 *
 * @see "Nocedal, Wright: Numerical Optimization, 2nd ed., chapter 6"
 */
final class Descent {
    private static final double DIFFERENCE = 1e-5;
    private static final double ENOUGH = 1e-7;

    private final ToDoubleFunction<double[]> function;
    private final double[] low;
    private final double[] high;
    private final int size;
    private final double[] point;

    private Descent(ToDoubleFunction<double[]> function, double[] low, double[] high) {
        this.function = function;
        this.low = low;
        this.high = high;
        this.size = low.length;
        this.point = new double[size];
    }

    /**
     * Moves the first numbers of {@code start}, as many as there are bounds, to a minimum near it and answers the value there.
     *
     * @param low   bounds, below {@code high}
     * @param steps to take at most
     */
    static double minimise(ToDoubleFunction<double[]> function, double[] start, double[] low, double[] high, int steps) {
        return new Descent(function, low, high).run(start, steps);
    }

    private double run(double[] start, int steps) {
        var x = new double[size];
        for (var i = 0; i < size; i++) {
            var share = Math.clamp((start[i] - low[i]) / (high[i] - low[i]), 0.001, 0.999);
            x[i] = Math.asin(2 * share - 1);
        }
        var inverse = identity();
        var value = at(x);
        var slope = slope(x, value);
        for (var step = 0; step < steps; step++) {
            var direction = new double[size];
            var descent = 0.0;
            for (var i = 0; i < size; i++) {
                for (var k = 0; k < size; k++) {
                    direction[i] -= inverse[i][k] * slope[k];
                }
                descent += direction[i] * slope[i];
            }
            if (descent >= 0) {
                inverse = identity();
                for (var i = 0; i < size; i++) {
                    direction[i] = -slope[i];
                }
                descent = -dot(slope, slope);
            }
            var length = Math.sqrt(dot(direction, direction));
            var stride = Math.min(1, 1 / Math.max(length, 1e-12));
            var next = new double[size];
            var reached = value;
            for (var halvings = 0; halvings < 25; halvings++, stride /= 2) {
                for (var i = 0; i < size; i++) {
                    next[i] = x[i] + stride * direction[i];
                }
                reached = at(next);
                if (reached <= value + 1e-4 * stride * descent) {
                    break;
                }
            }
            if (!(reached < value)) {
                break;
            }
            var nextSlope = slope(next, reached);
            update(inverse, x, next, slope, nextSlope);
            var gain = value - reached;
            x = next;
            slope = nextSlope;
            value = reached;
            if (gain < ENOUGH * (1 + Math.abs(value))) {
                break;
            }
        }
        at(x);
        System.arraycopy(point, 0, start, 0, size);
        return value;
    }

    private double at(double[] x) {
        for (var i = 0; i < size; i++) {
            point[i] = low[i] + (high[i] - low[i]) * (1 + Math.sin(x[i])) / 2;
        }
        return function.applyAsDouble(point);
    }

    private double[] slope(double[] x, double value) {
        var slope = new double[size];
        for (var i = 0; i < size; i++) {
            var kept = x[i];
            x[i] = kept + DIFFERENCE;
            slope[i] = (at(x) - value) / DIFFERENCE;
            x[i] = kept;
        }
        return slope;
    }

    /** Shermann and Morrison's form of the update, left out where the curvature is not positive. */
    private void update(double[][] inverse, double[] x, double[] next, double[] slope, double[] nextSlope) {
        var s = new double[size];
        var d = new double[size];
        for (var i = 0; i < size; i++) {
            s[i] = next[i] - x[i];
            d[i] = nextSlope[i] - slope[i];
        }
        var curvature = dot(s, d);
        if (curvature < 1e-12) {
            return;
        }
        var moved = new double[size];
        for (var i = 0; i < size; i++) {
            moved[i] = dot(inverse[i], d);
        }
        var factor = (1 + dot(d, moved) / curvature) / curvature;
        for (var i = 0; i < size; i++) {
            for (var k = 0; k < size; k++) {
                inverse[i][k] += factor * s[i] * s[k] - (moved[i] * s[k] + s[i] * moved[k]) / curvature;
            }
        }
    }

    private double[][] identity() {
        var identity = new double[size][size];
        for (var i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static double dot(double[] a, double[] b) {
        var sum = 0.0;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
