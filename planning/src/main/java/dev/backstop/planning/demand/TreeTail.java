package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How far quantiles lie beyond the highest one that trees are grown for, class by class. A quantile of the level .99 has one outcome in a
 * hundred beyond it: trees that split these few among their leaves learn by heart, and tell smooth items from lumpy ones no more.
 *
 * <p>Distances are counted in the way from the median to the highest quantile of the trees, and a quarter of the scale, which keeps the
 * unit from vanishing where both are nothing. A class with few outcomes beyond a level leans on all classes.
 */
final class TreeTail implements Serializable {
    /** The highest level that trees are grown for. */
    static final double FROM = 0.9;

    private static final double MEDIAN = 0.5;
    private static final double SHARE_OF_SCALE = 0.25;
    private static final double FEWEST_BEYOND = 2; // outcomes; as many weigh half against all classes together

    private final double[][] distances; // by class and level
    private final double[] levels;

    private TreeTail(double[][] distances, double[] levels) {
        this.distances = distances;
        this.levels = levels;
    }

    /** The levels that trees are grown for, so that all of the wanted ones can be told. */
    static double[] grown(double[] wanted) {
        var needed = Arrays.stream(wanted).anyMatch(level -> level > FROM) ? new double[] {MEDIAN, FROM} : new double[0];
        return DoubleStream.concat(Arrays.stream(wanted).filter(level -> level <= FROM), Arrays.stream(needed))
                .sorted().distinct().toArray();
    }

    /** Outcomes of rows, the weight of each and its class, as the trees were shown them. */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers by the thousand
    record Shown(float[] outcomes, float[] weights, byte[] classes) {}

    /**
     * Learns from what the trees say of the rows that they were grown on.
     *
     * @param median  of each row, in scales
     * @param highest of each row, the quantile of {@link #FROM}
     * @param wanted  levels; only those beyond are learned
     */
    static TreeTail learn(Shown shown, double[] median, double[] highest, double[] wanted) {
        var count = shown.outcomes().length;
        var misses = new double[count];
        for (var row = 0; row < count; row++) {
            misses[row] = (shown.outcomes()[row] - highest[row]) / unit(median[row], highest[row]);
        }
        var beyond = Arrays.stream(wanted).filter(level -> level > FROM).toArray();
        var all = distances(misses, shown, -1, beyond);
        var distances = new double[DemandClass.COUNT][];
        for (var c = 0; c < DemandClass.COUNT; c++) {
            var own = distances(misses, shown, c, beyond);
            var rows = count(shown, c);
            for (var k = 0; k < beyond.length; k++) {
                var outcomes = rows * (1 - beyond[k]);
                var trust = outcomes / (outcomes + FEWEST_BEYOND);
                own[k] = trust * own[k] + (1 - trust) * all[k];
            }
            distances[c] = own;
        }
        return new TreeTail(distances, beyond);
    }

    private static double unit(double median, double highest) {
        return highest - median + SHARE_OF_SCALE;
    }

    private static int count(Shown shown, int demandClass) {
        var count = 0;
        for (var each : shown.classes()) {
            count += demandClass < 0 || each == demandClass ? 1 : 0;
        }
        return count;
    }

    private static double[] distances(double[] misses, Shown shown, int demandClass, double[] levels) {
        var count = count(shown, demandClass);
        var chosen = new double[count];
        var weights = new double[count];
        var at = 0;
        for (var row = 0; row < misses.length; row++) {
            if (demandClass < 0 || shown.classes()[row] == demandClass) {
                chosen[at] = misses[row];
                weights[at++] = shown.weights()[row];
            }
        }
        var distances = new double[levels.length];
        if (count > 0) {
            WeightedQuantiles.write(chosen, weights, count, levels, distances, new int[count]);
        }
        Arrays.setAll(distances, k -> Math.max(0, distances[k]));
        return distances;
    }

    /** The quantile of one of the levels beyond, given the median and the highest quantile of the trees; all in scales. */
    double quantile(double level, int demandClass, double median, double highest) {
        return highest + distances[demandClass][Arrays.binarySearch(levels, level)] * unit(median, highest);
    }
}
