package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * The theta method: what is left when the season is taken out is smoothed, and half the slope of a straight line through it is added. Items with short histories
 * take the season of the items they belong to; longer ones lean on it.
 *
 * @see "Assimakopoulos, Nikolopoulos: The theta model, IJF 2000; Hyndman, Billah: Unmasking the theta method, IJF 2003"
 */
final class Theta implements Method {
    private final double[] speeds;

    Theta(double... speeds) {
        this.speeds = speeds.clone();
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var fit = fit(history, horizon, scratch);
        var mean = Math.max(0, fit.ahead.total(fit.level, fit.slope, fit.speed, fit.phase));
        out[levels.length] = mean;
        CountQuantiles.write(mean, fit.error, levels, out);
    }

    @Override
    public void steps(History history, int horizon, Scratch scratch, double[] out) {
        var fit = fit(history, horizon, scratch);
        for (var h = 0; h < horizon; h++) {
            out[h] = Math.max(0, fit.ahead.step(h, fit.level, fit.slope, fit.speed, fit.phase));
        }
    }

    /**
     * What fits a history best.
     *
     * @param level of the last period, without season
     * @param slope of a period
     * @param error mean square, of totals
     * @param phase of the next period, counted from the first one of the history
     */
    private record Fit(Ahead ahead, double level, double slope, double speed, double error, int phase) {}

    private Fit fit(History history, int horizon, Scratch scratch) {
        var length = history.length;
        var season = history.season;
        var indices = scratch.weights(season);
        history.writeSeason(0, indices);
        var z = scratch.sums(length);
        for (int i = 0, phase = 0; i < length; i++, phase = phase + 1 == season ? 0 : phase + 1) {
            z[i] = history.values[i] / indices[phase];
        }
        var ahead = new Ahead(indices, season, horizon);
        var slope = slope(z, length) / 2;
        var start = mean(z, Math.min(length, Math.max(4, length / 8))); // close to the beginning, where a trend has not moved it yet
        var fade = Start.fade(length);
        var least = Double.POSITIVE_INFINITY;
        var best = 0.0;
        var level = 0.0;
        for (var speed : speeds) {
            var rates = scratch.rates(length + 1);
            Rates.smoothed(z, length, speed, start, rates);
            var error = error(history, rates, ahead, slope, speed, horizon, fade);
            if (error < least * (1 - 1e-9)) {
                least = error;
                best = speed;
                level = rates[length];
            }
        }
        return new Fit(ahead, level, slope, best, least, length % season);
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
        private final double[] indices;
        private final double[] plain;
        private final double[] timesAhead;

        Ahead(double[] indices, int season, int horizon) {
            this.indices = Arrays.copyOf(indices, season);
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

        /** Of a period so many after the next one. */
        double step(int after, double level, double slope, double speed, int phase) {
            return (level + slope / speed + slope * after) * indices[(phase + after) % indices.length];
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
