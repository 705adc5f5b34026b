package dev.backstop.planning.demand;

/**
 * Exponential smoothing at the speed that forecast past totals best, with a tail of counts around it.
 */
final class Smoothing implements Method {
    private final double[] speeds;

    Smoothing(double... speeds) {
        this.speeds = speeds.clone();
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var length = history.length;
        var start = Start.mean(history);
        var fade = Start.fade(length);
        var least = Double.POSITIVE_INFINITY;
        var rate = start;
        for (var speed : speeds) {
            var rates = scratch.rates(length + 1);
            var last = Rates.smoothed(history.values, length, speed, start, rates);
            var error = HorizonErrors.meanSquare(history.values, rates, length, horizon, fade);
            if (error < least * (1 - 1e-9)) {
                least = error;
                rate = last;
            }
        }
        out[levels.length] = horizon * rate;
        CountQuantiles.write(horizon * rate, least, levels, out);
    }
}
