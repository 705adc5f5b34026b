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
    private static final double STEP = 0.05;
    private static final int STEPS = 4; // up to a speed of 0.3
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

    /** Smoothing that starts at the first sum, at the speed of the least squared error one step ahead: on a grid, then at the vertex of the parabola there. */
    private static double optimised(double[] sums, int count) {
        var best = 0;
        var least = squares(sums, count, SLOWEST);
        var before = least;
        var after = least;
        var last = least;
        for (var step = 1; step <= STEPS; step++) {
            var squares = squares(sums, count, SLOWEST + step * STEP);
            if (squares < least) {
                best = step;
                before = last;
                least = squares;
            }
            after = best == step - 1 ? squares : after;
            last = squares;
        }
        var bend = before - 2 * least + after;
        var shift = best == 0 || best == STEPS || bend <= 0 ? 0 : (before - after) / (2 * bend);
        return level(sums, count, SLOWEST + (best + shift) * STEP);
    }

    private static double squares(double[] sums, int count, double a) {
        var level = sums[0];
        var squares = 0.0;
        for (var i = 1; i < count; i++) {
            var error = sums[i] - level;
            squares += error * error;
            level += a * error;
        }
        return squares;
    }

    private static double level(double[] sums, int count, double a) {
        var level = sums[0];
        for (var i = 1; i < count; i++) {
            level += a * (sums[i] - level);
        }
        return level;
    }
}
