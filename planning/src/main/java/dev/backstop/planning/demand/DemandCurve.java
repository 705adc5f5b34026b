package dev.backstop.planning.demand;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.TotalDemand;
import java.util.Arrays;

/**
 * A forecast of the total demand over several horizons, each by its quantiles, and over all others by what lies between.
 *
 * <p>Between two horizons the mean grows evenly with the days, and the distance of a quantile from it with their root, as it does where
 * days do not depend on each other; the quantiles of both neighbours are met exactly. Shorter than the shortest, mean and variance are the
 * days' share of it. Longer than the longest the distance goes on growing as it did between the last two.
 */
public final class DemandCurve implements DemandForecast {
    private static final int USUAL_DAYS = 28;
    private static final double ROOT = 0.5;

    private final int[] days;
    private final double[] levels;
    private final float[] numbers;

    /**
     * The curve of one item at one location. It keeps the arrays and does not change them.
     *
     * @param days    horizons, ascending
     * @param levels  of the quantiles, ascending, in (0, 1)
     * @param numbers for each horizon a quantile for each level, ascending, and the mean; smallest units
     */
    public DemandCurve(int[] days, double[] levels, float[] numbers) {
        if (days.length == 0 || numbers.length != days.length * (levels.length + 1)) {
            throw new IllegalArgumentException("%d horizons of %d quantiles and a mean need as many numbers, but there were %d."
                    .formatted(days.length, levels.length, numbers.length));
        }
        this.days = days;
        this.levels = levels;
        this.numbers = numbers;
    }

    /** Of each level and the mean, so much from this curve and the rest from another of the same shape. */
    public DemandCurve mixed(double share, DemandCurve other) {
        var mixed = new float[numbers.length];
        for (var k = 0; k < mixed.length; k++) {
            mixed[k] = (float) (share * numbers[k] + (1 - share) * other.numbers[k]);
        }
        return new DemandCurve(days, levels, mixed);
    }

    /** For each horizon a quantile for each level, and the mean. */
    public float[] numbers() {
        return numbers.clone();
    }

    /** By the horizon nearest to four weeks. */
    @Override
    public double perDay() {
        var nearest = 0;
        for (var h = 1; h < days.length; h++) {
            nearest = Math.abs(days[h] - USUAL_DAYS) < Math.abs(days[nearest] - USUAL_DAYS) ? h : nearest;
        }
        return known(nearest) / days[nearest];
    }

    /** Mean demand over so many days. */
    public double mean(int over) {
        var upper = upper(over);
        if (upper == 0) {
            return known(0) * over / days[0];
        }
        if (upper == days.length) {
            return known(upper - 1) * over / days[upper - 1];
        }
        var share = (double) (over - days[upper - 1]) / (days[upper] - days[upper - 1]);
        return (1 - share) * known(upper - 1) + share * known(upper);
    }

    /** The mean of a horizon. */
    private double known(int horizon) {
        return numbers[horizon * (levels.length + 1) + levels.length];
    }

    private double distance(int horizon, int level) {
        return numbers[horizon * (levels.length + 1) + level] - known(horizon);
    }

    /** The first horizon of at least so many days. */
    private int upper(int over) {
        var found = Arrays.binarySearch(days, over);
        return found >= 0 ? found : -found - 1;
    }

    @Override
    public TotalDemand over(int over) {
        if (over < days[0]) {
            var shortest = fromQuantiles(days[0]);
            var share = (double) Math.max(0, over) / days[0];
            return TotalDemand.of(share * shortest.mean(), share * shortest.variance());
        }
        return mean(over) > 0 ? fromQuantiles(over) : TotalDemand.of(0, 0);
    }

    private PiecewiseDemand fromQuantiles(int over) {
        var quantiles = new double[levels.length];
        var mean = mean(over);
        var upper = upper(over);
        for (var k = 0; k < levels.length; k++) {
            quantiles[k] = mean + distance(over, upper, k);
        }
        Arrays.sort(quantiles);
        return PiecewiseDemand.of(levels, quantiles);
    }

    private double distance(int over, int upper, int level) {
        if (upper == days.length) {
            var last = days.length - 1;
            return distance(last, level) * Math.pow((double) over / days[last], growth(level));
        }
        if (days[upper] == over) {
            return distance(upper, level);
        }
        var share = (Math.sqrt(over) - Math.sqrt(days[upper - 1])) / (Math.sqrt(days[upper]) - Math.sqrt(days[upper - 1]));
        return (1 - share) * distance(upper - 1, level) + share * distance(upper, level);
    }

    /**
     * The power of time with which the distance grew at last: from one half, days on their own, to one, days that all share their fortune.
     */
    private double growth(int level) {
        var last = days.length - 1;
        if (last == 0) {
            return ROOT;
        }
        var grown = distance(last, level) / distance(last - 1, level);
        return grown > 0 ? Math.clamp(Math.log(grown) / Math.log((double) days[last] / days[last - 1]), ROOT, 1) : ROOT;
    }
}
