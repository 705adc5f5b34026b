package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * The theta method: what is left when the season is taken out is smoothed, and half the slope of a straight line through it is added. Items with short histories
 * take the season of the items they belong to; longer ones lean on it.
 *
 * @see "Assimakopoulos, Nikolopoulos: The theta model, IJF 2000; Hyndman, Billah: Unmasking the theta method, IJF 2003"
 */
final class Theta implements Method {
    /** How many years of a parent's season an item's own have to stand against. */
    private static final double YEARS_OF_PARENT = 1.5;

    private final double[] speeds;

    Theta(double... speeds) {
        this.speeds = speeds.clone();
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var length = history.length;
        var season = history.season;
        var indices = scratch.weights(season);
        indices(history, indices);
        var z = scratch.sums(length);
        for (int i = 0, phase = 0; i < length; i++, phase = phase + 1 == season ? 0 : phase + 1) {
            z[i] = history.values[i] / indices[phase];
        }
        var ahead = new Ahead(indices, season, horizon);
        var slope = slope(z, length) / 2;
        var start = mean(z, Math.min(length, Math.max(4, length / 8))); // close to the beginning, where a trend has not moved it yet
        var fade = Start.fade(length);
        var least = Double.POSITIVE_INFINITY;
        var mean = 0.0;
        for (var speed : speeds) {
            var rates = scratch.rates(length + 1);
            Rates.smoothed(z, length, speed, start, rates);
            var error = error(history, rates, ahead, slope, speed, horizon, fade);
            if (error < least * (1 - 1e-9)) {
                least = error;
                mean = ahead.total(rates[length], slope, speed, length % season);
            }
        }
        out[levels.length] = Math.max(0, mean);
        CountQuantiles.write(Math.max(0, mean), least, levels, out);
    }

    private static double error(History history, double[] rates, Ahead ahead, double slope, double speed, int horizon, double fade) {
        var y = history.values;
        var length = history.length;
        var warm = HorizonErrors.warm(length, horizon);
        if (length - warm < horizon + 2) {
            return HorizonErrors.meanSquare(y, rates, length, horizon, fade);
        }
        var came = 0.0;
        for (var i = warm; i < warm + horizon; i++) {
            came += y[i];
        }
        var squares = 0.0;
        var weights = 0.0;
        var phase = warm % history.season;
        for (var start = warm;; start++) {
            var error = came - ahead.total(rates[start], slope, speed, phase);
            squares = squares * fade + error * error;
            weights = weights * fade + 1;
            if (start + horizon >= length) {
                return squares / weights;
            }
            came += y[start + horizon] - y[start];
            phase = phase + 1 == history.season ? 0 : phase + 1;
        }
    }

    /** Sums of the indices over a horizon from each phase on, plain and times the periods ahead, so that a total needs no loop. */
    private static final class Ahead {
        private final double[] plain;
        private final double[] timesAhead;

        Ahead(double[] indices, int season, int horizon) {
            plain = new double[season];
            timesAhead = new double[season];
            for (var phase = 0; phase < season; phase++) {
                for (var h = 0; h < horizon; h++) {
                    var index = indices[(phase + h) % season];
                    plain[phase] += index;
                    timesAhead[phase] += h * index;
                }
            }
        }

        /** Smoothing with a drift lags by {@code 1/a} periods of it, which is given back. */
        double total(double level, double slope, double speed, int phase) {
            return (level + slope / speed) * plain[phase] + slope * timesAhead[phase];
        }
    }

    /** By phase, counted from the first period of the history. */
    private static void indices(History history, double[] indices) {
        var season = history.season;
        var own = history.showsSeason();
        if (own) {
            SeasonalIndices.write(history.values, history.length, season, indices);
        } else {
            Arrays.fill(indices, 0, season, 1);
        }
        if (history.parents.length == season) {
            var years = own ? (double) history.length / season : 0;
            var trust = years / (years + YEARS_OF_PARENT);
            for (var i = 0; i < season; i++) {
                indices[i] = trust * indices[i] + (1 - trust) * history.parents[(history.phase + i) % season];
            }
        }
    }

    private static double mean(double[] z, int count) {
        var sum = 0.0;
        for (var i = 0; i < count; i++) {
            sum += z[i];
        }
        return sum / count;
    }

    private static double slope(double[] z, int length) {
        var middle = (length - 1) / 2.0;
        var products = 0.0;
        for (var i = 0; i < length; i++) {
            products += (i - middle) * z[i];
        }
        var n = (double) length;
        return length < 2 ? 0 : products * 12 / (n * (n * n - 1));
    }
}
