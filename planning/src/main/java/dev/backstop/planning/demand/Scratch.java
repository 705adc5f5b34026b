package dev.backstop.planning.demand;

/** Room that one worker uses again for every series. What a method leaves in it is of no use to the next. */
final class Scratch {
    private double[] rates = new double[64];
    private double[] best = new double[64];
    private double[] sums = new double[64];
    private double[] weights = new double[64];
    private int[] order = new int[64];

    double[] rates(int length) {
        return rates = atLeast(rates, length);
    }

    double[] best(int length) {
        return best = atLeast(best, length);
    }

    double[] sums(int length) {
        return sums = atLeast(sums, length);
    }

    double[] weights(int length) {
        return weights = atLeast(weights, length);
    }

    int[] order(int length) {
        if (order.length < length) {
            order = new int[2 * length];
        }
        return order;
    }

    /** What {@link #rates} found better becomes what {@link #best} gives. */
    void keepRates() {
        var kept = rates;
        rates = best;
        best = kept;
    }

    private static double[] atLeast(double[] room, int length) {
        return room.length >= length ? room : new double[2 * length];
    }
}
