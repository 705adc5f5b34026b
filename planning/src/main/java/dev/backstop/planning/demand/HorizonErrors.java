package dev.backstop.planning.demand;

/**
 * How far totals of {@code horizon} periods lay from what a running rate expected of them, on the item's own past. Errors of one period times √H would
 * not do: they hang together, and the rate itself is uncertain.
 */
final class HorizonErrors {
    private HorizonErrors() {}

    /** Periods before which a rate has seen too little to be judged. */
    static int warm(int length, int horizon) {
        return Math.max(1, Math.min(length / 4, length - 2 * horizon));
    }

    /**
     * Mean squared error of past totals, later ones counting more; where no total of the full horizon fits into the past, of the single periods,
     * grown with the horizon.
     *
     * @param rates as {@link Rates} writes them
     * @param fade  by how much a total counts less for each period that it is older, a little below 1
     */
    static double meanSquare(double[] y, double[] rates, int length, int horizon, double fade) {
        var warm = warm(length, horizon);
        if (length - warm < horizon + 2) {
            return horizon * singles(y, rates, length);
        }
        var total = 0.0;
        for (var i = warm; i < warm + horizon; i++) {
            total += y[i];
        }
        var squares = 0.0;
        var weights = 0.0;
        for (var start = warm;; start++) {
            var error = total - horizon * rates[start];
            squares = squares * fade + error * error;
            weights = weights * fade + 1;
            if (start + horizon >= length) {
                return squares / weights;
            }
            total += y[start + horizon] - y[start];
        }
    }

    private static double singles(double[] y, double[] rates, int length) {
        var squares = 0.0;
        for (var i = 1; i < length; i++) {
            squares += (y[i] - rates[i]) * (y[i] - rates[i]);
        }
        return length < 2 ? y[0] * y[0] : squares / (length - 1);
    }
}
