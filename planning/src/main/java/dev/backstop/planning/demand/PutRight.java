package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * By how much the quantiles of each method alone would have to move, so that as many outcomes already seen lie below them as they say.
 * Methods are compared after that: else, where everything moved one way, the widest would win for being wide, though the blend is
 * corrected anyway. A move is counted in roots of a series' scale, as {@link Calibration} does.
 */
final class PutRight {
    private final double[][] moves; // by method and level

    private PutRight(double[][] moves) {
        this.moves = moves;
    }

    static PutRight learn(Predictions predictions, float[] outcomes, double[] levels) {
        var moves = new double[predictions.byMethod.length][levels.length + 1]; // means stay where they are
        for (var m = 0; m < moves.length; m++) {
            for (var k = 0; k < levels.length; k++) {
                moves[m][k] = move(predictions, outcomes, m, k, levels[k]);
            }
        }
        return new PutRight(moves);
    }

    private static double move(Predictions predictions, float[] outcomes, int method, int k, double level) {
        var misses = new double[predictions.rows];
        var count = 0;
        for (var row = 0; row < predictions.rows; row++) {
            var predicted = predictions.byMethod[method][row * predictions.width + k];
            if (predictions.scales[row] > 0 && !Float.isNaN(predicted)) {
                misses[count++] = (outcomes[row] - predicted) / Math.sqrt(predictions.scales[row]);
            }
        }
        Arrays.sort(misses, 0, count);
        return count == 0 ? 0 : misses[Calibration.rank(level, count)];
    }

    /** A quantile or mean of a row by a method, put right. */
    double of(int method, int k, double predicted, double scale) {
        return Math.max(0, predicted + moves[method][k] * Math.sqrt(scale));
    }
}
