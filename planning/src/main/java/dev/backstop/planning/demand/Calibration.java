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

    private final double[][] moves; // by class and level

    private Calibration(double[][] moves) {
        this.moves = moves;
    }

    /** Learns from blended forecasts whose outcomes are known. */
    static Calibration learn(Predictions predictions, Blend blend, float[] outcomes, double[] levels) {
        var classes = DemandClass.values().length;
        var misses = new double[levels.length][predictions.rows];
        var out = new double[predictions.width];
        for (var row = 0; row < predictions.rows; row++) {
            blend.write(predictions, row, out);
            for (var k = 0; k < levels.length; k++) {
                misses[k][row] = predictions.scales[row] == 0 ? 0 : (outcomes[row] - out[k]) / predictions.scales[row];
            }
        }
        var moves = new double[classes][levels.length];
        for (var k = 0; k < levels.length; k++) {
            var all = quantile(misses[k], predictions, -1, levels[k]);
            for (var c = 0; c < classes; c++) {
                var rows = count(predictions, c);
                var trust = rows / (rows + FEWEST_ROWS);
                var own = rows == 0 ? 0 : quantile(misses[k], predictions, c, levels[k]);
                moves[c][k] = TRUST * (trust * own + (1 - trust) * all);
            }
        }
        return new Calibration(moves);
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
        var chosen = new double[misses.length];
        var count = 0;
        for (var row = 0; row < misses.length; row++) {
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
