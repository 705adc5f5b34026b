package dev.backstop.planning.demand;

import dev.backstop.planning.TotalDemand;

/**
 * Total demand known by some of its quantiles: chances rise evenly from one to the next, and beyond the last they fall off as fast as
 * between the last two. Demand is whole, so a quantile of 0.4 covers what one of 0 covers: they count with their whole part, as they did
 * when they were calibrated. The mean is that of this distribution.
 */
final class PiecewiseDemand implements TotalDemand {
    private static final int NOTHING = -1; // no more than that is never wanted
    private static final double SAME = 1e-6;
    private static final double SHORTEST_TAIL = 0.2;
    private static final double FURTHER_DOWN = 1.5; // below the first quantile, times the way from it to the second

    private final double[] at; // whole, ascending
    private final double[] chance; // of no more than that, ascending from 0 on
    private final double[] beyond; // expected beyond each
    private final double tail; // of the fall beyond the last

    private PiecewiseDemand(double[] at, double[] chance, double tail) {
        this.at = at;
        this.chance = chance;
        this.tail = Math.max(SHORTEST_TAIL, tail);
        this.beyond = new double[at.length];
        var last = at.length - 1;
        beyond[last] = (1 - chance[last]) * farOut();
        for (var i = last - 1; i >= 0; i--) {
            beyond[i] = beyond[i + 1] + sum(at[i + 1] - at[i], 1 - chance[i], 1 - chance[i + 1]);
        }
    }

    /** What comes beyond the last place, given that it does: a geometric number. */
    private double farOut() {
        return 1 / (1 - Math.exp(-1 / tail));
    }

    /** Of {@code count} numbers that go evenly from one to another, without the other. */
    private static double sum(double count, double from, double to) {
        return count * (from + to) / 2 + (count == 0 ? 0 : (from - to) / 2);
    }

    /**
     * From some of its quantiles.
     *
     * @param levels    ascending, in (0, 1)
     * @param quantiles ascending, one for each level; less than nothing counts as nothing
     */
    static PiecewiseDemand of(double[] levels, double[] quantiles) {
        var count = levels.length;
        var at = new double[count + 1];
        var chance = new double[count + 1];
        at[0] = count < 2 ? NOTHING : Math.max(NOTHING, Math.ceil(quantiles[0] - (quantiles[1] - quantiles[0]) * FURTHER_DOWN) - 1);
        for (var i = 0; i < count; i++) {
            at[i + 1] = Math.floor(Math.max(0, quantiles[i]) + SAME);
            chance[i + 1] = levels[i];
        }
        var fall = Math.log((1 - chance[count - 1]) / (1 - chance[count]));
        return new PiecewiseDemand(at, chance, (at[count] - at[count - 1]) / fall);
    }

    @Override
    public double mean() {
        return expectedBeyond(0);
    }

    /** Squared smallest units. */
    double variance() {
        var last = at.length - 1;
        var rest = Math.exp(-1 / tail);
        var squares = (1 - chance[last]) * (at[last] * at[last] + 2 * at[last] * farOut() + (1 + rest) / ((1 - rest) * (1 - rest)));
        for (var i = 1; i < at.length; i++) {
            var count = at[i] - at[i - 1];
            squares += (chance[i] - chance[i - 1]) * (count == 0 ? at[i] * at[i] : (squaresTo(at[i]) - squaresTo(at[i - 1])) / count);
        }
        return Math.max(0, squares - mean() * mean());
    }

    /** {@code 0² + 1² + … + x²}. */
    private static double squaresTo(double x) {
        return x * (x + 1) * (2 * x + 1) / 6;
    }

    @Override
    public double chanceWithin(long quantity) {
        var i = below(quantity);
        return i >= 0 && at[i] == quantity ? chance[i] : 1 - more(quantity, i);
    }

    /** The chance that more is wanted. */
    private double more(long quantity, int i) {
        if (i < 0) {
            return 1;
        }
        if (i == at.length - 1) {
            return (1 - chance[i]) * Math.exp((at[i] - quantity) / tail);
        }
        return 1 - chance[i] - (chance[i + 1] - chance[i]) * (quantity - at[i]) / (at[i + 1] - at[i]);
    }

    @Override
    public double expectedBeyond(long quantity) {
        var i = below(quantity);
        if (i < 0) {
            return beyond[0] + at[0] - quantity;
        }
        var more = more(quantity, i);
        return i == at.length - 1 ? more * farOut() : beyond[i + 1] + sum(at[i + 1] - quantity, more, 1 - chance[i + 1]);
    }

    /** The last place that is no larger, so that the next one is larger; -1 if all are. */
    private int below(long quantity) {
        var i = at.length - 1;
        while (i >= 0 && at[i] > quantity) {
            i--;
        }
        return i;
    }
}
