package dev.backstop.planning.demand;

/**
 * Quantiles of how far the totals that really came in past windows of the horizon's length lay from what smoothing expected of them, put on
 * what it expects now. Windows overlap, and later ones count more: weight {@code 2^(−age/halfLife)}.
 *
 * @param halfLife periods, as a share of the history's length
 * @see "Porras, Dekker: An inventory control system for spare parts at a refinery, EJOR 2008"
 */
record RecentTotals(double halfLife) implements Method {
    private static final double SPEED = 0.1;
    private static final int MOST_WINDOWS = 192;
    private static final int FEWEST_APART = 3;

    /** Totals that overlap say the same again: what comes once in three totals is not seen in two of them. */
    @Override
    public boolean suits(History history, int horizon) {
        return history.length - HorizonErrors.warm(history.length, horizon) >= FEWEST_APART * horizon;
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var y = history.values;
        var length = history.length;
        var rates = scratch.rates(length + 1);
        var rate = Rates.smoothed(y, length, SPEED, Start.mean(history), rates);
        var warm = HorizonErrors.warm(length, horizon);
        var windows = length - horizon + 1 - warm;
        var step = (windows + MOST_WINDOWS - 1) / MOST_WINDOWS;
        var count = (windows + step - 1) / step;
        var totals = scratch.sums(count);
        var weights = scratch.weights(count);
        var fade = Math.pow(0.5, step / Math.max(12, halfLife * length));
        var weight = 1.0;
        var end = length;
        for (var i = 0; i < count; i++, end -= step) {
            var total = 0.0;
            for (var k = end - horizon; k < end; k++) {
                total += y[k];
            }
            totals[i] = total - horizon * rates[end - horizon];
            weights[i] = weight;
            weight *= fade;
        }
        var shift = horizon * rate;
        out[levels.length] = shift + WeightedQuantiles.write(totals, weights, count, levels, out, scratch.order(count));
        for (var i = 0; i < levels.length; i++) {
            out[i] = Math.max(0, out[i] + shift);
        }
        out[levels.length] = Math.max(0, out[levels.length]);
    }
}
