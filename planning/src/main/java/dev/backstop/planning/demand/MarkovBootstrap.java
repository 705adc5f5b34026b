package dev.backstop.planning.demand;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Futures drawn from an item's own past: a two-state Markov chain says in which periods something is wanted, sizes are drawn from those seen and jittered,
 * {@code 1 + ⌊x + Z·√x⌋}, or {@code x} again where that is not positive. Only for items that are wanted seldom.
 *
 * @see "Willemain, Smart, Schwarz: A new approach to forecasting intermittent demand for service parts inventories, IJF 2004"
 */
record MarkovBootstrap() implements Method {
    private static final int FUTURES = 200;
    private static final double SELDOM = 1.32;

    @Override
    public boolean suits(History history) {
        var demands = 0;
        for (var i = 0; i < history.length; i++) {
            demands += history.values[i] > 0 ? 1 : 0;
        }
        return demands >= 2 && history.length >= SELDOM * demands;
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var y = history.values;
        var length = history.length;
        var sizes = scratch.rates(length);
        var demands = 0;
        var stays = 1.0; // one of each kind is assumed, so that no change is impossible
        var ends = 1.0;
        var begins = 1.0;
        var rests = 1.0;
        var seed = 17L;
        for (var i = 0; i < length; i++) {
            if (y[i] > 0) {
                sizes[demands++] = y[i];
                seed = 31 * seed + Double.hashCode(y[i]) + i;
            }
            if (i > 0 && y[i - 1] > 0) {
                stays += y[i] > 0 ? 1 : 0;
                ends += y[i] > 0 ? 0 : 1;
            } else if (i > 0) {
                begins += y[i] > 0 ? 1 : 0;
                rests += y[i] > 0 ? 0 : 1;
            }
        }
        var afterDemand = stays / (stays + ends);
        var afterNone = begins / (begins + rests);
        var random = new SplittableRandom(seed);
        var totals = scratch.sums(FUTURES);
        var mean = 0.0;
        for (var future = 0; future < FUTURES; future++) {
            var total = 0.0;
            var wanted = y[length - 1] > 0;
            for (var h = 0; h < horizon; h++) {
                wanted = random.nextDouble() < (wanted ? afterDemand : afterNone);
                if (wanted) {
                    total += jittered(sizes[random.nextInt(demands)], random);
                }
            }
            totals[future] = total;
            mean += total / FUTURES;
        }
        out[levels.length] = mean;
        Arrays.sort(totals, 0, FUTURES);
        for (var i = 0; i < levels.length; i++) {
            out[i] = totals[Math.min(FUTURES - 1, (int) (levels[i] * FUTURES))];
        }
    }

    private static double jittered(double size, SplittableRandom random) {
        var jittered = 1 + Math.floor(size + random.nextGaussian() * Math.sqrt(size));
        return jittered > 0 ? jittered : size;
    }
}
