package dev.backstop.planning.demand;

import dev.backstop.planning.demand.EtsModel.Season;
import dev.backstop.planning.demand.EtsModel.Trend;

/** Where the search for an ETS model's parameters begins, and how far it may go. */
final class EtsStart {
    private EtsStart() {}

    static void write(EtsFilter filter, double[] y, int length, double[] p, double[] low, double[] high) {
        var model = filter.model;
        set(p, low, high, 0, 0.3, 1e-4, 0.9999);
        var at = 1;
        if (model.trend() != Trend.NONE) {
            set(p, low, high, at++, 0.1, 1e-4, 0.9999);
        }
        if (model.trend() == Trend.DAMPED) {
            set(p, low, high, at++, 0.95, 0.8, 0.98);
        }
        if (model.season() != Season.NONE) {
            set(p, low, high, at++, 0.1, 1e-4, 0.9999);
        }
        var period = filter.period;
        var indices = new double[period];
        if (model.season() != Season.NONE) {
            SeasonalIndices.write(y, length, period, indices);
        }
        var multiplies = model.season() == Season.MULTIPLIES;
        var first = Math.min(length, Math.max(10, 2 * period));
        var mean = 0.0;
        var spread = 0.0;
        for (var i = 0; i < length; i++) {
            mean += y[i] / length;
        }
        for (var i = 0; i < length; i++) {
            spread = Math.max(spread, Math.abs(y[i] - mean));
        }
        var sumX = 0.0;
        var sumY = 0.0;
        var sumXy = 0.0;
        var sumXx = 0.0;
        for (var i = 0; i < first; i++) {
            var index = indices[i % period];
            var z = multiplies ? y[i] / index : model.season() == Season.ADDS ? y[i] - (index - 1) * mean : y[i];
            sumX += i + 1;
            sumY += z;
            sumXy += (i + 1) * z;
            sumXx += (i + 1.0) * (i + 1);
        }
        var slope = (first * sumXy - sumX * sumY) / (first * sumXx - sumX * sumX);
        var level = model.trend() == Trend.NONE ? sumY / first : (sumY - slope * sumX) / first;
        var room = spread + Math.abs(mean) + 1e-9;
        set(p, low, high, at++, level, level - room, level + room);
        if (model.trend() != Trend.NONE) {
            set(p, low, high, at++, slope, slope - room / 5, slope + room / 5);
        }
        for (var i = 0; i < period - 1 && model.season() != Season.NONE; i++) {
            if (multiplies) {
                set(p, low, high, at++, indices[i], 0.01, Math.max(3, 2 * indices[i]));
            } else {
                set(p, low, high, at++, (indices[i] - 1) * mean, -room, room);
            }
        }
    }

    private static void set(double[] p, double[] low, double[] high, int at, double value, double least, double most) {
        p[at] = value;
        low[at] = least;
        high[at] = most;
    }
}
