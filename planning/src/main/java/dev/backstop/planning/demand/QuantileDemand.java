package dev.backstop.planning.demand;

import dev.backstop.planning.TotalDemand;
import java.util.Arrays;

/**
 * Total demand of which some quantiles are known: chances go straight from one to the next, and beyond the last they fall off
 * exponentially, as fast as between the last two.
 *
 * <p>Demand comes in whole smallest units, so a quantile of 0.4 covers what one of 0 covers: quantiles count with their whole part, which
 * is also how calibration counted them.
 */
final class QuantileDemand implements TotalDemand {
    private static final double SHORTEST_TAIL = 0.2;
    private static final double FURTHER_DOWN = 1.5;
    private static final int STEPS = 400;
    private static final double SAME = 1e-6;

    private final double[] at; // whole quantities, ascending
    private final double[] within; // the chance of no more than them
    private final double tail; // by how much demand exceeds the last of them, on average
    private final double mean;

    /**
     * A distribution by its quantiles.
     *
     * @param levels    ascending, in (0, 1)
     * @param quantiles ascending, one for each level
     * @param some      whether anything may be wanted at all
     */
    QuantileDemand(double[] levels, double[] quantiles, boolean some) {
        var quantities = new double[levels.length + 1];
        var chances = new double[levels.length + 1];
        var count = 1;
        quantities[0] = some ? Math.floor(Math.max(0, least(quantiles))) : 0;
        for (var k = 0; k < levels.length && some; k++) {
            var quantity = Math.floor(Math.max(0, quantiles[k]) + SAME);
            count += quantity > quantities[count - 1] ? 1 : 0;
            quantities[count - 1] = quantity;
            chances[count - 1] = levels[k];
        }
        if (!some) {
            chances[0] = 1;
        }
        this.at = Arrays.copyOf(quantities, count);
        this.within = Arrays.copyOf(chances, count);
        this.tail = count < 2 ? SHORTEST_TAIL
                : Math.max(SHORTEST_TAIL, (at[count - 1] - at[count - 2]) / Math.log((1 - within[count - 2]) / (1 - within[count - 1])));
        this.mean = expectedBeyond(0);
    }

    /** Somewhat further below the first quantile than the second lies above it. */
    private static double least(double[] quantiles) {
        return quantiles.length < 2 ? 0 : quantiles[0] - FURTHER_DOWN * (quantiles[1] - quantiles[0]);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double chanceWithin(long quantity) {
        return quantity < 0 ? 0 : 1 - beyond((double) quantity);
    }

    /** The chance that more than a quantity is wanted. */
    private double beyond(double quantity) {
        var last = at.length - 1;
        if (quantity < at[0]) {
            return 1;
        }
        if (quantity >= at[last]) {
            return (1 - within[last]) * Math.exp((at[last] - quantity) / tail);
        }
        var next = 1;
        while (at[next] <= quantity) {
            next++;
        }
        var share = (quantity - at[next - 1]) / (at[next] - at[next - 1]);
        return 1 - within[next - 1] - share * (within[next] - within[next - 1]);
    }

    /**
     * The sum of the chances of more than {@code quantity}, {@code quantity + 1} and so on: along a straight line the mean of its ends,
     * beyond it a geometric series.
     */
    @Override
    public double expectedBeyond(long quantity) {
        if (quantity < 0) {
            return mean - quantity;
        }
        var sum = Math.max(0, at[0] - quantity);
        for (var next = 1; next < at.length; next++) {
            var first = Math.max((double) quantity, at[next - 1]);
            var last = at[next] - 1;
            if (first <= last) {
                sum += (last - first + 1) * (beyond(first) + beyond(last)) / 2;
            }
        }
        return sum + beyond(Math.max((double) quantity, at[at.length - 1])) / (1 - Math.exp(-1 / tail));
    }

    @Override
    public long quantile(double chance) {
        if (!(chance >= 0 && chance < 1)) {
            throw new IllegalArgumentException("A quantile needs a chance from 0 up to but not 1, but was " + chance);
        }
        return (long) Math.ceil(point(chance) - SAME);
    }

    private double point(double chance) {
        var last = at.length - 1;
        if (chance <= within[0]) {
            return chance <= 0 ? 0 : at[0];
        }
        if (chance > within[last]) {
            return at[last] + tail * Math.log((1 - within[last]) / (1 - chance));
        }
        var next = 1;
        while (within[next] < chance) {
            next++;
        }
        return at[next - 1] + (at[next] - at[next - 1]) * (chance - within[next - 1]) / (within[next] - within[next - 1]);
    }

    /** From so many quantiles, evenly spread. */
    double variance() {
        var squares = 0.0;
        var sum = 0.0;
        for (var step = 0; step < STEPS; step++) {
            var quantity = point((step + 0.5) / STEPS);
            sum += quantity;
            squares += quantity * quantity;
        }
        return Math.max(0, squares / STEPS - sum / STEPS * (sum / STEPS));
    }
}
