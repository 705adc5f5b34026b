package dev.backstop.planning.demand;

/** Room that one worker uses again for every series. What a method leaves in it is of no use to the next. */
final class Scratch {
    private double[] rates = new double[64];
    private double[] sums = new double[64];
    private double[] weights = new double[64];
    private int[] order = new int[64];

    double[] rates(int length) {
        rates = atLeast(rates, length);
        return rates;
    }

    double[] sums(int length) {
        sums = atLeast(sums, length);
        return sums;
    }

    double[] weights(int length) {
        weights = atLeast(weights, length);
        return weights;
    }

    int[] order(int length) {
        if (order.length < length) {
            order = new int[2 * length];
        }
        return order;
    }

    private static double[] atLeast(double[] room, int length) {
        return room.length >= length ? room : new double[2 * length];
    }
}
