package dev.backstop.planning.demand;

/**
 * Aggregation: demand is summed into blocks, the sums are smoothed, the result is divided again. ADIDA takes blocks as long as the mean interval between
 * demands, IMAPA the mean over all block lengths from 1 to there.
 *
 * @see "Nikolopoulos, Syntetos, Boylan, Petropoulos, Assimakopoulos: An aggregate-disaggregate intermittent demand approach, JORS 2011"
 * @see "Petropoulos, Kourentzes: Forecast combinations for intermittent demand, JORS 2015"
 */
record Imapa(int longestBlock) implements Method {
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 0.3;
    private static final int STEPS = 4;
    private static final double SPEED_OF_ERRORS = 0.1;

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var length = history.length;
        var rate = rate(history.values, length, 1, Math.min(longestBlock, meanInterval(history.values, length)), scratch.sums(length));
        var rates = scratch.rates(length + 1);
        Rates.smoothed(history.values, length, SPEED_OF_ERRORS, Start.mean(history), rates);
        out[levels.length] = horizon * rate;
        CountQuantiles.write(horizon * rate, HorizonErrors.meanSquare(history.values, rates, length, horizon, Start.fade(length)), levels, out);
    }

    /** Mean demand of a period, averaged over the block lengths {@code shortest} to {@code longest}. */
    static double rate(double[] y, int length, int shortest, int longest, double[] sums) {
        var rates = 0.0;
        for (var block = shortest; block <= longest; block++) {
            var count = length / block;
            var at = length - count * block;
            for (var i = 0; i < count; i++) {
                var sum = 0.0;
                for (var k = 0; k < block; k++) {
                    sum += y[at++];
                }
                sums[i] = sum;
            }
            rates += optimised(sums, count) / block;
        }
        return rates / (longest - shortest + 1);
    }

    /** Mean number of periods from demand to demand, the first counted from the beginning. */
    static int meanInterval(double[] y, int length) {
        var last = 0;
        var demands = 0;
        for (var i = 0; i < length; i++) {
            if (y[i] > 0) {
                demands++;
                last = i + 1;
            }
        }
        return demands == 0 ? 1 : (int) Math.max(1, Math.rint((double) last / demands));
    }

    /** Smoothing that starts at the first sum, at the speed of the least squared error one step ahead. */
    private static double optimised(double[] sums, int count) {
        var least = Double.POSITIVE_INFINITY;
        var best = sums[0];
        for (var step = 0; step <= STEPS; step++) {
            var a = SLOWEST + (FASTEST - SLOWEST) * step / STEPS;
            var level = sums[0];
            var squares = 0.0;
            for (var i = 1; i < count; i++) {
                var error = sums[i] - level;
                squares += error * error;
                level += a * error;
            }
            if (squares < least) {
                least = squares;
                best = level;
            }
        }
        return best;
    }
}
