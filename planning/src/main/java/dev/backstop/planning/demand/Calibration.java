package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Conformal correction: by how much quantiles of a class and level have to move so that as many outcomes already seen lie below them
 * as they say. A move is counted in roots of a series' scale, as the spread of counts is.
 *
 * <p>All outcomes of one moment share its fortunes, and the next moment may be another. So where few moments were seen, only a part of what
 * would have put them right is done, and of what moves down a part again. A level τ above the median is read as {@code 1 − (1−τ)·n/(n+u)},
 * where n is what the moments seen are worth: as if u of a moment more had been seen, all of it below; half of one, less where moments are
 * alike. A level with few outcomes beyond it moves with the next lower one.
 *
 * @see "Romano, Patterson, Candès: Conformalized quantile regression, NeurIPS 2019"
 */
final class Calibration implements Serializable {
    private static final double FEWEST_ROWS = 150; // as many weigh half against all classes together
    private static final double FEWEST_BEYOND = 20; // outcomes beyond a level; as many weigh half against the next lower level
    private static final double TRUST_DOWNWARDS = 0.6;
    private static final double MEDIAN = 0.5;

    private final double[][] moves; // by class and level
    private final double[] levels;
    private final boolean wholePieces;

    private Calibration(double[][] moves, double[] levels, boolean wholePieces) {
        this.moves = moves;
        this.levels = levels;
        this.wholePieces = wholePieces;
    }

    /**
     * Learns from blended forecasts whose outcomes are known.
     *
     * @param wholePieces whether upper quantiles are whole numbers, as those of a count are. Parts of a piece are right on average over
     *                    many moments only
     */
    static Calibration learn(Predictions predictions, Blend blend, float[] outcomes, double[] levels, Evidence evidence,
            boolean wholePieces) {
        var classes = DemandClass.COUNT;
        var misses = new double[levels.length][predictions.rows];
        var out = new double[predictions.width];
        for (var row = 0; row < predictions.rows; row++) {
            blend.write(predictions, row, out);
            for (var k = 0; k < levels.length; k++) {
                misses[k][row] = predictions.scales[row] == 0 ? 0 : (outcomes[row] - out[k]) / Math.sqrt(predictions.scales[row]);
            }
        }
        var moves = new double[classes][levels.length];
        for (var k = 0; k < levels.length; k++) {
            var level = honest(levels[k], evidence);
            var all = Moves.of(misses[k], predictions, -1, levels[k], level);
            for (var c = 0; c < classes; c++) {
                var rows = count(predictions, c);
                var own = rows == 0 ? all : Moves.of(misses[k], predictions, c, levels[k], level);
                var move = own.mixed(rows / (rows + FEWEST_ROWS), all).taken(evidence.steadiness());
                moves[c][k] = carried(move < 0 ? TRUST_DOWNWARDS * move : move, k, levels, moves[c], rows * evidence.perRow());
            }
        }
        return new Calibration(moves, levels, wholePieces);
    }

    /**
     * By how much a level would have to move.
     *
     * @param plain so that it would have covered what it says
     * @param wider further, so that half a moment more is allowed for
     */
    private record Moves(double plain, double wider) {
        static Moves of(double[] misses, Predictions predictions, int demandClass, double level, double honest) {
            var plain = quantile(misses, predictions, demandClass, level);
            return new Moves(plain, quantile(misses, predictions, demandClass, honest) - plain);
        }

        Moves mixed(double share, Moves other) {
            return new Moves(share * plain + (1 - share) * other.plain, share * wider + (1 - share) * other.wider);
        }

        /**
         * Whole where many moments say so. The room for a moment not seen is always given, but first out of what quantiles covered more
         * than they said.
         */
        double taken(double steadiness) {
            if (plain >= 0) {
                return steadiness * plain + wider;
            }
            return plain + wider >= 0 ? plain + wider : steadiness * (plain + wider);
        }
    }

    /**
     * Where hardly any outcome lies beyond a level, its quantile moves with that of the next lower one: the tail keeps the shape it was
     * forecast with.
     */
    private static double carried(double move, int k, double[] levels, double[] lower, double outcomes) {
        if (k == 0 || levels[k] <= MEDIAN) {
            return move;
        }
        var beyond = outcomes * (1 - levels[k]);
        var trust = beyond / (beyond + FEWEST_BEYOND);
        return trust * move + (1 - trust) * lower[k - 1];
    }

    private static double honest(double level, Evidence evidence) {
        var seen = evidence.moments();
        return level <= MEDIAN ? level : 1 - (1 - level) * seen / (seen + evidence.unseen());
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
        return count == 0 ? 0 : chosen[rank(level, count)];
    }

    /** The place of a level's quantile among so many outcomes in order: so many lie below as the level says, one not yet seen counted in. */
    static int rank(double level, int count) {
        return Math.min(count - 1, (int) Math.ceil(level * (count + 1)) - 1);
    }

    /** Moves the quantiles of a row; they stay ascending and do not fall below 0. */
    void apply(int demandClass, double scale, double[] quantiles) {
        for (var k = 0; k < levels.length; k++) {
            var moved = Math.max(0, quantiles[k] + moves[demandClass][k] * Math.sqrt(scale));
            quantiles[k] = wholePieces && levels[k] > MEDIAN ? Math.ceil(moved) : moved;
        }
        Arrays.sort(quantiles, 0, levels.length);
    }
}
