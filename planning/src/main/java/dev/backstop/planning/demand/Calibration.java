package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * Conformal correction: by how much, as a share of a series' scale, quantiles of a class and level have to move so that as many outcomes already seen lie below
 * them as they say.
 *
 * @see "Romano, Patterson, Candès: Conformalized quantile regression, NeurIPS 2019"
 */
final class Calibration {
    private static final double FEWEST_ROWS = 150; // as many weigh half against all classes together
    private static final double TRUST = 0.6; // outcomes seen share the fortunes of a few moments, and the next may be another

    private static final double STEADY_LEVEL = 0.8;
    private static final double SURPRISE = 0.4;

    private final double[][] moves; // by class and level

    private Calibration(double[][] moves) {
        this.moves = moves;
    }

    /**
     * Learns from blended forecasts whose outcomes are known.
     *
     * @param origins how many there are; the rows of one series stand together, one for each origin
     */
    static Calibration learn(Predictions predictions, Blend blend, float[] outcomes, double[] levels, int origins) {
        var classes = DemandClass.COUNT;
        var misses = new double[levels.length][predictions.rows];
        var out = new double[predictions.width];
        for (var row = 0; row < predictions.rows; row++) {
            blend.write(predictions, row, out);
            for (var k = 0; k < levels.length; k++) {
                misses[k][row] = predictions.scales[row] == 0 ? 0 : (outcomes[row] - out[k]) / predictions.scales[row];
            }
        }
        var moves = new double[classes][levels.length];
        var common = SURPRISE * spread(misses, predictions, levels, origins);
        for (var k = 0; k < levels.length; k++) {
            var all = quantile(misses[k], predictions, -1, levels[k]);
            var surprise = Math.max(0, 2 * levels[k] - 1) * common;
            for (var c = 0; c < classes; c++) {
                var rows = count(predictions, c);
                var trust = rows / (rows + FEWEST_ROWS);
                var own = rows == 0 ? 0 : quantile(misses[k], predictions, c, levels[k]);
                moves[c][k] = TRUST * (trust * own + (1 - trust) * all) + surprise;
            }
        }
        return new Calibration(moves);
    }

    /**
     * What all series have in common differs from moment to moment, and the next moment is not among those seen: upper levels move up by a part of the spread
     * between origins, taken at the level nearest to {@value #STEADY_LEVEL}, where it is not yet a matter of a few outcomes.
     */
    private static double spread(double[][] misses, Predictions predictions, double[] levels, int origins) {
        if (origins < 2 || levels.length == 0) {
            return 0;
        }
        var nearest = 0;
        for (var k = 1; k < levels.length; k++) {
            nearest = Math.abs(levels[k] - STEADY_LEVEL) < Math.abs(levels[nearest] - STEADY_LEVEL) ? k : nearest;
        }
        var sum = 0.0;
        var squares = 0.0;
        for (var origin = 0; origin < origins; origin++) {
            var move = quantile(misses[nearest], predictions, -1, levels[nearest], origin, origins);
            sum += move;
            squares += move * move;
        }
        var mean = sum / origins;
        return Math.sqrt(Math.max(0, squares / origins - mean * mean));
    }

    private static int count(Predictions predictions, int demandClass) {
        var count = 0;
        for (var row = 0; row < predictions.rows; row++) {
            count += isOf(predictions, row, demandClass) ? 1 : 0;
        }
        return count;
    }

    private static boolean isOf(Predictions predictions, int row, int demandClass) {
        return predictions.scales[row] > 0 && (demandClass < 0 || predictions.classes[row] == demandClass);
    }

    private static double quantile(double[] misses, Predictions predictions, int demandClass, double level) {
        return quantile(misses, predictions, demandClass, level, 0, 1);
    }

    private static double quantile(double[] misses, Predictions predictions, int demandClass, double level, int first, int step) {
        var chosen = new double[misses.length];
        var count = 0;
        for (var row = first; row < misses.length; row += step) {
            if (isOf(predictions, row, demandClass)) {
                chosen[count++] = misses[row];
            }
        }
        Arrays.sort(chosen, 0, count);
        return count == 0 ? 0 : chosen[Math.min(count - 1, (int) Math.ceil(level * (count + 1)) - 1)];
    }

    /** Moves the quantiles of a row; they stay ascending and do not fall below 0. */
    void apply(int demandClass, double scale, double[] quantiles, int levels) {
        for (var k = 0; k < levels; k++) {
            quantiles[k] = Math.max(0, quantiles[k] + moves[demandClass][k] * scale);
        }
        Arrays.sort(quantiles, 0, levels);
    }
}
