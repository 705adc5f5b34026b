package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How much each method counts, for each class and level: {@code exp(−β·x)}, where x is by how much its quantiles cost more than those of
 * the best method, relative, on outcomes already seen, each put right first. β is smaller where the ranking changes from origin to origin,
 * because the next one may be different again.
 *
 * <p>The further above the median a level lies, the fewer outcomes lie beyond it, and the more its ranking is chance: β·x is averaged over
 * the levels from the median up to it. Methods that say nearly the same share their votes.
 */
final class Blend implements Serializable {
    private static final double SHARPNESS = 30;
    private static final double SHARPNESS_OF_MEANS = 60; // every outcome tells of a mean, and few of what lies in a tail
    private static final double UNSTEADY = 0.03; // a spread of the ranking between origins that halves it
    private static final double FEWEST_ROWS = 60; // as many weigh half against all classes together
    private static final double LARGE_COUNT_LESS = 0.5; // power of the scale that a loss is divided by
    private static final double MEDIAN = 0.5;
    private static final double HOPELESS = 20; // β·x where another method costs nothing: e⁻²⁰ is little, and yet can be compared
    private static final double NEXT_TO_NOTHING = 1e-12;

    private final double[][][] weights; // by class, number of a row, method

    private Blend(double[][][] weights) {
        this.weights = weights;
    }

    /**
     * Learns from predictions whose outcomes are known.
     *
     * @param evidence of which moments they are
     */
    static Blend learn(Predictions predictions, float[] outcomes, double[] levels, Evidence evidence) {
        var classes = DemandClass.COUNT;
        var width = predictions.width;
        var methods = predictions.byMethod.length;
        var losses = new double[classes + 1][width][methods];
        var compared = new double[classes + 1][width][methods];
        var counts = new double[classes];
        var right = PutRight.learn(predictions, outcomes, levels);
        for (var row = 0; row < predictions.rows; row++) {
            if (predictions.scales[row] == 0) {
                continue;
            }
            counts[predictions.classes[row]]++;
            var share = Math.pow(predictions.scales[row], -LARGE_COUNT_LESS);
            for (var k = 0; k < width; k++) {
                add(predictions, row, k, k < levels.length ? levels[k] : Double.NaN, outcomes[row], share, right, losses, compared);
            }
        }
        var sharpness = new double[width];
        for (var k = 0; k < width; k++) {
            var level = k < levels.length ? levels[k] : Double.NaN;
            sharpness[k] = (k < levels.length ? SHARPNESS : SHARPNESS_OF_MEANS) / (1 + Steadiness.spread(predictions, outcomes, k, level, evidence) / UNSTEADY);
        }
        var weights = new double[classes][width][methods];
        for (var c = 0; c < classes; c++) {
            var trust = counts[c] / (counts[c] + FEWEST_ROWS);
            var excess = new double[width][methods];
            for (var k = 0; k < width; k++) {
                weigh(losses[c][k], compared[c][k], losses[classes][k], compared[classes][k], trust, sharpness[k], excess[k]);
            }
            for (var k = 0; k < width; k++) {
                var from = k < levels.length && levels[k] > MEDIAN ? atLeastMedian(levels) : k;
                for (var m = 0; m < methods; m++) {
                    weights[c][k][m] = predictions.votes(m) * Math.exp(-mean(excess, m, from, k));
                }
            }
        }
        return new Blend(weights);
    }

    /** As if one method alone were asked, but for rows of which it has nothing to say: there the others speak as they do here. */
    Blend leaningOn(int method) {
        var leaning = new double[weights.length][][];
        for (var c = 0; c < leaning.length; c++) {
            leaning[c] = new double[weights[c].length][];
            for (var k = 0; k < leaning[c].length; k++) {
                leaning[c][k] = Arrays.stream(weights[c][k]).map(weight -> weight * NEXT_TO_NOTHING).toArray();
                leaning[c][k][method] = 1;
            }
        }
        return new Blend(leaning);
    }

    private static int atLeastMedian(double[] levels) {
        var first = Arrays.binarySearch(levels, MEDIAN);
        return first < 0 ? -first - 1 : first;
    }

    private static double mean(double[][] excess, int method, int from, int to) {
        var sum = 0.0;
        for (var k = from; k <= to; k++) {
            sum += excess[k][method];
        }
        return sum / (to - from + 1);
    }

    /** Losses of each method, and those of the first method on the same rows, because not every method suits every row. Means are judged by squares. */
    private static void add(Predictions predictions, int row, int k, double level, double outcome, double share,
            PutRight right, double[][][] losses, double[][][] compared) {
        var at = row * predictions.width + k;
        var scale = predictions.scales[row];
        var first = loss(outcome, right.of(0, k, predictions.byMethod[0][at], scale), level) * share;
        var c = predictions.classes[row];
        var all = losses.length - 1;
        for (var m = 0; m < predictions.byMethod.length; m++) {
            var predicted = predictions.byMethod[m][at];
            if (!Float.isNaN(predicted)) {
                var loss = loss(outcome, right.of(m, k, predicted, scale), level) * share;
                losses[c][k][m] += loss;
                compared[c][k][m] += first;
                losses[all][k][m] += loss;
                compared[all][k][m] += first;
            }
        }
    }

    static double loss(double outcome, double predicted, double level) {
        return Double.isNaN(level) ? Math.abs(outcome - predicted) : Pinball.loss(outcome, predicted, level);
    }

    /** Writes β·x of each method, {@link #HOPELESS} at most; infinite where it has shown nothing. */
    private static void weigh(double[] own, double[] ownFirst, double[] all, double[] allFirst, double trust, double sharpness,
            double[] excess) {
        var least = Double.POSITIVE_INFINITY;
        for (var m = 0; m < excess.length; m++) {
            var here = ownFirst[m] == 0 ? 1 : own[m] / ownFirst[m];
            var everywhere = allFirst[m] == 0 ? 1 : all[m] / allFirst[m];
            excess[m] = allFirst[m] == 0 && m > 0 ? Double.POSITIVE_INFINITY : trust * here + (1 - trust) * everywhere;
            least = Math.min(least, excess[m]);
        }
        for (var m = 0; m < excess.length; m++) {
            if (Double.isFinite(excess[m])) {
                excess[m] = excess[m] == least ? 0 : least == 0 ? HOPELESS : Math.min(HOPELESS, sharpness * (excess[m] / least - 1));
            }
        }
    }

    /** Writes the blended numbers of a row: quantiles, ascending, and mean. */
    void write(Predictions predictions, int row, double[] out) {
        var byNumber = weights[predictions.classes[row]];
        var width = predictions.width;
        for (var k = 0; k < width; k++) {
            var sum = 0.0;
            var all = 0.0;
            for (var m = 0; m < predictions.byMethod.length; m++) {
                var predicted = predictions.byMethod[m][row * width + k];
                var weight = byNumber[k][m] * predictions.believed(row, m);
                if (weight > 0 && !Float.isNaN(predicted)) {
                    sum += weight * predicted;
                    all += weight;
                }
            }
            out[k] = all == 0 ? 0 : sum / all;
        }
        Arrays.sort(out, 0, width - 1);
    }

    /** How much a method counts in a number of a row, between 0 and 1. */
    double weight(Predictions predictions, int row, int number, int method) {
        var byMethod = weights[predictions.classes[row]][number];
        var sum = 0.0;
        for (var m = 0; m < byMethod.length; m++) {
            sum += byMethod[m] * predictions.believed(row, m);
        }
        return byMethod[method] * predictions.believed(row, method) / sum;
    }

    /** How much it counts for items of a class, but for the length of their own histories. */
    double weight(DemandClass of, int number, int method) {
        var sum = 0.0;
        for (var weight : weights[of.index][number]) {
            sum += weight;
        }
        return weights[of.index][number][method] / sum;
    }
}
