package dev.backstop.planning.demand;

/** Whether methods rank alike at one moment and the next. */
final class Steadiness {
    private static final double USUAL = 0.05;
    private static final double SPANS_AS_USUAL = 1;

    private Steadiness() {}

    /**
     * How much the loss of a method, relative to the mean of all methods at the same origin, differs between origins: the standard deviation, averaged over the
     * methods that suit every row. A spread seen at one or two moments says little, so it leans on what is usual.
     *
     * @param k     number of a row
     * @param level of that number; not a number for the mean
     */
    static double spread(Predictions predictions, float[] outcomes, int k, double level, Evidence evidence) {
        var origins = evidence.origins();
        var methods = predictions.byMethod.length;
        var losses = new double[origins][methods];
        for (var row = 0; row < predictions.rows; row++) {
            if (predictions.scales[row] == 0) {
                continue;
            }
            var share = 1 / Math.sqrt(predictions.scales[row]);
            for (var m = 0; m < methods; m++) {
                losses[row % origins][m] += share * Blend.loss(outcomes[row], predictions.byMethod[m][row * predictions.width + k], level);
            }
        }
        var spread = 0.0;
        var counted = 0;
        for (var m = 0; m < methods; m++) {
            var deviation = deviation(losses, m);
            if (!Double.isNaN(deviation)) {
                spread += deviation;
                counted++;
            }
        }
        var seen = counted == 0 ? 0 : spread / counted;
        var spans = evidence.spans() - 1;
        return (spans * seen + SPANS_AS_USUAL * USUAL) / (spans + SPANS_AS_USUAL);
    }

    private static double deviation(double[][] losses, int method) {
        var sum = 0.0;
        var squares = 0.0;
        for (var atOrigin : losses) {
            var mean = 0.0;
            var count = 0;
            for (var loss : atOrigin) {
                mean += Double.isNaN(loss) ? 0 : loss;
                count += Double.isNaN(loss) ? 0 : 1;
            }
            var relative = mean == 0 ? 1 : atOrigin[method] * count / mean;
            sum += relative;
            squares += relative * relative;
        }
        var mean = sum / losses.length;
        return Math.sqrt(Math.max(0, squares / losses.length - mean * mean));
    }
}
